import { inspect } from 'node:util';
import { expect } from 'chai';
import fc from 'fast-check';
import { listAddresses } from './addresses.js';
import { createOnOfficeClient, type OnOfficeClient } from './client.js';
import { OnOfficeAnswerError, OnOfficeApiError, OnOfficeCancelledError } from './errors.js';
import { listEstates } from './estates.js';
import { defineList } from './list-definition.js';
import { ListInterruptedError, ListShiftedError, ListTooLongError, type ListShift } from './list-errors.js';
import { accountWith, clientOf, failureOf, idsOf, numbers, pageOf } from './list.test-support.js';
import { address, apiError, estate, records } from './testing/answer-builder.js';
import { createFakeTransport, type FakeTransport } from './testing/fake-transport.js';
import { TransportFailure, type Transport } from './transport.js';

const fields = ['Name'];

describe('a list', () => {
  it('delivers every record once and in order, for any total, page size and reading ahead', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 60 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        async (total, pageSize, pagesPerRequest, requestsAhead) => {
          const { client, onOffice } = accountWith(total);
          const list = client.addresses.list({ fields }, { pageSize, pagesPerRequest, requestsAhead });
          expect(await idsOf(list)).to.deep.equal(numbers(total));
          const asked = onOffice
            .requests()
            .flat()
            .map((action) => pageOf(action).offset);
          expect(asked).to.deep.equal([...new Set(asked)]);
          expect(asked).to.have.length(Math.max(1, Math.ceil(total / pageSize)));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('asks for several pages in one request, and for no more than is needed', async () => {
    const { client, onOffice } = accountWith(10_000);
    expect(await idsOf(client.addresses.list({ fields }))).to.have.length(10_000);
    expect(onOffice.requests().map((actions) => actions.length)).to.deep.equal([1, 4, 4, 4, 4, 3]);
  });

  it('can be read page by page, from the start each time', async () => {
    const { client } = accountWith(5);
    const list = client.addresses.list({ fields }, { pageSize: 2 });
    for (let round = 0; round < 2; round += 1) {
      const sizes: number[] = [];
      for await (const page of list.pages()) sizes.push(page.length);
      expect(sizes).to.deep.equal([2, 2, 1]);
    }
  });

  it('reads no further when the consumer stops', async () => {
    const { client, onOffice } = accountWith(1_000);
    for await (const { id } of client.addresses.list({ fields }, { pageSize: 10 })) if (id === '3') break;
    expect(onOffice.requests()).to.have.length(1);
  });

  it('delivers all records to a consumer that asks several times at once', async () => {
    const { client } = accountWith(7);
    const iterator = client.addresses.list({ fields }, { pageSize: 2 })[Symbol.asyncIterator]();
    const results = await Promise.all(Array.from({ length: 9 }, () => iterator.next()));
    const ids = results.map((result) => (result.done ? 'end' : result.value.id));
    expect(ids).to.deep.equal([...numbers(7), 'end', 'end']);
  });

  it('counts, and delivers the first record, with little effort', async () => {
    const { client, onOffice } = accountWith(812);
    const list = client.addresses.list({ fields });
    expect(await list.count()).to.equal(812);
    expect((await list.first())?.id).to.equal('1');
    expect(await accountWith(0).client.addresses.list({ fields }).first()).to.equal(undefined);
    expect(
      onOffice.requests().map(([action]) => [action?.parameters['data'], action?.parameters['listlimit']]),
    ).to.deep.equal([
      [fields, 1],
      [fields, 1],
    ]);
  });

  it('counts with one field, because users without any are not answered, and with none where there are none', () => {
    const decode = ({ id }: { readonly id: string }) => ({ id });
    const users = { verb: 'read', resourceType: 'user', decode } as const;
    const parametersOf = (definition: ReturnType<typeof defineList>) => definition.count().action.parameters;
    expect(parametersOf(defineList({ ...users, parameters: { data: ['Name', 'email'] } }))).to.deep.equal({
      data: ['Name'],
      listlimit: 1,
    });
    const files = { verb: 'get', resourceType: 'file', resourceId: 'estate', decode } as const;
    expect(parametersOf(defineList({ ...files, parameters: { estateid: 1 } }))).to.deep.equal({
      estateid: 1,
      listlimit: 1,
    });
  });

  it('counts without sorting: an account may lack the field to sort by, and the number is the same', () => {
    for (const definition of [listEstates({ fields: [] }), listAddresses({ fields: [] })]) {
      expect(definition.count().action.parameters).to.deep.equal({ data: [], listlimit: 1 });
      expect(definition.page(0, 5).action.parameters).to.include.keys('sortby');
    }
  });

  it('needs records that go by their number, or repeated ones could not be noticed', async () => {
    const { client } = accountWith(2);
    const named = defineList({
      verb: 'read',
      resourceType: 'address',
      parameters: { data: fields },
      decode: ({ elements }) => ({ id: String(elements['Name']) }),
    });
    const error: unknown = await client
      .list(named)
      .toArray({ limit: 9 })
      .catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(TypeError);
  });

  it('refuses page sizes that onOffice would answer with 20 records', () => {
    const { client } = accountWith(1);
    for (const pageSize of [501, 0, -1, 1.5]) {
      expect(() => client.addresses.list({ fields }, { pageSize })).to.throw(RangeError);
    }
    expect(() => client.addresses.list({ fields }, { requestsAhead: 0 })).to.throw(RangeError);
    expect(() => client.addresses.list({ fields }, { pagesPerRequest: 0 })).to.throw(RangeError);
  });

  describe('that is collected', () => {
    it('is complete or refused, and refused before it is read', async () => {
      const { client, onOffice } = accountWith(1_200);
      expect(await client.addresses.list({ fields }).toArray({ limit: 1_200 })).to.have.length(1_200);
      const requestsBefore = onOffice.requests().length;
      const error = await failureOf(client.addresses.list({ fields }).toArray({ limit: 1_199 }));
      expect(error).to.be.instanceOf(ListTooLongError).and.to.include({ limit: 1_199, total: 1_200 });
      // What was read ahead while the first page was looked at is not counted on.
      expect(onOffice.requests().length - requestsBefore).to.equal(1);
    });

    it('is cut only when the caller says so, reading no more than needed', async () => {
      const { client, onOffice } = accountWith(5_000);
      const some = await client.addresses.list({ fields }).toArray({ limit: 700, whenLonger: 'cut' });
      expect(some.map(({ id }) => id)).to.deep.equal(numbers(700));
      expect(onOffice.requests().map((actions) => actions.length)).to.deep.equal([1, 1]);
      const few = await client.addresses.list({ fields }).toArray({ limit: 3, whenLonger: 'cut' });
      expect(few).to.have.length(3);
      expect(
        onOffice
          .requests()
          .at(-1)
          ?.map((action) => pageOf(action).limit),
      ).to.deep.equal([3]);
    });

    it('is cut to the limit although records came twice', async () => {
      const { client, onOffice } = accountWith(40);
      onOffice.on('read', 'address', (action) => {
        const { offset, limit } = pageOf(action);
        const ids = numbers(40).slice(offset, offset + limit);
        if (offset > 0 && offset < 20) ids[0] = '1';
        return records(
          ids.map((id) => address(Number(id))),
          40,
        );
      });
      const options = { pageSize: 5, onShift: () => undefined };
      const some = await client.addresses.list({ fields }, options).toArray({ limit: 20, whenLonger: 'cut' });
      expect(some.map(({ id }) => id)).to.deep.equal([
        ...numbers(20).filter((id) => !['6', '11', '16'].includes(id)),
        '21',
        '22',
        '23',
      ]);
      expect(onOffice.requests().map((actions) => actions.length)).to.deep.equal([1, 3, 1]);
    });

    it('needs a limit that is one', async () => {
      const error: unknown = await accountWith(1)
        .client.addresses.list({ fields })
        .toArray({ limit: 0 })
        .catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(RangeError);
    });
  });

  describe('that fails on a later page', () => {
    function failingAt(offset: number, total = 30): OnOfficeClient {
      const onOffice = createFakeTransport();
      onOffice.on('read', 'address', (action) => {
        const page = pageOf(action);
        if (page.offset === offset) return apiError(170);
        return records(
          [...numbers(total)]
            .slice(page.offset, page.offset + page.limit)
            .map((id) => address(Number(id), { Name: 'Canary' })),
          total,
        );
      });
      return clientOf(onOffice);
    }

    it('says how far it came and why it ended', async () => {
      const delivered: string[] = [];
      const reading = async (): Promise<void> => {
        for await (const { id } of failingAt(20).addresses.list({ fields }, { pageSize: 10 }))
          delivered.push(id);
      };
      const error = await failureOf(reading());
      expect(delivered).to.deep.equal(numbers(20));
      expect(error).to.be.instanceOf(ListInterruptedError).and.to.include({ delivered: 20, nextOffset: 20 });
      expect(error.cause).to.be.instanceOf(OnOfficeApiError);
    });

    it('hands over what was collected', async () => {
      const error = await failureOf(
        failingAt(10).addresses.list({ fields }, { pageSize: 10 }).toArray({ limit: 99 }),
      );
      if (!(error instanceof ListInterruptedError)) throw error;
      expect(error.collected()).to.have.length(10);
      expect(JSON.stringify(error) + inspect(error, { depth: 9, showHidden: true })).not.to.include('Canary');
    });

    it('fails plainly on the first one', async () => {
      const error = await failureOf(failingAt(0).addresses.list({ fields }).toArray({ limit: 99 }));
      expect(error).to.be.instanceOf(OnOfficeApiError);
    });

    it('says the same when the whole request fails', async () => {
      const { client, onOffice } = accountWith(30);
      const iterator = client.addresses.list({ fields }, { pageSize: 10 })[Symbol.asyncIterator]();
      await iterator.next();
      onOffice.disturbNext(new TransportFailure('reset', true, 'ECONNRESET'));
      const rest = { [Symbol.asyncIterator]: () => iterator };
      const error = await failureOf(idsOf(rest));
      expect(error).to.be.instanceOf(ListInterruptedError).and.to.include({ delivered: 10 });
      expect(error.cause).to.include({ code: 'unreachable' });
    });

    /** Answers as bytes, whose parts are parsed late, and spoils records in these requests, counted from 1. */
    function spoilt(
      onOffice: FakeTransport,
      requests: readonly number[],
      ids: readonly number[],
    ): OnOfficeClient {
      const transport: Transport = async (request) => {
        const answer = await onOffice.transport(request);
        let body = answer.body.toString();
        if (requests.includes(onOffice.requests().length))
          for (const id of ids) body = body.replace(`"id":${id},"type"`, '"id":,"type"');
        return { ...answer, body: Buffer.from(body) };
      };
      return createOnOfficeClient({ token: 't', secret: 's', transport, wait: () => Promise.resolve() });
    }

    it('asks once more for pages of an answer that turns out to be no JSON only when they are read', async () => {
      const { onOffice } = accountWith(60);
      const client = spoilt(onOffice, [2, 4], [13, 31]);
      const ids = await idsOf(client.addresses.list({ fields }, { pageSize: 10, requestsAhead: 1 }));
      expect(ids).to.deep.equal(numbers(60));
      // The page with 13 comes spoilt again, which the client notices and repeats as with any other call.
      const offsets = onOffice.requests().map((actions) => actions.map((action) => pageOf(action).offset));
      expect(offsets).to.deep.equal([[0], [10, 20, 30, 40], [50], [10], [10], [30]]);
    });

    it('is interrupted where such a page stays what it is', async () => {
      const { onOffice } = accountWith(30);
      const client = spoilt(onOffice, [2, 3, 4, 5], [25]);
      const error = await failureOf(
        client.addresses.list({ fields }, { pageSize: 10 }).toArray({ limit: 99 }),
      );
      expect(error).to.be.instanceOf(ListInterruptedError).and.to.include({ delivered: 20, nextOffset: 20 });
      expect(error.cause).to.include({ problem: 'not_json' });
      expect(onOffice.requests()).to.have.length(5);
    });

    it('ends without more ado when it is cancelled', async () => {
      const controller = new AbortController();
      const { client } = accountWith(30);
      const cancelling = async (): Promise<void> => {
        for await (const { id } of client.addresses.list(
          { fields },
          { pageSize: 10, signal: controller.signal },
        )) {
          if (id === '10') controller.abort();
        }
      };
      expect(await failureOf(cancelling())).to.be.instanceOf(OnOfficeCancelledError);
    });
  });

  it('delivers nothing more after the signal, also of pages that are there already', async () => {
    const controller = new AbortController();
    const { client } = accountWith(40);
    const options = { pageSize: 10, signal: controller.signal };
    const seen: string[] = [];
    const reading = async (): Promise<void> => {
      for await (const { id } of client.addresses.list({ fields }, options)) {
        seen.push(id);
        if (id === '13') controller.abort();
      }
    };
    expect(await failureOf(reading())).to.be.instanceOf(OnOfficeCancelledError);
    expect(seen).to.deep.equal(numbers(13));
    expect(await failureOf(client.addresses.list({ fields }, options).count())).to.include({
      code: 'cancelled',
    });
  });

  describe('that changes while it is read', () => {
    /** Two pages of 10, the second with these numbers and this total. */
    function secondPage(ids: readonly number[], total: number): OnOfficeClient {
      const onOffice = createFakeTransport();
      onOffice.on('read', 'estate', (action) => {
        const { offset } = pageOf(action);
        if (offset === 0)
          return records(
            numbers(10).map((id) => estate(Number(id))),
            20,
          );
        return offset === 10
          ? records(
              ids.map((id) => estate(id)),
              total,
            )
          : records([estate(99)], total);
      });
      return clientOf(onOffice);
    }
    const rest = Array.from({ length: 10 }, (_, index) => index + 11);
    const cases: [string, OnOfficeClient, ListShift['kind']][] = [
      ['a record that comes twice', secondPage([10, ...rest.slice(0, 9)], 20), 'repeated_record'],
      ['a total that grows', secondPage(rest, 21), 'changed_total'],
      ['a total that shrinks', secondPage(rest.slice(0, 9), 19), 'changed_total'],
      ['a page that is too short', secondPage(rest.slice(0, 8), 20), 'short_page'],
    ];
    for (const [name, client, kind] of cases) {
      it(`is noticed by ${name}`, async () => {
        const error = await failureOf(idsOf(client.estates.list({ fields }, { pageSize: 10 })));
        expect(error).to.be.instanceOf(ListShiftedError);
        expect(error instanceof ListShiftedError ? error.shift.kind : undefined).to.equal(kind);
      });
    }

    it('goes on for a caller who wants to be told instead, without the repeated records', async () => {
      const shifts: string[] = [];
      const onShift = (shift: ListShift): void => void shifts.push(shift.kind);
      const [repeated, grown] = [secondPage([10, ...rest.slice(0, 9)], 20), secondPage(rest, 21)];
      const ids = await idsOf(repeated.estates.list({ fields }, { pageSize: 10, onShift }));
      expect(ids).to.deep.equal(numbers(19));
      const more = await idsOf(grown.estates.list({ fields }, { pageSize: 10, onShift }));
      expect(more).to.deep.equal([...numbers(20), '99']);
      expect(shifts).to.deep.equal(['repeated_record', 'changed_total']);
    });

    it('is noticed whichever record vanishes or comes, and whenever, unless the last page has been read', async () => {
      const change = fc.record({
        afterPage: fc.nat({ max: 8 }),
        at: fc.nat({ max: 60 }),
        adds: fc.boolean(),
      });
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 1, max: 50 }),
          fc.integer({ min: 1, max: 9 }),
          change,
          async (total, pageSize, { afterPage, at, adds }) => {
            const account = numbers(total);
            let pagesRead = 0;
            const onOffice = createFakeTransport();
            onOffice.on('read', 'estate', (action) => {
              const { offset, limit } = pageOf(action);
              const page = account.slice(offset, offset + limit).map((id) => estate(Number(id)));
              const answer = records(page, account.length);
              if (pagesRead === afterPage)
                account.splice(at % (total + 1), adds ? 0 : 1, ...(adds ? ['999'] : []));
              pagesRead += 1;
              return answer;
            });
            const pages = Math.ceil(total / pageSize);
            const hasChanged = afterPage < pages - 1 && (adds || at % (total + 1) < total);
            const error = await clientOf(onOffice)
              .estates.list({ fields }, { pageSize })
              .toArray({ limit: 99 })
              .then(
                () => undefined,
                (reason: unknown) => reason,
              );
            if (hasChanged) expect(error).to.be.instanceOf(ListShiftedError);
            else expect(error).to.equal(undefined);
          },
        ),
        { numRuns: 200 },
      );
    });

    it('is refused when a page brings more than was asked for', async () => {
      const onOffice = createFakeTransport();
      onOffice.on('read', 'address', records(numbers(20).map((id) => address(Number(id)))));
      const error = await failureOf(idsOf(clientOf(onOffice).addresses.list({ fields }, { pageSize: 10 })));
      expect(error).to.be.instanceOf(OnOfficeAnswerError);
    });
  });

  it('exists only for calls that page', () => {
    const define = (verb: 'read' | 'get', resourceType: string) => () =>
      defineList({ verb, resourceType, parameters: {}, decode: ({ id }) => ({ id }) });
    for (const resourceType of ['task', 'calendar'])
      expect(define('read', resourceType)).to.throw(RangeError, 'at once');
    for (const resourceType of ['regions', 'idsfromrelation', 'fields', 'qualifiedsuitors']) {
      expect(define('get', resourceType)).to.throw(RangeError, 'at once');
    }
    expect(define('get', 'somethingNew')).to.throw(RangeError, 'not known');
    expect(define('read', 'agentslog')).not.to.throw();
  });

  it('exists for the search of one kind of record only, the others answer at once', () => {
    const search = (resourceId: string) => () =>
      defineList({
        verb: 'get',
        resourceType: 'search',
        resourceId,
        parameters: {},
        decode: ({ id }) => ({ id }),
      });
    for (const resourceId of ['address', 'estate'])
      expect(search(resourceId)).to.throw(RangeError, 'at once');
    expect(search('searchcriteria')).not.to.throw();
    expect(search('')).to.throw(RangeError, 'not known');
  });

  it('takes the records of calls whose type is not the name of the call, and refuses those of another', async () => {
    const onOffice = createFakeTransport();
    const client = clientOf(onOffice);
    const calls = [
      ['get', 'searchcriterias', '', 'searchcriteria'],
      ['get', 'search', 'searchcriteria', 'searchCriteria'],
      ['get', 'file', 'address', 'file'],
      ['read', 'log', '', 'Log'],
      ['read', 'user', '', 'user'],
      ['read', 'agentslog', '', 'agentslog'],
    ] as const;
    for (const [verb, resourceType, resourceId, type] of calls) {
      const list = client.list(
        defineList({ verb, resourceType, resourceId, parameters: {}, decode: ({ id }) => ({ id }) }),
      );
      for (const accepted of [type, '', null]) {
        onOffice.on(verb, resourceType, records([{ id: 521, type: accepted, elements: {} }]));
        expect(await idsOf(list), resourceType).to.deep.equal(['521']);
      }
      onOffice.on(verb, resourceType, records([{ id: 521, type: 'task', elements: {} }]));
      expect(await failureOf(idsOf(list)), resourceType).to.include({ problem: 'shape' });
    }
  });

  it('keeps to the smaller pages of files and to the other names of some calls', () => {
    const parametersOf = (verb: 'read' | 'get', resourceType: string, resourceId: string, size: number) =>
      defineList({ verb, resourceType, resourceId, parameters: {}, decode: ({ id }) => ({ id }) }).page(
        10,
        size,
      ).action.parameters;
    expect(() => parametersOf('get', 'file', 'estate', 101)).to.throw(RangeError);
    expect(parametersOf('get', 'search', 'searchcriteria', 10)).to.deep.equal({ limit: 10, offset: 10 });
    expect(parametersOf('read', 'log', '', 10)).to.deep.equal({ listlimit: 10, listOffset: 10 });
  });
});
