/** A content file uses Markdown that pages and PDFs do not show, or lacks what each document needs. */
export class DocumentSyntaxError extends Error {
  override readonly name = 'DocumentSyntaxError';

  /** @param line counted from 1; left out when the whole file is meant. */
  constructor(file: string, problem: string, line?: number) {
    super(line === undefined ? `${file}: ${problem}` : `${file}, line ${line}: ${problem}`);
  }
}
