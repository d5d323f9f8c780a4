import { errorCodeRows } from './error-codes.generated.js';
import { hintForCode, type CodeHint } from './error-hints.js';

/** The groups that the codes fall into; `unknown` for a code that the table does not have. */
export type ErrorCategory = (typeof errorCodeRows)[number]['category'] | 'unknown';

/**
 * What a credential error complains about: the token or API key, the customer's account, its API user or address
 * restriction, or the claim of the calling user.
 */
export type CredentialProblem = 'key' | 'customer' | 'claim';

export interface ErrorCodeEntry {
  readonly code: number;
  /** onOffice's text; `%s` stands for a value that onOffice fills in. */
  readonly message: string;
  readonly category: ErrorCategory;
  /** A read may be repeated unchanged. */
  readonly retryable: boolean;
  readonly credentialRelated: boolean;
  readonly credential?: CredentialProblem;
  readonly hint: CodeHint;
}

interface ErrorCodeRow {
  readonly code: number;
  readonly message: string;
  readonly category: ErrorCategory;
  readonly retryable: boolean;
  readonly credentialRelated: boolean;
  readonly credential?: CredentialProblem;
}

const rowsByCode: ReadonlyMap<number, ErrorCodeRow> = new Map(
  (errorCodeRows as readonly ErrorCodeRow[]).map((row) => [row.code, row]),
);

/**
 * What is known about an onOffice error code. A code that is not in the table keeps its number, with the
 * category `unknown`.
 *
 * @example describeErrorCode(201).hint.en; // '… open the service again from onOffice.'
 * Source of codes and texts: apidoc.onoffice.de and the enum of innobraingmbh/laravel-onoffice-adapter.
 */
export function describeErrorCode(code: number): ErrorCodeEntry {
  const row = rowsByCode.get(code) ?? {
    code,
    message: 'code unknown to this client',
    category: 'unknown',
    retryable: false,
    credentialRelated: false,
  };
  return { ...row, hint: hintForCode(code, row.category) };
}

/** All 286 codes of the table, ascending. */
export function listErrorCodes(): ErrorCodeEntry[] {
  return [...rowsByCode.keys()].sort((a, b) => a - b).map(describeErrorCode);
}
