import { expect } from 'chai';
import { decodeSuccess, defineCall } from './call.js';
import { createOnOfficeClient, type OnOfficeClient, type OnOfficeClientOptions } from './client.js';
import { OnOfficeCancelledError, OnOfficeError, OutcomeUnknownError } from './errors.js';
import { readEstate } from './estates.js';
import { createFakeTransport, estate, records } from './testing/index.js';
import { TransportFailure, type Transport } from './transport.js';

const read = readEstate('1', { fields: ['objekttitel'] });
const write = defineCall(
  { verb: 'modify', resourceType: 'estate', resourceId: '1', parameters: { data: { verkauft: 1 } } },
  decodeSuccess,
);

function clientOf(transport: Transport, options: Partial<OnOfficeClientOptions> = {}): OnOfficeClient {
  return createOnOfficeClient({ token: 't', secret: 's', transport, ...options });
}

async function failureOf(promise: Promise<unknown>): Promise<OnOfficeError> {
  const error: unknown = await promise.then(
    () => new Error('it should have failed'),
    (reason: unknown) => reason,
  );
  if (error instanceof OnOfficeError) return error;
  throw error;
}

/** A way to the network on which no answer ever comes. */
function silentTransport(): { readonly transport: Transport; readonly sent: () => number } {
  let sent = 0;
  return {
    sent: () => sent,
    transport: ({ signal }) => {
      sent += 1;
      return new Promise((_, reject) => {
        signal?.addEventListener('abort', () => reject(new TransportFailure('cancelled', true)));
      });
    },
  };
}

describe('a call that its caller cancels', () => {
  it('is not sent when it is cancelled beforehand', async () => {
    const { transport, sent } = silentTransport();
    const signal = AbortSignal.abort();
    for (const call of [read, write]) {
      expect(await failureOf(clientOf(transport).call<unknown>(call, { signal }))).to.be.instanceOf(
        OnOfficeCancelledError,
      );
    }
    expect(sent()).to.equal(0);
  });

  it('is not sent when it is cancelled while it waits for a place', async () => {
    const { transport, sent } = silentTransport();
    const client = clientOf(transport, { maxInFlight: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const underWay = failureOf(client.call(read, { signal: first.signal }));
    const queued = failureOf(client.call(write, { signal: second.signal }));
    second.abort();
    expect(await queued).to.be.instanceOf(OnOfficeCancelledError);
    first.abort();
    expect(await underWay).to.be.instanceOf(OnOfficeCancelledError);
    expect(sent()).to.equal(1);
  });

  it('ends when it is under way, and of a write nobody then knows the outcome', async () => {
    for (const call of [read, write]) {
      const { transport } = silentTransport();
      const controller = new AbortController();
      const failure = failureOf(clientOf(transport).call<unknown>(call, { signal: controller.signal }));
      setImmediate(() => controller.abort());
      const error = await failure;
      expect(error).to.be.instanceOf(call === read ? OnOfficeCancelledError : OutcomeUnknownError);
      if (call === write) expect(error.cause).to.be.instanceOf(OnOfficeCancelledError);
    }
  });

  it('ends during a pause between two attempts', async () => {
    const controller = new AbortController();
    let sent = 0;
    const busy: Transport = () => {
      sent += 1;
      setImmediate(() => controller.abort());
      return Promise.resolve({ status: 503, body: '' });
    };
    const retry = { firstPauseMs: 60_000, longestPauseMs: 60_000, totalMs: 600_000 };
    const client = clientOf(busy, { retry, random: () => 1 });
    expect(await failureOf(client.call(read, { signal: controller.signal }))).to.be.instanceOf(
      OnOfficeCancelledError,
    );
    expect(sent).to.equal(1);
  });
});

describe('a client with much to do', () => {
  it('keeps to its number of requests in flight, and asks for a waiting person before a long list', async () => {
    const onOffice = createFakeTransport();
    onOffice.on('read', 'estate', ({ resourceId, parameters }) => {
      if (resourceId !== '') return records([estate(Number(resourceId))]);
      const offset = Number(parameters['listoffset'] ?? 0);
      return records(
        Array.from({ length: 10 }, (_, index) => estate(offset + index + 1)),
        200,
      );
    });
    let inFlight = 0;
    let most = 0;
    const order: string[] = [];
    const slow: Transport = async (request) => {
      inFlight += 1;
      most = Math.max(most, inFlight);
      order.push(request.body.includes('"listlimit"') ? 'list' : 'person');
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      inFlight -= 1;
      return onOffice.transport(request);
    };
    const client = clientOf(slow, { maxInFlight: 2 });
    const list = client.estates.list({ fields: [] }, { pageSize: 10, pagesPerRequest: 1, requestsAhead: 9 });
    const iterator = list[Symbol.asyncIterator]();
    await iterator.next();
    const rest = { [Symbol.asyncIterator]: () => iterator };
    let delivered = 1;
    const reading = (async () => {
      for await (const { id } of rest) if (id !== '') delivered += 1;
    })();
    const persons = Promise.all(
      ['7', '8', '9'].map((id) => client.call(readEstate(id, { fields: ['objekttitel'] }))),
    );
    await Promise.all([reading, persons]);
    expect(delivered).to.equal(200);
    expect(most).to.equal(2);
    // When the persons came, list requests were queued already; at most the one under way went before.
    expect(order.lastIndexOf('person')).to.be.lessThan(6);
    expect(order.filter((kind) => kind === 'list')).to.have.length(20);
  });
});
