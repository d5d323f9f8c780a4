import type { ReplayMemory } from './replay-memory.js';
import { checkSignedUrl, type SignedUrlRefusal } from './signed-url.js';

/** Decoded parameters of a signed URL, without `signature`. */
export type SignedParameters = ReadonlyMap<string, string | readonly string[]>;

/** A URL that onOffice signed and that is fresh. */
export interface SignedCall {
  readonly parameters: SignedParameters;
  /** 64 lower-case hex digits; the same for every spelling of the same URL, hence the key of a replay memory. */
  readonly signature: string;
  /** The signed `timestamp`, unix seconds. */
  readonly issuedAt: number;
  /** The last second at which the URL is still fresh, unix seconds. */
  readonly freshUntil: number;
}

/** Why a signed URL was refused. Safe to log: never contains a value of the URL. */
export type SignedCallRefusal =
  | SignedUrlRefusal
  | 'timestamp_missing'
  | 'timestamp_malformed'
  | 'too_old'
  | 'too_far_ahead'
  | 'already_used';

export type SignedCallCheck =
  | { readonly ok: true; readonly call: SignedCall }
  | { readonly ok: false; readonly reason: SignedCallRefusal };

export interface SignedCallVerifierOptions {
  /** Provider secrets, newest first; during a rotation the old one still verifies. */
  readonly secrets: readonly string[];
  /** Largest accepted age, the border included. onOffice prescribes none. */
  readonly maxAgeSeconds?: number;
  /** How far the signed time may lie ahead of this machine's clock, the border included. */
  readonly maxAheadSeconds?: number;
  /** Whether a scalar name that occurs twice is refused, default true; PHP, which signs, takes the last one. */
  readonly refuseRepeatedParameters?: boolean;
  /** Unix milliseconds, default `Date.now`. */
  readonly clock?: () => number;
}

/** Verifies everything that onOffice opens at a provider: activation, service call, webhook, order callback. */
export interface SignedCallVerifier {
  /**
   * Signature, repeated parameters and freshness. Remembers nothing: the same URL passes again.
   *
   * @param url the registered origin with the raw, undecoded path and query of the request, percent-encoded as
   *   browsers send them
   */
  readonly check: (url: string) => SignedCallCheck;
  /** Like `check`, and uses the URL up: it is accepted once in its whole window. A refused URL uses up nothing. */
  readonly accept: (url: string, memory: ReplayMemory) => Promise<SignedCallCheck>;
}

/**
 * @throws RangeError without a secret, or with an empty one: everybody can sign with that; and for limits that
 *   are no seconds from 0 up: every age would pass `NaN`
 * @example
 * const verifier = createSignedCallVerifier({ secrets: [providerSecret] });
 * const check = verifier.check(`https://provider.example${request.originalUrl}`);
 */
export function createSignedCallVerifier(options: SignedCallVerifierOptions): SignedCallVerifier {
  const { secrets, maxAgeSeconds = 300, maxAheadSeconds = 120, clock = Date.now } = options;
  const { refuseRepeatedParameters = true } = options;
  if (secrets.length === 0 || secrets.includes('')) throw new RangeError('a provider secret is needed');
  requireSeconds('maxAgeSeconds', maxAgeSeconds);
  requireSeconds('maxAheadSeconds', maxAheadSeconds);

  const check = (url: string): SignedCallCheck => {
    const checked = checkSignedUrl({ secrets, url, refuseRepeatedParameters });
    if (!checked.ok) return checked;
    const { parameters, signature } = checked;
    const timestamp = parameters.get('timestamp');
    if (timestamp === undefined || timestamp === '') return { ok: false, reason: 'timestamp_missing' };
    if (typeof timestamp !== 'string' || !/^\d{1,12}$/.test(timestamp)) {
      return { ok: false, reason: 'timestamp_malformed' };
    }
    const issuedAt = Number(timestamp);
    const ageSeconds = Math.floor(clock() / 1000) - issuedAt;
    if (ageSeconds > maxAgeSeconds) return { ok: false, reason: 'too_old' };
    if (-ageSeconds > maxAheadSeconds) return { ok: false, reason: 'too_far_ahead' };
    return { ok: true, call: { parameters, signature, issuedAt, freshUntil: issuedAt + maxAgeSeconds } };
  };

  return {
    check,
    async accept(url, memory) {
      const checked = check(url);
      if (!checked.ok) return checked;
      const isFirst = await memory.remember(checked.call.signature, checked.call.freshUntil);
      return isFirst ? checked : { ok: false, reason: 'already_used' };
    },
  };
}

function requireSeconds(name: string, seconds: number): void {
  if (!Number.isFinite(seconds) || seconds < 0) throw new RangeError(`${name} has to be 0 or more seconds`);
}
