import { describeErrorCode } from '@immo-billie/onoffice-sdk';
import type { KeyReport } from '@immo-billie/server';
import { KeyNotAccepted } from './key-not-accepted.js';

const TOKEN_LENGTH = 32;
const SECRET_LENGTH = 64;

export const STALE_CLAIM_HINT = 'open the service again from onOffice';

/** The next step after a test; `null` when everything is good. Never contains a part of the key. */
export function hintFor(
  { key, claim, errorCode }: Pick<KeyReport, 'key' | 'claim' | 'errorCode'>,
  credentials: { readonly token: string; readonly secret: string },
): string | null {
  if (key === 'good') return claim === 'stale' ? STALE_CLAIM_HINT : null;
  const advice = errorCode === null ? '' : describeErrorCode(errorCode).hint.en;
  if (key === 'blocked') return advice;
  const shape = [
    shapeOf('the token', credentials.token, TOKEN_LENGTH),
    shapeOf('the key', credentials.secret, SECRET_LENGTH),
  ];
  return `${shape.join('; ')}. ${advice}`;
}

/** @throws KeyNotAccepted when the report says so */
export function throwIfNotAccepted({
  key,
  errorCode,
  hint,
}: Pick<KeyReport, 'key' | 'errorCode'> & { readonly hint: string | null }): void {
  if (key === 'good') return;
  throw new KeyNotAccepted(key === 'refused' ? 'key_refused' : 'key_blocked', errorCode, hint ?? '');
}

/** What can be said about a secret without saying it: length, white space, foreign characters. */
function shapeOf(what: string, text: string, expected: number): string {
  const length =
    text.length === expected
      ? `${what} has ${text.length} characters as expected`
      : `${what} has ${text.length} characters, ${expected} are expected`;
  const faults = [
    ...(text === text.trimStart() ? [] : ['white space at its start']),
    ...(text === text.trimEnd() ? [] : ['white space at its end']),
    ...(/\s/.test(text.trim()) ? ['white space inside'] : []),
    ...(/[^A-Za-z0-9\s]/.test(text) ? ['something else than letters and digits'] : []),
  ];
  return `${length} and contains ${faults.join(' and ') || 'no white space'}`;
}
