import type { Verb } from './action.js';
import { describeErrorCode, type CredentialProblem, type ErrorCategory } from './error-codes.js';
import type { CodeHint } from './error-hints.js';
import type { Hint } from './hint.js';

/** Names an action without its parameters: what a caller needs to reconcile, and nothing that is secret. */
export interface ActionName {
  readonly verb: Verb;
  readonly resourceType: string;
  /** Record number or literal, `""` for lists. */
  readonly resourceId: string;
}

/** The name of an action, without anything else that the object may carry. */
export function actionName({ verb, resourceType, resourceId }: ActionName): ActionName {
  return { verb, resourceType, resourceId };
}

/**
 * Base of all errors of calls and lists. Messages, properties, JSON and `util.inspect` of these errors
 * never contain a token, secret, signature, claim, request or answer body: what onOffice says in free
 * text is left out, because it may repeat a value that was sent.
 */
export abstract class OnOfficeError extends Error {
  /** Stable, one per class; safe to compare and to log. */
  abstract readonly code: string;
  /** What a person can do about it. */
  readonly hint: Hint;

  constructor(message: string, hint: Hint, cause?: OnOfficeError) {
    super(message, cause ? { cause } : undefined);
    this.hint = hint;
    Object.defineProperty(this, 'name', { value: new.target.name, configurable: true });
  }

  /** The cause goes along if it is one of these errors, which say nothing secret either. */
  toJSON(): object {
    const { cause, ...own } = this;
    return {
      ...own,
      name: this.name,
      message: this.message,
      ...(cause instanceof OnOfficeError ? { cause: cause.toJSON() } : {}),
    };
  }
}

/** onOffice answered and refused the action with one of its error codes. */
export class OnOfficeApiError extends OnOfficeError {
  readonly code = 'api_error';
  /** The number that onOffice gave, also when the table does not know it. */
  readonly errorCode: number;
  readonly category: ErrorCategory;
  /** A read may be repeated unchanged (this client already did). */
  readonly retryable: boolean;
  readonly credentialRelated: boolean;
  /** Which credential is at fault; absent when none is. */
  declare readonly credential?: CredentialProblem;
  readonly action: ActionName;
  /** The requested field that onOffice named, for errors such as 141; only ever a name that the call itself contained. */
  declare readonly field?: string;
  declare readonly hint: CodeHint;

  constructor(errorCode: number, action: ActionName, field?: string) {
    const entry = describeErrorCode(errorCode);
    super(
      `onOffice error ${errorCode} in ${action.verb} ${action.resourceType}: ${entry.message.replaceAll('"%s"', '…').replaceAll('%s', '…')}` +
        (field === undefined ? '' : ` (field ${field})`),
      entry.hint,
    );
    this.errorCode = errorCode;
    this.category = entry.category;
    this.retryable = entry.retryable;
    this.credentialRelated = entry.credentialRelated;
    if (entry.credential !== undefined) this.credential = entry.credential;
    this.action = actionName(action);
    if (field !== undefined) this.field = field;
  }
}

/** How the way to onOffice failed; `protocol` when something came that is no HTTP answer or cannot be unpacked. */
export type UnreachableReason = 'dns' | 'connect' | 'tls' | 'timeout' | 'reset' | 'protocol' | 'other';

/** No answer came: the host was not found, refused, timed out or broke the connection off. */
export class OnOfficeUnreachableError extends OnOfficeError {
  readonly code = 'unreachable';
  readonly reason: UnreachableReason;
  /** The operating system's code, such as `ECONNREFUSED`. */
  declare readonly systemCode?: string;

  constructor(reason: UnreachableReason, systemCode?: string) {
    super(`onOffice is unreachable: ${reason}${systemCode === undefined ? '' : ` (${systemCode})`}`, {
      de: 'onOffice ist gerade nicht erreichbar. Bitte in einigen Minuten erneut versuchen.',
      en: 'onOffice cannot be reached at the moment: try again in a few minutes.',
    });
    this.reason = reason;
    if (systemCode !== undefined) this.systemCode = systemCode;
  }
}

