import type { Token } from 'markdown-it';
import type { TokenReader } from './token-reader.js';

/** Text in one weight. May hold the placeholder {@link TENANT_PLACEHOLDER}. */
export interface TextRun {
  readonly text: string;
  readonly strong: boolean;
}

/** Stands for the name of the broker's office; the only placeholder. */
export const TENANT_PLACEHOLDER = '{{tenant}}';

/**
 * The runs of one line of content; line breaks of the file become spaces.
 *
 * @throws BlockError for everything but text and bold text: links, images, code, HTML, italics.
 */
export function parseRuns(inline: Token, reader: TokenReader): TextRun[] {
  const runs: TextRun[] = [];
  let strong = false;
  let line = 0;
  for (const child of inline.children ?? []) {
    switch (child.type) {
      case 'strong_open':
        strong = true;
        break;
      case 'strong_close':
        strong = false;
        break;
      case 'softbreak':
        append(runs, ' ', strong);
        line += 1;
        break;
      case 'text':
        append(runs, child.content, strong);
        break;
      default:
        throw reader.refusal(child, line);
    }
  }
  const text = plainTextOf(runs);
  if (text.trim() === '') throw reader.error('no_text');
  if (/\{\{|\}\}/.test(text.replaceAll(TENANT_PLACEHOLDER, ''))) {
    throw reader.error('unknown_placeholder', { placeholder: TENANT_PLACEHOLDER });
  }
  return runs;
}

/** The same text without weights. */
export function plainTextOf(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join('');
}

function append(runs: TextRun[], text: string, strong: boolean): void {
  const last = runs.at(-1);
  if (text === '') return;
  if (last?.strong === strong) runs[runs.length - 1] = { text: last.text + text, strong };
  else runs.push({ text, strong });
}
