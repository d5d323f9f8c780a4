/** A call that onOffice answers with an error code inside an HTTP 200 answer. */
export class ApiError extends Error {
  readonly code: number;
  /** Fills the `%s` of the code's text, for example the unknown field's name. */
  readonly detail: string;

  constructor(code: number, detail = '') {
    super(`onOffice error ${code}`);
    this.name = 'ApiError';
    this.code = code;
    this.detail = detail;
  }
}
