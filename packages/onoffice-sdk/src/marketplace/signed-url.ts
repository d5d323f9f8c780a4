import { createHmac } from 'node:crypto';
import { constantTimeEqual } from '../constant-time-equal.js';
import type { PhpArray, PhpValue } from './php-array.js';
import { phpKsort } from './php-ksort.js';
import { bytesToText, phpBuildQuery, phpParseQuery, textToBytes, type PhpQuery } from './php-query.js';

/** Parameters of a URL to sign; an array becomes `name[0]=…&name[1]=…`. */
export type UrlParameters = Readonly<Record<string, string | readonly string[]>>;

/** Why a signed URL was refused. Safe to log: never contains a value of the URL. */
export type SignedUrlRefusal =
  | 'signature_missing'
  | 'signature_malformed'
  | 'parameter_repeated'
  | 'too_many_parameters'
  | 'signature_mismatch';

export type SignedUrlCheck =
  | {
      readonly ok: true;
      /** Decoded parameters without `signature`; nested arrays are left out. The last of equal names wins. */
      readonly parameters: ReadonlyMap<string, string | readonly string[]>;
      /** The signature computed here (64 lower-case hex digits); the key of a replay memory. */
      readonly signature: string;
    }
  | { readonly ok: false; readonly reason: SignedUrlRefusal };

export interface CheckSignedUrlOptions {
  /** Provider secrets, newest first: during a rotation the old one still verifies. */
  readonly secrets: readonly string[];
  /**
   * What the browser called: the registered origin and the raw, undecoded path and query (`request.originalUrl`),
   * percent-encoded as every browser sends them. Bytes beyond ASCII that were sent unencoded do not verify: Node
   * hands each of them over as a character of its own.
   */
  readonly url: string;
  /**
   * Refuses a URL in which a parameter takes the place of an earlier one of the same name. PHP lets the last
   * one win, so the signature alone does not tell; a service call has no reason to repeat one. `name[]` may.
   */
  readonly refuseRepeatedParameters: boolean;
}

/**
 * Signs a URL the way onOffice does when it opens a provider's page: the query of `base` and
 * `parameters` together, sorted by name, encoded by RFC 1738, prefixed with scheme, host and path
 * without a port, as lower-case hex of HMAC-SHA256.
 *
 * Names are signed as PHP reads them: `a.b` arrives as `a_b`.
 *
 * @throws TypeError when `base` is no absolute URL
 * @throws RangeError when a value would be lost, because PHP drops its name (`""`, `[a]`), takes two names for
 *   one (`a.b` and `a_b`) or for `signature`, or accepts no more parameters
 * @example signUrl('https://provider.example/service', { timestamp: '1767225600' }, providerSecret);
 * Source: onOfficeGmbH/marketplace-examples.
 */
export function signUrl(base: string, parameters: UrlParameters, secret: string): string {
  const parts = splitUrl(base);
  const { parameters: all } = phpParseQuery(parts.query);
  for (const [name, value] of Object.entries(parameters)) {
    all.set(
      textToBytes(name),
      typeof value === 'string'
        ? textToBytes(value)
        : new Map(value.map((item, index) => [String(index), textToBytes(item)])),
    );
  }
  all.delete('signature');
  const query = phpBuildQuery(all, 'rfc1738');
  const { parameters: read } = phpParseQuery(query);
  if (countValues(read) < countValues(all) || read.has('signature')) {
    throw new RangeError('PHP drops the name of a parameter or takes it for that of another one');
  }
  const signature = hmacHex(canonicalUrl(parts.origin, parts.path, read), secret);
  return `${parts.originWithPort}${parts.path}?${query}&signature=${signature}`;
}

/**
 * The string onOffice signs for a URL: without port, `signature` and fragment, sorted and re-encoded.
 *
 * @throws TypeError when `url` is no absolute URL
 * @example urlStringToSign('https://h:8443/s?b=1&a=x%20y&signature=…'); // 'https://h/s?a=x+y&b=1'
 */
