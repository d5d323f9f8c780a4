/** The simulator's idea of now: a real or injected clock plus an offset that tests move. */
export class SimulatedClock {
  /** Added to the base clock; moved by `POST /control/clock`. */
  offsetSeconds = 0;
  readonly #base: () => number;

  /** @param base milliseconds since the epoch, for example `Date.now` */
  constructor(base: () => number) {
    this.#base = base;
  }

  nowMs(): number {
    return this.#base() + this.offsetSeconds * 1000;
  }

  nowSeconds(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  /** `YYYY-MM-DD HH:MM:SS` without a zone, as onOffice writes date-times (UTC here; the zone is a guess). */
  nowText(): string {
    return new Date(this.nowMs()).toISOString().slice(0, 19).replace('T', ' ');
  }
}
