import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import {
  AbortError,
  CancelError,
  RequestError,
  TimeoutError,
  got,
  type OptionsOfTextResponseBody,
} from 'got';
import type { UnreachableReason } from './errors.js';
import { TransportFailure, type Transport, type TransportRequest } from './transport.js';

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
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
]);

const brokenOff: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'EPIPE',
  'ECONNABORTED',
  'ERR_STREAM_PREMATURE_CLOSE',
]);

/** The transport over HTTP with got. Kept-alive connections are Node's global ones, shared per host. */
export function createGotTransport(): Transport {
  const client = got.extend({
    headers: { 'content-type': 'application/json', accept: 'application/json', 'user-agent': undefined },
    followRedirect: false,
    throwHttpErrors: false,
    retry: { limit: 0 },
  });

  return async (request) => {
    let tooLarge = false;
    const pending = client.post(request.url, optionsFor(request));
    void pending.on('downloadProgress', ({ transferred }) => {
      if (transferred <= request.maxAnswerBytes) return;
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

function optionsFor(request: TransportRequest): OptionsOfTextResponseBody {
  const { connectMs, responseMs, totalMs } = request.timeouts;
  return {
    body: request.body,
    timeout: {
      lookup: connectMs,
      connect: connectMs,
      secureConnect: connectMs,
      response: responseMs,
      request: totalMs,
    },
    ...(request.signal ? { signal: request.signal } : {}),
    ...(request.freshConnection
      ? { agent: { http: new HttpAgent({ keepAlive: false }), https: new HttpsAgent({ keepAlive: false }) } }
      : {}),
  };
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
  return new TransportFailure('other', true, systemCode);
}
