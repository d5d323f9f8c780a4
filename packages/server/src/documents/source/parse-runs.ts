import type { Token } from 'markdown-it';
import type { TokenReader } from './token-reader.js';

/** Text in one weight. May hold the placeholder {@link TENANT_PLACEHOLDER}. */
export interface TextRun {
  readonly text: string;
  readonly strong: boolean;
  /** Where it leads, if it is a link. */
  readonly href?: string;
}

type Style = Omit<TextRun, 'text'>;

/** Stands for the name of the broker's office; the only placeholder. */
export const TENANT_PLACEHOLDER = '{{tenant}}';

/**
 * The runs of one line of content; line breaks of the file become spaces.
 *
 * @throws BlockError for everything but text, bold text and links that the reader knows.
 */
export function parseRuns(inline: Token, reader: TokenReader): TextRun[] {
  const runs: TextRun[] = [];
  let style: Style = { strong: false };
  let line = 0;
  for (const child of inline.children ?? []) {
    switch (child.type) {
      case 'strong_open':
        style = { ...style, strong: true };
        break;
      case 'strong_close':
        style = { ...style, strong: false };
        break;
      case 'link_open':
        style = { ...style, href: reader.hrefOf(String(child.attrGet('href')), line) };
        break;
      case 'link_close':
        style = { strong: style.strong };
        break;
      case 'softbreak':
        append(runs, ' ', style);
        line += 1;
        break;
      case 'text':
        append(runs, child.content, style);
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

function append(runs: TextRun[], text: string, style: Style): void {
  const last = runs.at(-1);
  if (text === '') return;
  const continues = last?.strong === style.strong && last.href === style.href;
  if (continues) runs[runs.length - 1] = { ...last, text: last.text + text };
  else runs.push({ text, ...style });
}
