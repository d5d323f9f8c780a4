import { signAction } from '@immo-billie/onoffice-sdk';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { WireAction } from './action-envelope.js';
import { ApiError } from './api-error.js';
import { encodePhpJson } from './php-json.js';
import { isPlainObject } from './plain-object.js';

/** How far a client's clock may be off, either way. Source: apidoc.onoffice.de (FAQ). */
export const TIMESTAMP_TOLERANCE_SECONDS = 120;

export interface SigningCredentials {
  readonly token: string;
  readonly secret: string;
}

/** @throws ApiError 136 when no accepted clock agrees with the action's timestamp */
export function checkTimestamp(action: WireAction, acceptedNowsSeconds: readonly number[]): void {
  const timestamp = /^\d{1,12}$/.test(action.timestamp) ? Number(action.timestamp) : Number.NaN;
  const fresh = acceptedNowsSeconds.some((now) => Math.abs(timestamp - now) <= TIMESTAMP_TOLERANCE_SECONDS);
  if (!fresh) throw new ApiError(136);
}

/** @throws ApiError 137 when the signature does not fit the action and the secret */
export function checkSignature(action: WireAction, credentials: SigningCredentials): void {
  const expected = expectedSignature(action, credentials);
  if (expected === undefined || !equalInConstantTime(expected, action.hmac)) throw new ApiError(137);
}

function expectedSignature(action: WireAction, { token, secret }: SigningCredentials): string | undefined {
  if (action.hmacVersion === '2') {
    return signAction(
      {
        timestamp: Number(action.timestamp),
        token,
        resourceType: action.resourceType,
        actionId: action.actionId,
      },
      secret,
    );
  }
  if (action.hmacVersion === '' || action.hmacVersion === '1') return signatureV1(action, { token, secret });
  return undefined;
}

/** The old MD5 scheme, which signs the parameters as PHP writes them. */
export function signatureV1(action: WireAction, { token, secret }: SigningCredentials): string {
  const sorted = Object.entries(action.parameters).sort(([a], [b]) => (a < b ? -1 : 1));
  const parameters = sorted.length === 0 ? '[]' : encodePhpJson(phpArrays(Object.fromEntries(sorted)));
  const all = [
    parameters,
    token,
    action.actionId,
    action.identifier,
    action.resourceId,
    secret,
    action.timestamp,
    action.resourceType,
  ].join(',');
  return md5(secret + md5(all));
}

/** PHP decodes `{}` to an empty array and writes it back as `[]`. */
function phpArrays(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(phpArrays);
  if (!isPlainObject(value)) return value;
  const entries = Object.entries(value);
  if (entries.length === 0) return [];
  return Object.fromEntries(entries.map(([key, child]) => [key, phpArrays(child)]));
}

function md5(text: string): string {
  return createHash('md5').update(text, 'utf8').digest('hex');
}

function equalInConstantTime(expected: string, received: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(expected), digest(received));
}