/** The server answered with an HTTP status other than 200; onOffice reports its own errors inside of a 200. */
export class OnOfficeHttpError extends OnOfficeError {
  readonly code = 'http_error';
  readonly status: number;
  /** From `Retry-After`, seconds or date, when the server sent one. */
  declare readonly retryAfterSeconds?: number;

  constructor(status: number, retryAfterSeconds?: number) {
    super(`onOffice answered with HTTP status ${status}`, {
      de: 'onOffice oder ein Server davor ist gestört oder überlastet. Bitte in einigen Minuten erneut versuchen.',
      en: 'onOffice or a server in front of it is disturbed or overloaded: try again in a few minutes.',
    });
    this.status = status;
    if (retryAfterSeconds !== undefined) this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** What is wrong with an answer. */
export type AnswerProblem =
  /** The body is not JSON: HTML, cut off or empty. */
  | 'not_json'
  /** The body exceeds the size limit of the client. */
  | 'too_large'
  /** The JSON lacks a part that every answer has, or has it in another shape. */
  | 'envelope'
  /** There are more results than actions. */
  | 'surplus_result'
  /** This action has no result: the tail of the batch is missing. */
  | 'missing_result'
  /** The results answer other actions than the ones sent at their place. */
  | 'order'
  /** Records came that were not asked for, or one came twice. */
  | 'unexpected_record'
  /** A record or value has another shape than its field type has. */
  | 'shape'
  /** The decoder given to `defineCall` or `defineList` threw. */
  | 'decoder';

/** onOffice answered something that cannot be what was asked for; nothing of it is used. */
export class OnOfficeAnswerError extends OnOfficeError {
  readonly code = 'invalid_answer';
  readonly problem: AnswerProblem;
  /** Path in the answer, such as `response.results[1].data.records[0].elements.kaufpreis`. */
  readonly where: string;
  readonly expected: string;
  /** The kind of what was found; never its content. */
  readonly found: string;
  readonly #thrown: unknown;

  constructor(problem: AnswerProblem, where: string, expected: string, found: string, thrown?: unknown) {
    super(`invalid answer from onOffice at ${where}: expected ${expected}, found ${found}`, {
      de: 'onOffice hat unerwartet geantwortet. Es wurde nichts übernommen. Bitte erneut versuchen.',
      en: 'onOffice answered unexpectedly; nothing of it was used. Try again.',
    });
    this.problem = problem;
    this.where = where;
    this.expected = expected;
    this.found = found;
    this.#thrown = thrown;
  }

  /** What a decoder of your own threw. It may repeat a value of the answer and is therefore in no log. */
  thrown(): unknown {
    return this.#thrown;
  }
}

/**
 * A writing action was sent and no usable answer came: onOffice may or may not have executed it.
 * It was not repeated. Look at the record, then decide.
 */
export class OutcomeUnknownError extends OnOfficeError {
  readonly code = 'outcome_unknown';
  readonly action: ActionName;

  constructor(action: ActionName, cause: OnOfficeError) {
    super(
      `whether onOffice executed ${action.verb} ${action.resourceType} is unknown`,
      {
        de: 'Es ist unklar, ob onOffice die Änderung ausgeführt hat. Bitte den Datensatz in onOffice prüfen, bevor sie wiederholt wird.',
        en: 'It is unknown whether onOffice made the change: check the record in onOffice before repeating it.',
      },
      cause,
    );
    this.action = action;
  }
}

/** The caller's signal ended the call before an answer came. */
export class OnOfficeCancelledError extends OnOfficeError {
  readonly code = 'cancelled';

  constructor() {
    super('the call to onOffice was cancelled', {
      de: 'Der Aufruf von onOffice wurde abgebrochen.',
      en: 'The call to onOffice was cancelled.',
    });
  }
}

/** Says what kind of thing a value is without showing it. */
export function describeShape(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (typeof value === 'string')
    return value === '' ? 'an empty text' : `a text of ${value.length} characters`;
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  return `a ${typeof value}`;
}
