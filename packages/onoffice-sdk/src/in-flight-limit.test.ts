import { expect } from 'chai';
import { OnOfficeCancelledError } from './errors.js';
import { createInFlightLimit, type InFlightLimit, type Priority } from './in-flight-limit.js';

/** Enters and notes when the place was given. */
function enter(limit: InFlightLimit, name: string, admitted: string[], priority: Priority = 'interactive') {
  return limit.enter(priority, undefined).then((leave) => {
    admitted.push(name);
    return leave;
  });
}

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the limit of requests in flight', () => {
  it('lets in as many as there are places, and the next in the order of arrival', async () => {
    const limit = createInFlightLimit(2);
    const admitted: string[] = [];
    const [first] = ['a', 'b', 'c', 'd'].map((name) => enter(limit, name, admitted));
    await settle();
    expect(admitted).to.deep.equal(['a', 'b']);
    const leave = await first;
    leave?.();
    leave?.();
    await settle();
    expect(admitted).to.deep.equal(['a', 'b', 'c']);
  });

  it('lets those in whom a person waits for before bulk work', async () => {
    const limit = createInFlightLimit(1);
    const admitted: string[] = [];
    const first = await enter(limit, 'a', admitted);
    const bulk = enter(limit, 'bulk', admitted, 'bulk');
    const person = enter(limit, 'person', admitted);
    first();
    (await person)();
    (await bulk)();
    expect(admitted).to.deep.equal(['a', 'person', 'bulk']);
  });

  it('never gives the last place to bulk work', async () => {
    const limit = createInFlightLimit(3);
    const admitted: string[] = [];
    for (const name of ['1', '2', '3', '4']) void enter(limit, name, admitted, 'bulk');
    await settle();
    expect(admitted).to.deep.equal(['1', '2']);
    await enter(limit, 'person', admitted);
    expect(admitted).to.deep.equal(['1', '2', 'person']);
  });

  it('forgets whoever cancels while waiting', async () => {
    const limit = createInFlightLimit(1);
    const admitted: string[] = [];
    const leave = await enter(limit, 'a', admitted);
    const controller = new AbortController();
    const cancelled = limit.enter('interactive', controller.signal).catch((error: unknown) => error);
    const last = enter(limit, 'c', admitted);
    controller.abort();
    expect(await cancelled).to.be.instanceOf(OnOfficeCancelledError);
    expect(await limit.enter('bulk', controller.signal).catch((error: unknown) => error)).to.be.instanceOf(
      OnOfficeCancelledError,
    );
    leave();
    await last;
    expect(admitted).to.deep.equal(['a', 'c']);
  });
});
