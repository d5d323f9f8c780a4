import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { AbortError, CancelError, RequestError, TimeoutError, got } from 'got';
import type { UnreachableReason } from './errors.js';
import { TransportFailure, type Timeouts, type Transport } from './transport.js';

/** Phases of got's time-outs that lie before the request is on its way. */
const connectPhases: ReadonlySet<string> = new Set(['lookup', 'connect', 'secureConnect']);

/** System calls that fail before a byte of the request was sent. The same codes come up in `read` and `write` too. */
const connecting: ReadonlyMap<unknown, UnreachableReason> = new Map([
  ['getaddrinfo', 'dns'],
  ['connect', 'connect'],
]);

/** What is wrong with a certificate. Nothing is sent before it is accepted. */
const certificateErrors: ReadonlySet<string> = new Set([
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'CERT_REVOKED',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
  'CERT_SIGNATURE_FAILURE',
  'CERT_CHAIN_TOO_LONG',
  'INVALID_CA',
  'INVALID_PURPOSE',
  'HOSTNAME_MISMATCH',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

const brokenOff: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/**
 * The transport over HTTP with got. Kept-alive connections are Node's global ones, shared per host; no cookie
 * is kept.
 *
 * @example const recorder = createRecorder(createGotTransport());
 */
export function createGotTransport(): Transport {
  // What stays the same is given to got once: options of a single request are checked and merged each time.
  const clients = new WeakMap<Timeouts, GotClient>();
  const clientFor = (timeouts: Timeouts): GotClient => {
    const known = clients.get(timeouts);
    if (known) return known;
    const created = createGotClient(timeouts);
    clients.set(timeouts, created);
    return created;
  };

  return async ({ url, body, timeouts, maxAnswerBytes, freshConnection, signal }) => {
    let tooLarge = false;
    const pending = clientFor(timeouts)(url, {
      body,
      ...(signal ? { signal } : {}),
      ...(freshConnection ? { agent: singleUseAgents() } : {}),
    });
    void pending.on('downloadProgress', ({ transferred }) => {
      if (transferred <= maxAnswerBytes) return;
      tooLarge = true;
      pending.cancel();
    });
    try {
      const answer = await pending;
      return {
        status: answer.statusCode,
        body: answer.body,
        date: answer.headers.date,
        retryAfter: answer.headers['retry-after'],
      };
    } catch (error) {
      throw tooLarge ? new TransportFailure('too_large', true) : toFailure(error);
    }
  };
}

type GotClient = ReturnType<typeof createGotClient>;

function createGotClient({ connectMs, responseMs, totalMs }: Timeouts) {
  return got.extend({
    method: 'POST',
    responseType: 'buffer' as const,
    headers: { 'content-type': 'application/json', accept: 'application/json', 'user-agent': undefined },
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
    timeout: {
      lookup: connectMs,
      connect: connectMs,
      secureConnect: connectMs,
      response: responseMs,
      request: totalMs,
    },
  });
}

function singleUseAgents(): { readonly http: HttpAgent; readonly https: HttpsAgent } {
  return { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) };
}

/** got's errors carry the whole request; only their kind and code go on from here. */
function toFailure(error: unknown): TransportFailure {
  if (error instanceof AbortError || error instanceof CancelError)
    return new TransportFailure('cancelled', true);
  if (error instanceof TimeoutError) {
    return new TransportFailure('timeout', !connectPhases.has(error.event), error.code);
  }
  if (!(error instanceof RequestError)) return new TransportFailure('other', true);
  const systemCode = error.code;
  const early = reasonBeforeSending(error);
  if (early !== undefined) return new TransportFailure(early, false, systemCode);
  if (brokenOff.has(systemCode)) return new TransportFailure('reset', true, systemCode);
  // Codes of Node's HTTP parser, of zlib and of its brotli.
  if (/^(HPE_|Z_|ERR_(_ERROR_|BROTLI))/.test(systemCode)) {
    return new TransportFailure('protocol', true, systemCode);
  }
  return new TransportFailure('other', true, systemCode);
}

/** Why the request was not even begun; `undefined` when a part of it may have been sent. */
function reasonBeforeSending({ code, message, cause, timings }: RequestError): UnreachableReason | undefined {
  if (certificateErrors.has(code)) return 'tls';
  const isHandshakeOpen = timings?.connect !== undefined && timings.secureConnect === undefined;
  // OpenSSL's own words; the code is `EPROTO` or begins with `ERR_SSL_`.
  if (isHandshakeOpen && message.includes(':SSL routines:')) return 'tls';
  // Node tries the addresses of a name in turn and reports all of its failures together.
  const failures: readonly unknown[] = cause instanceof AggregateError ? cause.errors : [cause];
  const reasons = failures.map((failure) => connecting.get(failedSystemCall(failure)));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

function failedSystemCall(error: unknown): unknown {
  return error instanceof Error && 'syscall' in error ? error.syscall : undefined;
}