export function urlStringToSign(url: string): string {
  const parts = splitUrl(url);
  const { parameters } = phpParseQuery(parts.query);
  parameters.delete('signature');
  return canonicalUrl(parts.origin, parts.path, parameters);
}

/**
 * Checks the signature of a URL that onOffice opened. Freshness and replay are separate questions,
 * answered by the service verifier.
 *
 * With an explicit port the string is accepted with and without it: onOffice's example drops the port,
 * whether onOffice itself does is not documented.
 *
 * @throws TypeError when the URL is not absolute
 * @example
 * const check = checkSignedUrl({ url, secrets: [providerSecret], refuseRepeatedParameters: true });
 * if (check.ok) console.log(check.parameters.get('customerWebId'));
 */
export function checkSignedUrl(options: CheckSignedUrlOptions): SignedUrlCheck {
  const parts = splitUrl(options.url);
  let query: PhpQuery;
  try {
    query = phpParseQuery(parts.query);
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, reason: 'too_many_parameters' };
    throw error;
  }
  const { parameters, hasOverwritten } = query;
  const received = parameters.get('signature');
  if (received === undefined || received === '') return { ok: false, reason: 'signature_missing' };
  if (typeof received !== 'string' || !/^[0-9a-f]{64}$/.test(received)) {
    return { ok: false, reason: 'signature_malformed' };
  }
  if (options.refuseRepeatedParameters && hasOverwritten) {
    return { ok: false, reason: 'parameter_repeated' };
  }
  parameters.delete('signature');

  const origins = new Set([parts.origin, parts.originWithPort]);
  // Every candidate is computed and compared, so that time tells nothing about which one matched.
  let matched = false;
  for (const origin of origins) {
    for (const secret of options.secrets) {
      const expected = hmacHex(canonicalUrl(origin, parts.path, parameters), secret);
      if (constantTimeEqual(expected, received)) matched = true;
    }
  }
  if (!matched) return { ok: false, reason: 'signature_mismatch' };
  return { ok: true, parameters: toTextParameters(parameters), signature: received };
}

function countValues(value: PhpValue): number {
  if (typeof value === 'string') return 1;
  return [...value.values()].reduce<number>((sum, child) => sum + countValues(child), 0);
}

function toTextParameters(parameters: PhpArray): Map<string, string | readonly string[]> {
  const result = new Map<string, string | readonly string[]>();
  for (const [name, value] of parameters) {
    if (typeof value === 'string') {
      result.set(bytesToText(name), bytesToText(value));
    } else {
      const items = [...value.values()].filter((item) => typeof item === 'string');
      result.set(bytesToText(name), items.map(bytesToText));
    }
  }
  return result;
}

function canonicalUrl(origin: string, path: string, parameters: PhpArray): string {
  return `${origin}${path}?${phpBuildQuery(phpKsort(parameters), 'rfc1738')}`;
}

function hmacHex(message: string, secret: string): string {
  return createHmac('sha256', secret).update(message, 'utf8').digest('hex');
}

interface UrlParts {
  readonly origin: string;
  readonly originWithPort: string;
  readonly path: string;
  readonly query: string;
}

/** Splits without decoding or normalising anything, as PHP's `parse_url` leaves the path verbatim. */
function splitUrl(url: string): UrlParts {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#.*)?$/i.exec(url);
  const [, scheme, authority, path = '', query = ''] = match ?? [];
  if (scheme === undefined || authority === undefined || authority === '') {
    throw new TypeError('an absolute URL is needed to sign or to verify');
  }
  const hostAndPort = authority.slice(authority.lastIndexOf('@') + 1);
  const host = hostAndPort.replace(/:\d*$/, '');
  return {
    origin: `${scheme}://${host}`,
    originWithPort: `${scheme}://${hostAndPort}`,
    path,
    query,
  };
}
