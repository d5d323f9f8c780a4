import { performance } from 'node:perf_hooks';
import { readAnswer, readRefusals, type ActionOutcome } from './answer.js';
import type { Reporter } from './attempt-report.js';
import type { Call } from './call.js';
import type { ClockCorrection, Stamp } from './clock-correction.js';
import {
  OnOfficeAnswerError,
  OnOfficeApiError,
  OnOfficeCancelledError,
  OnOfficeHttpError,
  OnOfficeUnreachableError,
  actionName,
  type OnOfficeError,
} from './errors.js';
import type { InFlightLimit, Priority } from './in-flight-limit.js';
import { retryAfterMs } from './retry.js';
import { buildSignedBody, type Credentials, type LabelledAction } from './signed-request.js';
import { TransportFailure, type Timeouts, type Transport, type TransportAnswer } from './transport.js';

/** HTTP states after which the same read may succeed a moment later. */
const passingStates: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

/** What every attempt of a client uses. */
export interface AttemptParts {
  readonly transport: Transport;
  readonly url: string;
  readonly limit: InFlightLimit;
  readonly clockCorrection: ClockCorrection;
  /** Unix milliseconds. */
  readonly clock: () => number;
  readonly timeouts: Timeouts;
  readonly maxAnswerBytes: number;
  readonly tenantKey: string | undefined;
  readonly reporter: Reporter;
}

export interface SendOptions {
  readonly signal: AbortSignal | undefined;
  readonly priority: Priority;
  /** Leaves the records of the answer unparsed until they are decoded. */
  readonly deferred: boolean;
}

/** The calls of one attempt and what is left of the time for them. */
export interface AttemptPlan {
  readonly calls: readonly Call<unknown>[];
  readonly credentials: Credentials;
  /** From 1. */
  readonly number: number;
  readonly remainingMs: number;
}

export interface AttemptAnswer {
  readonly answered: true;
  /** One per call, in order. */
  readonly outcomes: readonly ActionOutcome[];
  readonly date: string | undefined;
  readonly signedAt: Stamp;
  readonly durationMs: number;
}

export interface AttemptFailure {
  readonly answered: false;
  readonly error: OnOfficeError;
  /** The same reads may succeed when sent again. */
  readonly passing: boolean;
  /** False when it is certain that onOffice executed nothing and never saw the request. */
  readonly mayHaveArrived: boolean;
  /** False when onOffice executed nothing, although it may have seen the request. */
  readonly mayHaveExecuted: boolean;
  /** What the server asked for with `Retry-After`. */
  readonly askedPauseMs: number | undefined;
  readonly durationMs: number;
}

/** Makes one HTTP attempt: waits for a free place, signs with the time of that moment, sends, reads. */
export type Attempt = (plan: AttemptPlan, options: SendOptions) => Promise<AttemptAnswer | AttemptFailure>;

type WithoutDuration<T> = T extends unknown ? Omit<T, 'durationMs'> : never;

