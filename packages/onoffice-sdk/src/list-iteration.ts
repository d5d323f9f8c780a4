import { OnOfficeCancelledError } from './errors.js';

/**
 * Iterates what `start` makes, under a signal that aborts when the iteration has ended: with the caller's signal,
 * at the end, after an error, and at once when the consumer gives up, also while it waits. A generator alone comes
 * to its `return` only after what it waits for.
 *
 * The caller's signal may live much longer than the list, so that nothing of the iteration stays behind at it.
 * `AbortSignal.any` would leave a signal there each time on Node 20.
 */
export function createIteration<T>(
  start: (signal: AbortSignal) => AsyncGenerator<T, void>,
  callerSignal: AbortSignal | undefined,
): AsyncIterableIterator<T> {
  const controller = new AbortController();
  let waiting = 0;
  let isGivenUp = false;

  const end = (): void => {
    callerSignal?.removeEventListener('abort', end);
    controller.abort(callerSignal?.reason);
  };

  async function* run(): AsyncGenerator<T, void> {
    if (callerSignal?.aborted) throw new OnOfficeCancelledError();
    callerSignal?.addEventListener('abort', end);
    try {
      yield* start(controller.signal);
    } finally {
      end();
    }
  }
  const generator = run();

  return {
    async next() {
      waiting += 1;
      try {
        const result = await generator.next();
        if (!isGivenUp) return result;
      } catch (error) {
        if (!isGivenUp) throw error;
      } finally {
        waiting -= 1;
      }
      // Nobody may be waiting for this one any more, so an error would be an unhandled one.
      return { done: true, value: undefined };
    },
    async return() {
      isGivenUp = true;
      end();
      const returned = generator.return();
      // A page that is awaited comes to nothing, but how soon is up to the transport.
      if (waiting === 0) await returned;
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
