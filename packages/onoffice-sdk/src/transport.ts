import type { UnreachableReason } from './errors.js';

/** One HTTP POST, ready to go. The body is secret: it holds the token, signatures and the claim. */
export interface TransportRequest {
  readonly url: string;
  readonly body: string;
  /**
   * Use a connection of its own: a kept-alive one may be closed by the server at the very moment a
   * write is sent, and then nobody knows what became of it.
   */
  readonly freshConnection: boolean;
  readonly timeouts: Timeouts;
  readonly maxAnswerBytes: number;
  readonly signal: AbortSignal | undefined;
}

export interface Timeouts {
  /** Name look-up, TCP and TLS, milliseconds each. */
  readonly connectMs: number;
  /** From the sent request to the head of the answer, milliseconds. */
  readonly responseMs: number;
  /** The whole attempt from connecting to the last byte of the answer, milliseconds. */
  readonly totalMs: number;
}

export interface TransportAnswer {
  readonly status: number;
  /** The whole body, decompressed; bytes are UTF-8. */
  readonly body: string | Buffer;
  /** The `Date` header. */
  readonly date?: string | undefined;
  /** The `Retry-After` header. */
  readonly retryAfter?: string | undefined;
}

/**
 * Sends one request and resolves with whatever HTTP answer comes, of any status; redirects are not
 * followed, nothing is repeated. The client's only way to the network.
 *
 * @throws TransportFailure when there is no complete answer
 */
export type Transport = (request: TransportRequest) => Promise<TransportAnswer>;

export type TransportFailureReason = UnreachableReason | 'too_large' | 'cancelled';

/** Why a transport has no answer. Carries no part of the request or answer. */
export class TransportFailure extends Error {
  override readonly name = 'TransportFailure';
  readonly reason: TransportFailureReason;
  /** False when it is certain that the server never got the request. */
  readonly requestMayHaveArrived: boolean;
  readonly systemCode: string | undefined;

  constructor(reason: TransportFailureReason, requestMayHaveArrived: boolean, systemCode?: string) {
    super(`no answer: ${reason}${systemCode === undefined ? '' : ` (${systemCode})`}`);
    this.reason = reason;
    this.requestMayHaveArrived = requestMayHaveArrived;
    this.systemCode = systemCode;
  }
}
