import { channel, type Channel } from 'node:diagnostics_channel';
import type { ActionName } from './errors.js';
import type { Priority } from './in-flight-limit.js';

/** Name of the `node:diagnostics_channel` that gets an {@link AttemptReport} after every HTTP attempt. */
export const ATTEMPT_CHANNEL = 'onoffice-sdk:attempt';

/** Name of the channel that gets a {@link ClockCorrectionReport} whenever the clock difference is taken over. */
export const CLOCK_CHANNEL = 'onoffice-sdk:clock';

/** One HTTP attempt: no body, no credentials, no field and no value. */
export interface AttemptReport {
  /** The label given to the client. */
  readonly tenantKey: string | undefined;
  readonly actions: readonly ActionName[];
  /** From 1; repeats of the same call count up. */
  readonly attempt: number;
  readonly priority: Priority;
  /** Waiting for a free place among the requests in flight, milliseconds. */
  readonly queuedMs: number;
  /** From sending to the read answer, milliseconds. */
  readonly durationMs: number;
  /** Absent when no HTTP answer came. */
  readonly httpStatus: number | undefined;
  /** `ok` when an answer came that can be used, else the `code` of the error. */
  readonly code: string;
  /** Per action 0, onOffice's error code or the `code` of an error; empty when `code` is not `ok`. */
  readonly outcomes: readonly (number | string)[];
}

export interface ClockCorrectionReport {
  readonly tenantKey: string | undefined;
  /** Seconds now added to this machine's time when signing. */
  readonly correctionSeconds: number;
}

/** Publishes only while somebody listens. */
export interface Reporter {
  readonly attempt: (report: () => AttemptReport) => void;
  readonly clock: (report: () => ClockCorrectionReport) => void;
}

export function createReporter(): Reporter {
  const attempts = channel(ATTEMPT_CHANNEL);
  const clocks = channel(CLOCK_CHANNEL);
  return {
    attempt: (report) => publish(attempts, report),
    clock: (report) => publish(clocks, report),
  };
}

function publish(target: Channel, message: () => object): void {
  if (target.hasSubscribers) target.publish(message());
}
