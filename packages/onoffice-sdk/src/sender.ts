import type { ActionOutcome } from './answer.js';
import type { Attempt, AttemptAnswer, AttemptFailure, SendOptions } from './attempt.js';
import type { Call } from './call.js';
import type { ClockCorrection } from './clock-correction.js';
import {
  OnOfficeAnswerError,
  OnOfficeApiError,
  OnOfficeCancelledError,
  OutcomeUnknownError,
  actionName,
} from './errors.js';
import { pauseBeforeRetry, type RetryLimits } from './retry.js';
import type { Credentials } from './signed-request.js';

const WRONG_TIMESTAMP = 136;

export interface SenderParts {
  readonly attempt: Attempt;
  readonly clockCorrection: ClockCorrection;
  readonly retry: RetryLimits;
  /** What an attempt needs at least, milliseconds. */
  readonly connectMs: number;
  /** From 0 up to 1. */
  readonly random: () => number;
  /** Rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal | undefined) => Promise<void>;
}

/**
 * Sends the calls as one request and repeats those that may be repeated, until each has its outcome.
 *
 * @throws OnOfficeError when no attempt got a usable answer and no write may have been executed
 */
export type Sender = (
  calls: readonly Call<unknown>[],
  credentials: Credentials,
  options: SendOptions,
) => Promise<readonly ActionOutcome[]>;

/** What became of one call in one attempt. */
interface Verdict {
  readonly outcome: ActionOutcome;
  readonly repeat: 'no' | 'at once' | 'after a pause';
}

interface OpenCall {
  readonly index: number;
  readonly call: Call<unknown>;
}

export function createSender(parts: SenderParts): Sender {
  return async (calls, credentials, options) => {
    const outcomes: ActionOutcome[] = [];
    let open: OpenCall[] = calls.map((call, index) => ({ call, index }));
    let anyAnswer = false;
    let clockCorrected = false;
    let spentMs = 0;

    for (let number = 1; open.length > 0; number += 1) {
      const result = await parts.attempt(
        {
          calls: open.map(({ call }) => call),
          credentials,
          number,
          remainingMs: Math.max(1, parts.retry.totalMs - spentMs),
        },
        options,
      );
      // By far the most requests end here.
      if (number === 1 && result.answered && result.outcomes.every(({ ok }) => ok)) return result.outcomes;
      spentMs += result.durationMs;
      anyAnswer ||= result.answered;

      const verdicts = open.map(({ call }, place): Verdict => {
        if (!result.answered) return judgeFailure(call, result);
        const mayCorrect = clockCorrected ? undefined : parts.clockCorrection;
        return judgeOutcome(call, result.outcomes[place] ?? lostOutcome(place), result, mayCorrect);
      });
      for (const [place, { index }] of open.entries()) {
        const verdict = verdicts[place];
        if (verdict) outcomes[index] = verdict.outcome;
      }

      const pauseMs = verdicts.some(({ repeat }) => repeat === 'after a pause')
        ? pauseBeforeRetry(parts.retry, {
            // The attempt that only taught the right time does not count.
            attempt: clockCorrected ? number - 1 : number,
            spentMs,
            retryAfterMs: result.answered ? undefined : result.askedPauseMs,
            connectMs: parts.connectMs,
            random: parts.random,
          })
        : undefined;
      clockCorrected ||= verdicts.some(({ repeat }) => repeat === 'at once');
      open = open.filter((_, place) => {
        const repeat = verdicts[place]?.repeat;
        return repeat === 'at once' || (repeat === 'after a pause' && pauseMs !== undefined);
      });
      if (pauseMs === undefined || open.length === 0) continue;

      spentMs += pauseMs;
      try {
        await parts.wait(pauseMs, options.signal);
      } catch (error) {
        if (!options.signal?.aborted) throw error;
        for (const { index } of open) outcomes[index] = { ok: false, error: new OnOfficeCancelledError() };
        open = [];
      }
    }

    if (!anyAnswer && !outcomes.some(isUnknown)) throwFirst(outcomes);
    return outcomes;
  };
}

function judgeFailure(call: Call<unknown>, failure: AttemptFailure): Verdict {
  if (call.kind === 'write' && failure.mayHaveExecuted) {
    return { outcome: failed(new OutcomeUnknownError(actionName(call.action), failure.error)), repeat: 'no' };
  }
  // A write is only sent again when its first request never reached anybody.
  const mayRepeat = failure.passing && (call.kind === 'read' || !failure.mayHaveArrived);
  return { outcome: failed(failure.error), repeat: mayRepeat ? 'after a pause' : 'no' };
}

function judgeOutcome(
  call: Call<unknown>,
  outcome: ActionOutcome,
  answer: AttemptAnswer,
  clockCorrection: ClockCorrection | undefined,
): Verdict {
  if (outcome.ok) return { outcome, repeat: 'no' };
  const { error } = outcome;
  if (outcome.isContradictory && call.kind === 'write') {
    return { outcome: failed(new OutcomeUnknownError(actionName(call.action), error)), repeat: 'no' };
  }
  if (error instanceof OnOfficeApiError) {
    // 136 means refused: also a write was not executed.
    if (error.errorCode === WRONG_TIMESTAMP && clockCorrection?.correct(answer.date, answer.signedAt)) {
      return { outcome, repeat: 'at once' };
    }
    return { outcome, repeat: error.retryable && call.kind === 'read' ? 'after a pause' : 'no' };
  }
  if (call.kind === 'write') {
    return { outcome: failed(new OutcomeUnknownError(actionName(call.action), error)), repeat: 'no' };
  }
  return { outcome, repeat: 'after a pause' };
}

function failed(error: (ActionOutcome & { ok: false })['error']): ActionOutcome {
  return { ok: false, error };
}

function lostOutcome(place: number): ActionOutcome {
  return failed(
    new OnOfficeAnswerError(
      'missing_result',
      `response.results[${place}]`,
      'the result of an action',
      'nothing',
    ),
  );
}

/** Each write of a batch has to be looked after on its own, so these failures stay at their places. */
function isUnknown(outcome: ActionOutcome): boolean {
  return !outcome.ok && outcome.error instanceof OutcomeUnknownError;
}

function throwFirst(outcomes: readonly ActionOutcome[]): void {
  for (const outcome of outcomes) if (!outcome.ok) throw outcome.error;
}
