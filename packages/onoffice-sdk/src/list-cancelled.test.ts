import { getEventListeners } from 'node:events';
import { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect } from 'chai';
import { createOnOfficeClient } from './client.js';
import { OnOfficeCancelledError } from './errors.js';
import type { AddressRecord } from './addresses.js';
import type { ListOptions, RecordList } from './list.js';
import { ListInterruptedError, ListShiftedError } from './list-errors.js';
import { accountWith, failureOf, idsOf } from './list.test-support.js';
import { apiError, records } from './testing/answer-builder.js';
import { TransportFailure, type Transport } from './transport.js';

const fields = ['Name'];
const neverAnswered = Symbol('never answered');

/** A list of three pages whose first one comes; the others never do. */
function stuckList(options: ListOptions = {}): {
  readonly list: RecordList<AddressRecord>;
  /** Requests that never get their answer, and how many of these were aborted. */
  readonly stuck: () => { readonly sent: number; readonly aborted: number };
} {
  const { onOffice } = accountWith(3);
  let [sent, aborted] = [0, 0];
  const transport: Transport = (request) => {
    if (onOffice.requests().length === 0) return onOffice.transport(request);
    sent += 1;
    return new Promise((_, reject) => {
      request.signal?.addEventListener('abort', () => {
        aborted += 1;
        reject(new TransportFailure('cancelled', true));
      });
    });
  };
  const client = createOnOfficeClient({ token: 't', secret: 's', transport });
  const list = client.addresses.list({ fields }, { pageSize: 1, pagesPerRequest: 1, ...options });
  return { list, stuck: () => ({ sent, aborted }) };
}

describe('a list that its consumer gives up while a page is awaited', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  before(() => process.on('unhandledRejection', note));
  after(() => process.off('unhandledRejection', note));
  afterEach(async () => {
    await nextTurn();
    expect(unhandled).to.deep.equal([]);
  });

  const iterators: [string, (list: RecordList<AddressRecord>) => AsyncIterator<unknown>][] = [
    ['of records', (list) => list[Symbol.asyncIterator]()],
    ['of pages', (list) => list.pages()[Symbol.asyncIterator]()],
  ];
  for (const [name, iteratorOf] of iterators) {
    it(`aborts what is under way, in an iteration ${name}`, async () => {
      const { list, stuck } = stuckList();
      const iterator = iteratorOf(list);
      expect((await iterator.next()).done).to.equal(false);
      // Nobody looks at this one any more.
      const lost = iterator.next();
      await nextTurn();
      expect(stuck()).to.deep.equal({ sent: 2, aborted: 0 });
      await iterator.return?.();
      expect(stuck()).to.deep.equal({ sent: 2, aborted: 2 });
      expect((await lost).done).to.equal(true);
      expect((await iterator.next()).done).to.equal(true);
    });
  }

  it('does not wait for a transport that goes on in spite of the signal', async () => {
    const { onOffice } = accountWith(3);
    let answerLate = (): void => undefined;
    const transport: Transport = async (request) => {
      if (onOffice.requests().length > 0) {
        await new Promise<void>((resolve) => {
          answerLate = resolve;
        });
      }
      return onOffice.transport(request);
    };
    const client = createOnOfficeClient({ token: 't', secret: 's', transport });
    const iterator = client.addresses.list({ fields }, { pageSize: 1 })[Symbol.asyncIterator]();
    await iterator.next();
    const lost = iterator.next();
    await nextTurn();
    expect(await iterator.return?.()).to.include({ done: true });
    answerLate();
    expect(await lost).to.include({ done: true });
  });

  it('is left by a consumer that waited long enough', async () => {
    const { list, stuck } = stuckList();
    const iterator = list[Symbol.asyncIterator]();
    await iterator.next();
    const winner = await Promise.race([iterator.next(), nextTurn(neverAnswered)]);
    expect(winner).to.equal(neverAnswered);
    await iterator.return?.();
    expect(stuck().aborted).to.equal(2);
  });

  it('ends with the stream that reads it', async () => {
    for (const make of [
      (list: RecordList<AddressRecord>) => list,
      (list: RecordList<AddressRecord>) => list.pages(),
    ]) {
      const { list, stuck } = stuckList();
      const stream = Readable.from(make(list));
      const closed = new Promise((resolve) => {
        stream.on('close', resolve);
      });
      stream.on('data', () => undefined);
      while (stuck().sent < 2) await nextTurn();
      stream.destroy();
      await closed;
      expect(stuck().aborted).to.equal(2);
    }
  });

  it('does not begin when it is given up before', async () => {
    const { list, stuck } = stuckList();
    const iterator = list[Symbol.asyncIterator]();
    await iterator.return?.();
    expect((await iterator.next()).done).to.equal(true);
    expect(stuck().sent).to.equal(0);
  });
});

describe('a list under a signal that lives long', () => {
  const listenersOf = (signal: AbortSignal): number => getEventListeners(signal, 'abort').length;

  it('leaves nothing behind at it, however the list ends', async () => {
    const { signal } = new AbortController();
    const { client, onOffice } = accountWith(30);
    const list = client.addresses.list({ fields }, { pageSize: 3, signal });

    const iterator = list[Symbol.asyncIterator]();
    await iterator.next();
    expect(listenersOf(signal)).to.equal(1);
    await iterator.return?.();
    expect(listenersOf(signal), 'given up').to.equal(0);

    expect(await idsOf(list)).to.have.length(30);
    expect(listenersOf(signal), 'read to its end').to.equal(0);

    await list.toArray({ limit: 7, whenLonger: 'cut' });
    expect(listenersOf(signal), 'cut').to.equal(0);
    await failureOf(list.toArray({ limit: 7 }));
    expect(listenersOf(signal), 'too long').to.equal(0);

    for await (const page of list.pages()) if (page.length > 0) break;
    expect(listenersOf(signal), 'left early').to.equal(0);

    onOffice.on('read', 'address', ({ parameters }) =>
      parameters['listoffset'] === undefined ? records([], 9) : apiError(170),
    );
    expect(await failureOf(idsOf(list))).to.be.instanceOf(ListShiftedError);
    expect(listenersOf(signal), 'shifted').to.equal(0);
    const told = client.addresses.list({ fields }, { pageSize: 3, signal, onShift: () => undefined });
    expect(await failureOf(idsOf(told))).to.be.instanceOf(ListInterruptedError);
    expect(listenersOf(signal), 'interrupted').to.equal(0);
  });

  it('leaves nothing behind at it after it was aborted, and is not even begun then', async () => {
    const controller = new AbortController();
    const { list, stuck } = stuckList({ signal: controller.signal });
    const reading = failureOf(idsOf(list));
    while (stuck().sent < 2) await nextTurn();
    controller.abort();
    expect(await reading).to.be.instanceOf(OnOfficeCancelledError);
    expect(stuck()).to.deep.equal({ sent: 2, aborted: 2 });
    expect(await failureOf(list.toArray({ limit: 9 }))).to.be.instanceOf(OnOfficeCancelledError);
    expect(listenersOf(controller.signal)).to.equal(0);
    expect(stuck().sent).to.equal(2);
  });
});
