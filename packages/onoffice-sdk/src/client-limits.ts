import type { RetryLimits } from './retry.js';
import type { Timeouts } from './transport.js';

const MEGABYTE = 1024 * 1024;

/** A timer of Node that is set to more ends at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** What bounds the requests of a client. */
export interface ClientLimits {
  readonly timeouts: Timeouts;
  readonly retry: RetryLimits;
  /** After decompression. */
  readonly maxAnswerBytes: number;
}

/**
 * The limits that are given, else those by default. A key without a value counts as not given: code in
 * JavaScript passes its own options on that way.
 *
 * @throws RangeError for a number that cannot bound anything
 */
export function clientLimits(given: {
  readonly timeouts?: Partial<Timeouts> | undefined;
  readonly retry?: Partial<RetryLimits> | undefined;
  readonly maxAnswerBytes?: number | undefined;
}): ClientLimits {
  const timeouts: Timeouts = {
    connectMs: 5_000,
    responseMs: 30_000,
    totalMs: 60_000,
    ...withoutUndefined(given.timeouts),
  };
  const retry: RetryLimits = {
    attempts: 3,
    totalMs: 90_000,
    firstPauseMs: 400,
    longestPauseMs: 10_000,
    ...withoutUndefined(given.retry),
  };
  const { maxAnswerBytes = 64 * MEGABYTE } = given;

  for (const name of ['connectMs', 'responseMs', 'totalMs'] as const) {
    requireBetween(`timeouts.${name}`, timeouts[name], 1, LONGEST_MS);
  }
  requireBetween('retry.totalMs', retry.totalMs, 1, LONGEST_MS);
  requireBetween('retry.firstPauseMs', retry.firstPauseMs, 0, LONGEST_MS);
  requireBetween('retry.longestPauseMs', retry.longestPauseMs, 0, LONGEST_MS);
  requireBetween('maxAnswerBytes', maxAnswerBytes, 1, Number.POSITIVE_INFINITY);
  if (!Number.isInteger(retry.attempts) || retry.attempts < 1) {
    throw new RangeError('retry.attempts has to be a whole number from 1');
  }
  return { timeouts, retry, maxAnswerBytes };
}

function withoutUndefined<T extends object>(given: Partial<T> | undefined): Partial<T> {
  return Object.fromEntries(
    Object.entries(given ?? {}).filter(([, value]) => value !== undefined),
  ) as Partial<T>;
}

function requireBetween(name: string, value: unknown, least: number, greatest: number): void {
  if (typeof value === 'number' && value >= least && value <= greatest) return;
  throw new RangeError(`${name} has to be a number from ${least} to ${greatest}`);
}
