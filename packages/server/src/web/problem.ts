/**
 * Every page that tells a broker why something does not go on. Each code has its own title, text and next
 * step in the locales (`problems.<code>.title` and `.text`).
 */
export const PROBLEM_STATUS = {
  signed_url_refused: 403,
  signed_url_expired: 403,
  signed_url_used: 403,
  foreign_origin: 403,
  form_token_foreign: 403,
  form_stale: 409,
  handover_spent: 403,
  signed_out: 401,
  not_found: 404,
  not_activated: 409,
  key_refused: 502,
  claim_stale: 409,
  estate_not_found: 404,
  estate_not_readable: 403,
  estate_inactive: 409,
  estate_not_for_sale: 409,
  too_many_prospects: 413,
  form_too_large: 413,
  onoffice_unreachable: 502,
  onoffice_failed: 502,
  onoffice_answer: 502,
  bad_request: 400,
  internal: 500,
} as const;

export type ProblemCode = keyof typeof PROBLEM_STATUS;

/** A form to send again as it was, so that nothing typed is lost. */
export interface ResendForm {
  readonly action: string;
  readonly fields: readonly (readonly [string, string])[];
  /** Sent as a form with files, without any. */
  readonly isMultipart?: boolean;
  /** A key of `problems.resend`. */
  readonly label: 'retry' | 'objectOnly' | 'resume' | 'again';
}

/** What a problem page offers beside its text. */
export interface ProblemOptions {
  /** Values for the text, shown encoded. */
  readonly params?: Readonly<Record<string, string | number>>;
  /** Where „Erneut prüfen“ leads. */
  readonly retryHref?: string;
  readonly resend?: ResendForm;
  /** Files that were sent are not kept. */
  readonly filesAgain?: boolean;
  /** For the log: why, in a word, without any value. */
  readonly reason?: string;
  readonly cause?: unknown;
}

/** Stops a request with a page of its own. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly options: ProblemOptions;

  constructor(code: ProblemCode, options: ProblemOptions = {}) {
    super(options.reason === undefined ? code : `${code}: ${options.reason}`, { cause: options.cause });
    this.code = code;
    this.options = options;
  }

  get status(): number {
    return PROBLEM_STATUS[this.code];
  }
}
