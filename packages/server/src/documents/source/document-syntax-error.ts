/** Why a document cannot be shown as it is written; each code has its words in `administration.errors.markdown`. */
export const DOCUMENT_PROBLEMS = [
  'empty',
  'no_title',
  'no_lead',
  'second_title',
  'deep_heading',
  'topic_without_section',
  'link',
  'image',
  'italics',
  'code',
  'indented',
  'quotation',
  'rule',
  'html',
  'line_break',
  'nested_list',
  'paragraphs_in_item',
  'empty_item',
  'not_in_item',
  'numbers_start',
  'some_boxes',
  'aligned_columns',
  'cell_count',
  'no_text',
  'unknown_placeholder',
  'placeholder_in_heading',
  'unknown',
  'character',
  'too_long',
  'too_many_columns',
  'text_too_long',
] as const;

export type DocumentProblemCode = (typeof DOCUMENT_PROBLEMS)[number];

export interface DocumentProblem {
  readonly code: DocumentProblemCode;
  /** Counted from 1; `undefined` when the whole document is meant. */
  readonly line: number | undefined;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A document uses Markdown that pages and PDFs do not show, or lacks what each document needs. */
export class DocumentSyntaxError extends Error {
  override readonly name = 'DocumentSyntaxError';
  /** In the order of the document; at least one. */
  readonly problems: readonly DocumentProblem[];

  constructor(file: string, problems: readonly DocumentProblem[]) {
    super(`${file}: ${problems.map(describe).join('; ')}`);
    this.problems = problems;
  }
}

function describe({ code, line, params = {} }: DocumentProblem): string {
  const values = Object.entries(params).map(([name, value]) => `${name} ${value}`);
  const place = line === undefined ? '' : `line ${line}, `;
  return `${place}${[code, ...values].join(', ')}`;
}
