import { unprintableIn } from '../documents/pdf/printable-text.js';
import type { PdfFonts } from '../documents/pdf/pdf-fonts.js';
import { DocumentSyntaxError, type DocumentProblem } from '../documents/source/document-syntax-error.js';
import { parseDocument, type ParsedDocument } from '../documents/source/parse-document.js';
import { stripInvisible } from '../web/strip-invisible.js';

/** In characters; the longest delivered text has less than half of it. */
export const MAX_TEXT_LENGTH = 60_000;

export type TextCheck =
  | { readonly document: ParsedDocument; readonly problems: undefined }
  | { readonly document: undefined; readonly problems: readonly DocumentProblem[] };

/** What was typed, with one kind of line end and without signs that nobody sees. */
export function cleanMarkdown(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof first !== 'string') return '';
  const text = stripInvisible(first)
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]/gu, ' ')
    // Two blanks at the end of a line would be a line break.
    .replace(/ +$/gm, '')
    .replace(/^\n+|\n+$/g, '');
  return text === '' ? '' : `${text}\n`;
}

/** Whether page and PDF can show the text as it is written; if not, what is wrong in which line. */
export function checkOfficeText(markdown: string, fonts: PdfFonts): TextCheck {
  const unprintable = markdown.split('\n').flatMap((line, index): DocumentProblem[] => {
    const character = unprintableIn(line, fonts.regular) ?? unprintableIn(line, fonts.bold);
    return character === undefined ? [] : [{ code: 'character', line: index + 1, params: { character } }];
  });
  try {
    const document = parseDocument(markdown, 'text');
    return unprintable.length === 0
      ? { document, problems: undefined }
      : { document: undefined, problems: unprintable };
  } catch (error) {
    if (!(error instanceof DocumentSyntaxError)) throw error;
    const problems = [...error.problems, ...unprintable];
    return {
      document: undefined,
      problems: problems.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)),
    };
  }
}
