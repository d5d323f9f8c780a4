/** What the simulator saw of one action. */
export interface LoggedAction {
  readonly actionid: string;
  readonly resourcetype: string;
  readonly resourceid: string;
  readonly identifier: string;
  /** 0 when it went well, null when no answer was made. */
  readonly errorcode: number | null;
}

/** What the simulator saw of one HTTP request to the API. */
export interface LoggedRequest {
  /** ISO 8601, by the machine's clock. */
  readonly startedAt: string;
  /** Until the last byte was sent or the connection ended; up to now while it is running. */
  readonly durationMs: number;
  /** The most API requests that were in flight at the same time while this one was, itself included. */
  readonly maxInFlight: number;
  readonly actions: readonly LoggedAction[];
}

/** The same with what only the control page shows. */
export interface DetailedRequest extends LoggedRequest {
  /** The fault that struck, if any. */
  readonly fault: string | null;
}

/** Lets the API say what became of a request. */
export interface RequestTicket {
  actions: readonly LoggedAction[];
  fault: string | null;
  finish(): void;
}

const MAX_REQUESTS = 20_000;

interface Entry {
  readonly startedAt: Date;
  readonly startedMs: number;
  finishedMs: number | undefined;
  maxInFlight: number;
  actions: readonly LoggedAction[];
  fault: string | null;
}

/** The API requests since the start or the last reset, in order of arrival. */
export class RequestLog {
  #entries: Entry[] = [];
  readonly #inFlight = new Set<Entry>();

  start(): RequestTicket {
    const entry: Entry = {
      startedAt: new Date(),
      startedMs: performance.now(),
      finishedMs: undefined,
      maxInFlight: 0,
      actions: [],
      fault: null,
    };
    this.#entries.push(entry);
    if (this.#entries.length > MAX_REQUESTS) this.#entries.shift();
    this.#inFlight.add(entry);
    for (const running of this.#inFlight) {
      running.maxInFlight = Math.max(running.maxInFlight, this.#inFlight.size);
    }
    const inFlight = this.#inFlight;
    return Object.assign(entry, {
      finish(): void {
        entry.finishedMs ??= performance.now();
        inFlight.delete(entry);
      },
    });
  }

  list(): LoggedRequest[] {
    return this.detailed().map(({ fault: _fault, ...request }) => request);
  }

  detailed(): DetailedRequest[] {
    return this.#entries.map((entry) => ({
      startedAt: entry.startedAt.toISOString(),
      durationMs: Math.round(((entry.finishedMs ?? performance.now()) - entry.startedMs) * 100) / 100,
      maxInFlight: entry.maxInFlight,
      actions: entry.actions,
      fault: entry.fault,
    }));
  }

  clear(): void {
    this.#entries = [];
  }
}
