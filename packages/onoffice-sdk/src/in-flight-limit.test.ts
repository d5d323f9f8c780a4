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

  it('lets bulk work have its only place, when no person waits for it', async () => {
    const limit = createInFlightLimit(1);
    const admitted: string[] = [];
    await enter(limit, 'bulk', admitted, 'bulk');
    expect(admitted).to.deep.equal(['bulk']);
  });

  it('lets one of the bulk work in after ten persons have passed it', async () => {
    const limit = createInFlightLimit(1);
    const admitted: string[] = [];
    const first = await enter(limit, 'first', admitted);
    const bulk = ['bulk 1', 'bulk 2'].map((name) => enter(limit, name, admitted, 'bulk'));
    const persons = Array.from({ length: 25 }, (_, index) => enter(limit, String(index + 1), admitted));
    for (const entered of [...persons, ...bulk]) void entered.then((leave) => setImmediate(leave));
    first();
    await Promise.all([...persons, ...bulk]);
    const numbers = (from: number, to: number): string[] =>
      Array.from({ length: to - from + 1 }, (_, index) => String(from + index));
    expect(admitted).to.deep.equal([
      'first',
      ...numbers(1, 10),
      'bulk 1',
      ...numbers(11, 20),
      'bulk 2',
      ...numbers(21, 25),
    ]);
  });

  it('still keeps the last place for persons, however long bulk work waits', async () => {
    const limit = createInFlightLimit(2);
    const admitted: string[] = [];
    const [running] = [await enter(limit, 'bulk 1', admitted, 'bulk')];
    let leave = await enter(limit, '0', admitted);
    const waiting = enter(limit, 'bulk 2', admitted, 'bulk');
    for (let index = 1; index <= 30; index += 1) {
      const next = enter(limit, String(index), admitted);
      leave();
      leave = await next;
    }
    expect(admitted).not.to.include('bulk 2');
    running?.();
    await waiting;
    expect(admitted.at(-1)).to.equal('bulk 2');
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
