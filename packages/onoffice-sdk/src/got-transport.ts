import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { AbortError, CancelError, RequestError, TimeoutError, got } from 'got';
import type { UnreachableReason } from './errors.js';
import { TransportFailure, type Timeouts, type Transport } from './transport.js';

/** Phases of got's time-outs that lie before the request is on its way. */
const connectPhases: ReadonlySet<string> = new Set(['lookup', 'connect', 'secureConnect']);

/** Errors that can only come up before a byte of the request was sent. */
const beforeSending: ReadonlyMap<string, UnreachableReason> = new Map([
  ['ENOTFOUND', 'dns'],
  ['EAI_AGAIN', 'dns'],
  ['ECONNREFUSED', 'connect'],
  ['EHOSTUNREACH', 'connect'],
  ['ENETUNREACH', 'connect'],
  ['EADDRNOTAVAIL', 'connect'],
  ['CERT_HAS_EXPIRED', 'tls'],
  ['CERT_NOT_YET_VALID', 'tls'],
  ['CERT_REVOKED', 'tls'],
  ['CERT_UNTRUSTED', 'tls'],
  ['HOSTNAME_MISMATCH', 'tls'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['UNABLE_TO_GET_ISSUER_CERT', 'tls'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
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
  const systemCode = error instanceof RequestError ? error.code : undefined;
  const early = beforeSending.get(systemCode ?? '');
  if (early !== undefined) return new TransportFailure(early, false, systemCode);
  if (brokenOff.has(systemCode ?? '')) return new TransportFailure('reset', true, systemCode);
  // Codes of Node's HTTP parser, of zlib and of its brotli.
  if (/^(HPE_|Z_|ERR_(_ERROR_|BROTLI))/.test(systemCode ?? '')) {
    return new TransportFailure('protocol', true, systemCode);
  }
  return new TransportFailure('other', true, systemCode);
}
