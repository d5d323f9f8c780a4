import type { Call, Settled } from './call.js';
import type { Priority } from './in-flight-limit.js';

export interface CallOptions {
  /** Ends the call: waiting, pausing or under way. */
  readonly signal?: AbortSignal | undefined;
  /** `interactive` (the default) for what a person waits for, `bulk` for what may wait. */
  readonly priority?: Priority | undefined;
}

/** The results of a batch, each at the place of its call. */
export type SettledCalls<C extends readonly Call<unknown>[]> = {
  -readonly [K in keyof C]: C[K] extends Call<infer T> ? Settled<T> : never;
};

/** The two ways to send calls; everything else is built on them. */
export interface Caller {
  /**
   * Sends one call in a request of its own.
   *
   * @throws OnOfficeError for whatever goes wrong on the way, in onOffice or in the answer, as one of its subclasses
   * @throws TypeError when the call cannot be sent at all: parameters that JSON cannot carry, a client for
   *   unlocking that is asked for anything else
   */
  readonly call: <T>(call: Call<T>, options?: CallOptions) => Promise<T>;
  /**
   * Sends several calls as the actions of one HTTP request. An action that fails is reported at its
   * place and leaves the others alone; calls that onOffice may safely be asked again are repeated
   * without the ones already answered.
   *
   * @throws OnOfficeError when there is no usable answer at all and no write among the calls may have been
   *   executed; otherwise each call has its own `OutcomeUnknownError` or other error at its place
   */
  readonly callAll: <const C extends readonly Call<unknown>[]>(
    calls: C,
    options?: CallOptions,
  ) => Promise<SettledCalls<C>>;
}

/** A caller for lists that read ahead. */
export interface DeferringCaller extends Caller {
  /**
   * Like `callAll`, but every answer stays unparsed until its function is called, which has to happen once
   * at most.
   */
  readonly callAllDeferred: <T>(
    calls: readonly Call<T>[],
    options: CallOptions,
  ) => Promise<(() => Settled<T>)[]>;
}
