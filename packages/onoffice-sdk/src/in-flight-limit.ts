import { OnOfficeCancelledError } from './errors.js';

/** `interactive` for what a person waits for, `bulk` for everything that may wait. */
export type Priority = 'interactive' | 'bulk';

/** Lets a bounded number of requests be under way at once. */
export interface InFlightLimit {
  /**
   * Resolves with a function that gives the place back.
   * @throws OnOfficeCancelledError when the signal ends the wait
   */
  readonly enter: (priority: Priority, signal: AbortSignal | undefined) => Promise<() => void>;
}

interface Waiting {
  readonly priority: Priority;
  readonly proceed: () => void;
}

/** So many interactive requests in a row may take a place that bulk work waits for. */
const MAX_PASSING = 10;

/**
 * Interactive requests go before bulk ones, each kind in its order of arrival. Bulk work never takes
 * the last place, so that a waiting person never waits for a long list alone; where there is but one, it has to.
 * After ten interactive requests that passed it, bulk work gets the next place: a list has to end some time.
 *
 * @param places how many requests may be under way at once
 * @throws RangeError unless there is at least one place: nothing would ever be sent
 */
export function createInFlightLimit(places: number): InFlightLimit {
  if (!Number.isInteger(places) || places < 1)
    throw new RangeError('at least one request has to be allowed in flight');
  const bulkPlaces = Math.max(1, places - 1);
  const queues: Readonly<Record<Priority, Set<Waiting>>> = { interactive: new Set(), bulk: new Set() };
  let taken = 0;
  let takenByBulk = 0;
  let passing = 0;

  const isFree = (priority: Priority): boolean =>
    taken < places && (priority === 'interactive' || takenByBulk < bulkPlaces);

  const take = (priority: Priority): (() => void) => {
    const passesBulk = priority === 'interactive' && queues.bulk.size > 0 && takenByBulk < bulkPlaces;
    passing = passesBulk ? passing + 1 : 0;
    taken += 1;
    if (priority === 'bulk') takenByBulk += 1;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      taken -= 1;
      if (priority === 'bulk') takenByBulk -= 1;
      admitNext();
    };
  };

  const nextWaiting = (): Waiting | undefined => {
    const order: Priority[] = passing < MAX_PASSING ? ['interactive', 'bulk'] : ['bulk', 'interactive'];
    const priority = order.find((one) => queues[one].size > 0 && isFree(one));
    if (priority === undefined) return undefined;
    const [first] = queues[priority];
    return first;
  };

  const admitNext = (): void => {
    for (let waiting = nextWaiting(); waiting; waiting = nextWaiting()) {
      queues[waiting.priority].delete(waiting);
      waiting.proceed();
    }
  };

  return {
    enter(priority, signal) {
      if (signal?.aborted) return Promise.reject(new OnOfficeCancelledError());
      if (isFree(priority) && queues[priority].size === 0) return Promise.resolve(take(priority));
      return new Promise((resolve, reject) => {
        const onAbort = (): void => {
          queues[priority].delete(waiting);
          reject(new OnOfficeCancelledError());
        };
        const waiting: Waiting = {
          priority,
          proceed: () => {
            signal?.removeEventListener('abort', onAbort);
            resolve(take(priority));
          },
        };
        queues[priority].add(waiting);
        signal?.addEventListener('abort', onAbort, { once: true });
      });
    },
  };
}