export function createAttempt(parts: AttemptParts): Attempt {
  let requests = 0;

  async function exchange(
    { calls, credentials, remainingMs }: AttemptPlan,
    { signal, deferred }: SendOptions,
    onStatus: (status: number) => void,
  ): Promise<WithoutDuration<AttemptAnswer | AttemptFailure>> {
    requests += 1;
    const label = requests.toString(36);
    const actions = calls.map(({ action }, index): LabelledAction => ({
      action,
      identifier: `${label}.${index}`,
    }));
    const signedAt = parts.clockCorrection.stamp();
    try {
      const answer = await parts.transport({
        url: parts.url,
        body: buildSignedBody(actions, credentials, signedAt.seconds),
        freshConnection: calls.some(({ kind }) => kind === 'write'),
        timeouts: withinRemaining(parts.timeouts, remainingMs),
        maxAnswerBytes: parts.maxAnswerBytes,
        signal,
      });
      onStatus(answer.status);
      parts.clockCorrection.observe(answer.date);
      const outcomes =
        answer.status === 200
          ? readAnswer(answer.body, actions, { deferred })
          : mayCarryRefusals(answer.status) && readRefusals(answer.body, actions);
      if (!outcomes) return refusedByStatus(answer, parts.clock());
      return { answered: true, outcomes, date: answer.date, signedAt };
    } catch (error) {
      return withoutAnswer(error);
    }
  }

  return async (plan, options) => {
    const queuedAt = performance.now();
    const leave = await parts.limit.enter(options.priority, options.signal).catch(() => undefined);
    if (!leave) {
      const notSent = { mayHaveArrived: false, mayHaveExecuted: false, durationMs: 0 };
      return { ...failure(new OnOfficeCancelledError(), false), ...notSent };
    }
    const startedAt = performance.now();
    let httpStatus: number | undefined;
    try {
      const result = await exchange(plan, options, (status) => {
        httpStatus = status;
      });
      const durationMs = performance.now() - startedAt;
      parts.reporter.attempt(() => ({
        tenantKey: parts.tenantKey,
        actions: plan.calls.map(({ action }) => actionName(action)),
        attempt: plan.number,
        priority: options.priority,
        queuedMs: startedAt - queuedAt,
        durationMs,
        httpStatus,
        code: result.answered ? 'ok' : result.error.code,
        outcomes: result.answered ? result.outcomes.map(outcomeCode) : [],
      }));
      return { ...result, durationMs };
    } finally {
      leave();
    }
  };
}

/** A busy or missing server speaks through its status; for all else the code in the body says more. */
function mayCarryRefusals(status: number): boolean {
  return status === 500 || (status >= 400 && !passingStates.has(status));
}

/** The same object as long as it can be: transports may prepare for it. */
function withinRemaining(timeouts: Timeouts, remainingMs: number): Timeouts {
  return timeouts.totalMs <= remainingMs ? timeouts : { ...timeouts, totalMs: remainingMs };
}

function refusedByStatus(answer: TransportAnswer, nowMs: number): WithoutDuration<AttemptFailure> {
  // A date in Retry-After is the server's, so it is measured against the server's own clock.
  const serverNow = answer.date === undefined ? Number.NaN : Date.parse(answer.date);
  const askedPauseMs = retryAfterMs(answer.retryAfter, Number.isNaN(serverNow) ? nowMs : serverNow);
  return {
    answered: false,
    error: new OnOfficeHttpError(answer.status, askedPauseMs === undefined ? undefined : askedPauseMs / 1000),
    passing: passingStates.has(answer.status),
    mayHaveArrived: true,
    // 3xx and 4xx refuse the request; behind a 5xx it may have been executed.
    mayHaveExecuted: answer.status >= 500 || answer.status < 300,
    askedPauseMs,
  };
}

function withoutAnswer(error: unknown): WithoutDuration<AttemptFailure> {
  if (error instanceof OnOfficeAnswerError) {
    return { ...failure(error, true), mayHaveArrived: true, mayHaveExecuted: true };
  }
  if (!(error instanceof TransportFailure)) throw error;
  const arrival = {
    mayHaveArrived: error.requestMayHaveArrived,
    mayHaveExecuted: error.requestMayHaveArrived,
  };
  if (error.reason === 'cancelled') return { ...failure(new OnOfficeCancelledError(), false), ...arrival };
  if (error.reason === 'too_large') {
    const tooLarge = new OnOfficeAnswerError(
      'too_large',
      '$',
      'an answer within the size limit',
      'a larger one',
    );
    return { ...failure(tooLarge, false), ...arrival };
  }
  const unreachable = new OnOfficeUnreachableError(error.reason, error.systemCode);
  return { ...failure(unreachable, error.reason !== 'tls'), ...arrival };
}

function failure(
  error: OnOfficeError,
  passing: boolean,
): Pick<AttemptFailure, 'answered' | 'error' | 'passing' | 'askedPauseMs'> {
  return { answered: false, error, passing, askedPauseMs: undefined };
}

function outcomeCode(outcome: ActionOutcome): number | string {
  if (outcome.ok) return 0;
  return outcome.error instanceof OnOfficeApiError ? outcome.error.errorCode : outcome.error.code;
}
