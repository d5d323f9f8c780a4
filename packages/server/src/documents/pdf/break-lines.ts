import type { TextRun } from '../source/parse-runs.js';

/** One line of text; all lines but the last of a paragraph end with the space between its words. */
export type Line = readonly TextRun[];

/** A word may change its weight in the middle: „**Wichtig**:“. */
type Word = readonly TextRun[];

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Breaks text into lines of at most `width`, at spaces only, so that a mark never stands alone at the
 * beginning of a line because the weight changes before it. A word wider than a line is cut.
 *
 * @param measure the width of a run in the unit of `width`.
 */
export function breakLines(
  runs: readonly TextRun[],
  width: number,
  measure: (run: TextRun) => number,
): readonly Line[] {
  const widthOf = (word: Word) => word.reduce((sum, run) => sum + measure(run), 0);
  const lines: TextRun[][] = [];
  let line: TextRun[] = [];
  let used = 0;
  for (const word of wordsOf(runs).flatMap((whole) => cutToWidth(whole, width, measure))) {
    const wordWidth = widthOf(word);
    const space: TextRun = { text: ' ', strong: line.at(-1)?.strong ?? false };
    const spaceWidth = line.length === 0 ? 0 : measure(space);
    if (line.length > 0 && used + spaceWidth + wordWidth > width) {
      lines.push(joinRuns([...line, space]));
      line = [];
      used = 0;
    }
    if (line.length > 0) {
      line.push(space);
      used += spaceWidth;
    }
    line.push(...word);
    used += wordWidth;
  }
  if (line.length > 0) lines.push(joinRuns(line));
  return lines;
}

function wordsOf(runs: readonly TextRun[]): Word[] {
  const words: TextRun[][] = [];
  let isInWord = false;
  for (const { text, strong } of runs) {
    for (const part of text.split(/( +)/)) {
      if (part === '') continue;
      if (part.startsWith(' ')) {
        isInWord = false;
      } else if (isInWord) {
        words.at(-1)?.push({ text: part, strong });
      } else {
        words.push([{ text: part, strong }]);
        isInWord = true;
      }
    }
  }
  return words;
}

function cutToWidth(word: Word, width: number, measure: (run: TextRun) => number): Word[] {
  if (word.reduce((sum, run) => sum + measure(run), 0) <= width) return [word];
  const pieces: TextRun[][] = [[]];
  let used = 0;
  for (const { text, strong } of word) {
    for (const { segment } of graphemes.segment(text)) {
      const run: TextRun = { text: segment, strong };
      const runWidth = measure(run);
      if (used > 0 && used + runWidth > width) {
        pieces.push([]);
        used = 0;
      }
      pieces.at(-1)?.push(run);
      used += runWidth;
    }
  }
  return pieces.map(joinRuns);
}

/** Neighbours of the same weight as one run. */
function joinRuns(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (last?.strong === run.strong) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}
