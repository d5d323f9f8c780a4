import { parseRecordId } from '@immo-billie/onoffice-sdk';
import { checkSignedUrl } from '@immo-billie/onoffice-sdk/marketplace';
import type { Clock } from '../clock.js';
import type { ServerConfig } from '../config/environment.js';
import { Problem } from '../web/problem.js';

/** Why a signed call was refused: for the log, without any value. */
export type SignedCallRefusal = 'signature' | 'expired';

export interface SignedCall {
  readonly parameters: ReadonlyMap<string, string | readonly string[]>;
  readonly signature: string;
  readonly signedAtSeconds: number;
}

export type SignedCallCheck =
  | ({ readonly ok: true } & SignedCall)
  | { readonly ok: false; readonly refusal: SignedCallRefusal; readonly reason: string };

export type VerifierConfig = Pick<
  ServerConfig,
  'publicUrl' | 'providerSecrets' | 'signedUrlMaxAgeSeconds' | 'signedUrlMaxAheadSeconds'
>;

/**
 * Checks signature and freshness of a URL that onOffice opened. The URL is built from PUBLIC_URL and the
 * raw path and query: the Host header is the visitor's word.
 */
export function verifySignedCall(
  config: VerifierConfig,
  clock: Clock,
  originalUrl: string,
  { refuseRepeatedParameters }: { readonly refuseRepeatedParameters: boolean },
): SignedCallCheck {
  const check = checkSignedUrl({
    secrets: config.providerSecrets,
    url: `${config.publicUrl}${originalUrl}`,
    refuseRepeatedParameters,
  });
  if (!check.ok) return { ok: false, refusal: 'signature', reason: check.reason };

  const timestamp = check.parameters.get('timestamp');
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) {
    return { ok: false, refusal: 'signature', reason: 'timestamp_missing' };
  }
  const signedAtSeconds = Number(timestamp);
  const ageSeconds = Math.floor(clock() / 1000) - signedAtSeconds;
  if (ageSeconds > config.signedUrlMaxAgeSeconds) return { ok: false, refusal: 'expired', reason: 'too_old' };
  if (-ageSeconds > config.signedUrlMaxAheadSeconds)
    return { ok: false, refusal: 'expired', reason: 'in_the_future' };
  return { ok: true, parameters: check.parameters, signature: check.signature, signedAtSeconds };
}

/** @throws Problem with a German page for the visitor and the reason for the log. */
export function requireSignedCall(...call: Parameters<typeof verifySignedCall>): SignedCall {
  const check = verifySignedCall(...call);
  if (check.ok) return check;
  const code = check.refusal === 'expired' ? 'signed_url_expired' : 'signed_url_refused';
  throw new Problem(code, { reason: check.reason });
}

/** A plain parameter, `''` when it is missing or a list. */
export function plainParameter(call: SignedCall, name: string): string {
  const value = call.parameters.get(name);
  return typeof value === 'string' ? value : '';
}

/** The number of an office, user or estate: onOffice was seen to write `1.234` from 1000 on. */
export function idParameter(call: SignedCall, name: string): string {
  const text = plainParameter(call, name);
  return parseRecordId(text) ?? text;
}
