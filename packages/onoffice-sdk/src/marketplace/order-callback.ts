import type { SignedCall, SignedParameters } from './signed-call-verifier.js';
import { createSignedParameterReader, type ParameterProblem } from './signed-parameter-reader.js';

/** The result of an order, from the signed callback URL. A reload repeats it: handle it idempotently. */
export interface OrderCallback {
  /** `inprocess`: a direct debit that is not settled yet. */
  readonly status: 'success' | 'inprocess' | 'error';
  readonly transactionId: string | undefined;
  readonly referenceId: string | undefined;
  /** Only for subscriptions. */
  readonly subscriptionId: string | undefined;
  /** A text for people. */
  readonly message: string | undefined;
  readonly errorCodes: string | undefined;
  /** Unix seconds. */
  readonly issuedAt: number;
  /** All parameters, those of the own callback URL included. */
  readonly parameters: SignedParameters;
}

export type OrderCallbackParsing = { readonly ok: true; readonly callback: OrderCallback } | ParameterProblem;

/**
 * Reads the parameters of an order's callback. Needed is the `status`.
 *
 * @returns the result, or the problem with the status: missing or none of the three
 * @example
 * const check = verifier.check(url);
 * const parsed = check.ok ? parseOrderCallback(check.call) : check;
 * if (parsed.ok && parsed.callback.status === 'success') console.log(parsed.callback.transactionId);
 * Source: onOfficeGmbH/marketplace-examples (shop result page).
 */
export function parseOrderCallback({ parameters, issuedAt }: SignedCall): OrderCallbackParsing {
  const read = createSignedParameterReader(parameters);
  const status = read.required('status');
  const callback = {
    transactionId: read.optional('transactionid'),
    referenceId: read.optional('referenceid'),
    subscriptionId: read.optional('aboid'),
    message: read.optional('message'),
    errorCodes: read.optional('errorCodes'),
    issuedAt,
    parameters,
  };
  const problem = read.problem();
  if (problem) return problem;
  if (status !== 'success' && status !== 'inprocess' && status !== 'error') {
    return { ok: false, reason: 'parameter_invalid', name: 'status' };
  }
  return { ok: true, callback: { status, ...callback } };
}
