import { createHmac } from 'node:crypto';
import { constantTimeEqual } from '../constant-time-equal.js';
import type { PhpArray, PhpValue } from './php-array.js';
import { phpKsortRecursive } from './php-ksort.js';
import { phpNumberText } from './php-number-text.js';
import { phpBuildQuery, textToBytes } from './php-query.js';

/** What a provider's page may ask of the onOffice window that embeds it. */
export type ParentMessageType =
  | 'onOffice.service.refreshParent'
  | 'onOffice.service.refreshParentAndClose'
  | 'onOffice.service.closeProviderWindow';

/** A value of a message. `null` vanishes from the signed string, `true` and `false` become `1` and `0`. */
export type MessageValue =
  string | number | boolean | null | readonly MessageValue[] | { readonly [key: string]: MessageValue };

export type MessageData = Readonly<Record<string, MessageValue>>;

/** Objects and lists in one another that PHP's `json_decode` reads, the message itself included. */
const MAX_LEVELS = 511;

/**
 * The string onOffice signs for a message: keys sorted on every level, RFC 3986, no URL before it; `signature`
 * is left out.
 *
 * @throws RangeError for a number that JSON cannot carry, and for more levels than PHP reads
 * @example messageStringToSign({ b: 'x y', a: true }); // 'a=1&b=x%20y'
 * Source: onOfficeGmbH/marketplace-examples.
 */
export function messageStringToSign(data: MessageData): string {
  const { signature: _signature, ...unsigned } = data;
  return phpBuildQuery(phpKsortRecursive(toPhpArray(unsigned)), 'rfc3986');
}

/**
 * The signature of a parent message or an order: 64 lower-case hex digits of HMAC-SHA256 with the provider
 * secret over {@link messageStringToSign}.
 */
export function signMessage(data: MessageData, secret: string): string {
  return createHmac('sha256', secret).update(messageStringToSign(data), 'utf8').digest('hex');
}

/**
 * A signed message for `window.parent.postMessage`, as the JSON string that onOffice expects.
 *
 * @param message its `timestamp` is in unix seconds, its `parameterCacheId` that of the current service call
 * @example
 * const timestamp = Math.floor(Date.now() / 1000);
 * const type = 'onOffice.service.refreshParent';
 * const json = createParentMessage({ type, parameterCacheId, timestamp }, providerSecret);
 * Source: onOfficeGmbH/marketplace-examples, marketplacedoc.onoffice.de (integration).
 */
export function createParentMessage(
  message: {
    readonly type: ParentMessageType;
    readonly parameterCacheId: string;
    readonly timestamp: number;
  },
  secret: string,
): string {
  const data = {
    onOfficeType: message.type,
    parametercacheid: message.parameterCacheId,
    timestamp: message.timestamp,
  };
  return JSON.stringify({ ...data, signature: signMessage(data, secret) });
}

/**
 * Checks the signature of a received message; the counterpart of {@link createParentMessage} for tests and
 * simulators. A message that cannot be signed (`1e999`, too many levels) has no valid signature.
 */
export function verifyMessage(data: MessageData, secret: string): boolean {
  const received = data['signature'];
  if (typeof received !== 'string') return false;
  try {
    return constantTimeEqual(signMessage(data, secret), received);
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

function toPhpArray(data: MessageData | readonly MessageValue[], level = 1): PhpArray {
  if (level > MAX_LEVELS) throw new RangeError(`a message takes at most ${MAX_LEVELS} levels`);
  const result: PhpArray = new Map();
  for (const [key, value] of Object.entries(data)) {
    const converted = toPhpValue(value, level);
    if (converted !== undefined) result.set(textToBytes(key), converted);
  }
  return result;
}

function toPhpValue(value: MessageValue, level: number): PhpValue | undefined {
  if (value === null) return undefined;
  if (typeof value === 'object') return toPhpArray(value, level + 1);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return textToBytes(typeof value === 'number' ? phpNumberText(value) : value);
}
