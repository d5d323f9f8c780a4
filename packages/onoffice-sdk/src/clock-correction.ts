/** A deviation up to here cannot be the reason for error 136 (onOffice accepts ±120 s) and is left alone. */
const SMALLEST_CORRECTION_MS = 60_000;

/** Beyond this the `Date` header is more likely wrong than the clock. */
const LARGEST_CORRECTION_MS = 24 * 60 * 60_000;

/** What is known about the difference between this machine's clock and that of onOffice. */
export interface ClockReport {
  /** Seconds that onOffice's clock is ahead of this machine's, from the newest `Date` header; whole seconds. */
  readonly observedOffsetSeconds: number | undefined;
  /** Seconds added to this machine's time when signing; 0 until error 136 made a correction necessary. */
  readonly correctionSeconds: number;
}

/** A time to sign with and the correction in it. */
export interface Stamp {
  /** Unix seconds. */
  readonly seconds: number;
  readonly correctionMs: number;
}

/** Remembers the clock difference of one client. */
export interface ClockCorrection {
  readonly stamp: () => Stamp;
  /** Notes the `Date` header of any answer. */
  readonly observe: (date: string | undefined) => void;
  /**
   * After error 136 for something signed with the given stamp: true when another time would now be
   * signed, so that one more attempt makes sense.
   */
  readonly correct: (date: string | undefined, refused: Stamp) => boolean;
  readonly report: () => ClockReport;
}

/**
 * @param clock unix milliseconds of this machine
 * @param onCorrected called with the seconds added from now on
 */
export function createClockCorrection(
  clock: () => number,
  onCorrected: (correctionSeconds: number) => void,
): ClockCorrection {
  let correctionMs = 0;
  let observed: { readonly date: string; readonly atMs: number } | undefined;

  return {
    stamp: () => ({ seconds: Math.floor((clock() + correctionMs) / 1000), correctionMs }),
    observe(date) {
      if (date !== undefined) observed = { date, atMs: clock() };
    },
    correct(date, refused) {
      const offsetMs = offsetOf(date, clock());
      if (offsetMs === undefined || Math.abs(offsetMs) >= LARGEST_CORRECTION_MS) return false;
      if (Math.abs(offsetMs - refused.correctionMs) <= SMALLEST_CORRECTION_MS) return false;
      // Calls that were refused side by side measure the same difference; one report is enough.
      if (Math.abs(offsetMs - correctionMs) > SMALLEST_CORRECTION_MS) {
        correctionMs = offsetMs;
        onCorrected(wholeSeconds(offsetMs));
      }
      return true;
    },
    report() {
      const observedMs = offsetOf(observed?.date, observed?.atMs ?? 0);
      return {
        observedOffsetSeconds: observedMs === undefined ? undefined : wholeSeconds(observedMs),
        correctionSeconds: wholeSeconds(correctionMs),
      };
    },
  };
}

function offsetOf(date: string | undefined, localMs: number): number | undefined {
  const serverMs = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(serverMs) ? undefined : serverMs - localMs;
}

function wholeSeconds(ms: number): number {
  // Not -0, which looks like a difference where it is written.
  return Math.round(ms / 1000) || 0;
}
