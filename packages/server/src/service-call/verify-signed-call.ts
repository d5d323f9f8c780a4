import {
  createSignedCallVerifier,
  type SignedCall,
  type SignedCallCheck,
  type SignedCallRefusal,
} from '@immo-billie/onoffice-sdk/marketplace';
import type { Clock } from '../clock.js';
import type { ServerConfig } from '../config/environment.js';
import { Problem } from '../web/problem.js';

export type VerifierConfig = Pick<
  ServerConfig,
  'publicUrl' | 'providerSecrets' | 'signedUrlMaxAgeSeconds' | 'signedUrlMaxAheadSeconds'
>;

/** Those that the same click would no longer meet. */
const OUT_OF_TIME: ReadonlySet<SignedCallRefusal> = new Set(['too_old', 'too_far_ahead']);

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
  const verifier = createSignedCallVerifier({
    secrets: config.providerSecrets,
    maxAgeSeconds: config.signedUrlMaxAgeSeconds,
    maxAheadSeconds: config.signedUrlMaxAheadSeconds,
    refuseRepeatedParameters,
    clock,
  });
  return verifier.check(`${config.publicUrl}${originalUrl}`);
}

/** @throws Problem with a German page for the visitor and the reason for the log. */
export function requireSignedCall(...call: Parameters<typeof verifySignedCall>): SignedCall {
  const check = verifySignedCall(...call);
  if (check.ok) return check.call;
  const code = OUT_OF_TIME.has(check.reason) ? 'signed_url_expired' : 'signed_url_refused';
  throw new Problem(code, { reason: check.reason });
}
