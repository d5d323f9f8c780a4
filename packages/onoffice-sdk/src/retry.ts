/** How reads are repeated. Writes are repeated only when it is certain that onOffice never got them. */
export interface RetryLimits {
  /** Attempts in all, the first one included. */
  readonly attempts: number;
  /**
   * Time for all attempts and pauses together, milliseconds; queueing does not count. A further attempt is only
   * begun when it has the time to connect (`timeouts.connectMs`, or a tenth of this when that is less).
   */
  readonly totalMs: number;
  /** Upper bound of the first pause, milliseconds; it doubles with each attempt. */
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
}

/**
 * The pause before the next attempt: exponential with full jitter, but never shorter than what the
 * server asked for. `undefined` when the limits allow no further attempt.
 *
 * @param attempt number of the attempt that just failed, from 1
 * @param spentMs time since the first attempt, pauses included
 * @param connectMs what has to be left after the pause: an attempt without time would only hide the error at hand
 */
export function pauseBeforeRetry(
  limits: RetryLimits,
  state: {
    readonly attempt: number;
    readonly spentMs: number;
    readonly retryAfterMs: number | undefined;
    readonly connectMs: number;
    readonly random: () => number;
  },
): number | undefined {
  if (state.attempt >= limits.attempts) return undefined;
  const ceiling = Math.min(limits.longestPauseMs, limits.firstPauseMs * 2 ** (state.attempt - 1));
  const pause = Math.max(Math.round(ceiling * state.random()), state.retryAfterMs ?? 0);
  const leastRestMs = Math.min(state.connectMs, limits.totalMs / 10);
  return state.spentMs + pause + leastRestMs > limits.totalMs ? undefined : pause;
}

/** `Retry-After` in milliseconds: the header counts seconds or names a date. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}
