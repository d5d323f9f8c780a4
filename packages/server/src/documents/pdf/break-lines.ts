import type { TextRun } from '../source/parse-runs.js';

/** One line of text; all lines but the last of a paragraph end with the space between its words. */
export type Line = readonly TextRun[];

/** What stays on one line. A word may change its weight in the middle: „**Wichtig**:“. */
interface Word {
  readonly runs: readonly TextRun[];
  /** The rest of a word that was too wide for a line: no space before it. */
  readonly isRest: boolean;
}

type Measure = (run: TextRun) => number;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * Breaks text into lines of at most `width`, at spaces only, so that a mark never stands alone at the
 * beginning of a line because the weight changes before it. A word wider than a line is cut.
 *
 * @param measure the width of a run in the unit of `width`.
 */
export function breakLines(runs: readonly TextRun[], width: number, measure: Measure): readonly Line[] {
  const lines: TextRun[][] = [];
  let line: TextRun[] = [];
  let used = 0;
  for (const word of wordsOf(runs).flatMap((whole) => cutToWidth(whole, width, measure))) {
    const wordWidth = widthOf(word.runs, measure);
    const last = line.at(-1);
    const space: TextRun[] = last && !word.isRest ? [{ text: ' ', strong: last.strong }] : [];
    const spaceWidth = widthOf(space, measure);
    if (last && used + spaceWidth + wordWidth > width) {
      lines.push(joinRuns([...line, ...space]));
      line = [...word.runs];
      used = wordWidth;
    } else {
      line.push(...space, ...word.runs);
      used += spaceWidth + wordWidth;
    }
  }
  if (line.length > 0) lines.push(joinRuns(line));
  return lines;
}

function wordsOf(runs: readonly TextRun[]): (readonly TextRun[])[] {
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

function cutToWidth(word: readonly TextRun[], width: number, measure: Measure): Word[] {
  if (widthOf(word, measure) <= width) return [{ runs: word, isRest: false }];
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
  return pieces.map((runs, index) => ({ runs: joinRuns(runs), isRest: index > 0 }));
}

function widthOf(runs: readonly TextRun[], measure: Measure): number {
  return runs.reduce((sum, run) => sum + measure(run), 0);
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
