import type { Clock } from '../clock.js';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  advanceMs(ms: number): void;
  advanceSeconds(seconds: number): void;
  advanceMinutes(minutes: number): void;
  /** The current time as it is stored. */
  readonly utc: string;
}

export const TEST_START = '2026-11-23T09:00:00.000Z';

export function createTestClock(start: string = TEST_START): TestClock {
  let now = Date.parse(start);
  const clock = Object.assign(() => now, {
    advanceMs(ms: number) {
      now += ms;
    },
    advanceSeconds(seconds: number) {
      now += seconds * 1000;
    },
    advanceMinutes(minutes: number) {
      now += minutes * 60_000;
    },
  });
  return Object.defineProperty(clock, 'utc', { get: () => new Date(now).toISOString() }) as TestClock;
}
