import { expect } from 'chai';
import fc from 'fast-check';
import { readAddresses } from './addresses.js';
import { readAnswer } from './answer.js';
import { createOnOfficeClient } from './client.js';
import { OnOfficeAnswerError, OnOfficeError } from './errors.js';
import { readEstate } from './estates.js';
import { isObject } from './is-object.js';
import { failureOf, newClient, playOnOffice, reply } from './nock-server.test-support.js';
import { answerAll, envelope, resultOf, type SentBody } from './wire.test-support.js';

const title = { fields: ['objekttitel'] };

/** Every error has to be one of this package. */
function named(error: unknown): [] {
  if (error instanceof OnOfficeError) return [];
  throw error;
}

type Place = readonly (string | number)[];

/** The paths of all parts of a JSON document, itself included. */
function placesIn(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  return [place, ...Object.entries(value).flatMap(([key, part]) => placesIn(part, [...place, key]))];
}

function withValueAt(document: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    return document.map((part: unknown, index) =>
      String(index) === String(key) ? withValueAt(part, rest, value) : part,
    );
  }
  if (!isObject(document)) return document;
  return { ...document, [key]: withValueAt(document[key], rest, value) };
}

function changed(body: SentBody, change: Record<string, unknown>): object {
  return envelope(body.request.actions.map((action) => ({ ...resultOf(action, []), ...change })));
}

function records(body: SentBody, ...list: unknown[]): object {
  return answerAll(body, list);
}

describe('an answer that is not to be trusted', () => {
  playOnOffice();

  const once = { retry: { attempts: 1 } };
  const problemOf = async (answer: (body: SentBody) => string | object): Promise<string> => {
    reply((body) => [200, answer(body)]);
    const error = await failureOf(
      newClient(once).call(readAddresses(['1', '2'], { fields: ['Name', 'KdNr'] })),
    );
    if (!(error instanceof OnOfficeAnswerError)) throw error;
    return `${error.problem} at ${error.where}: ${error.expected}, ${error.found}`;
  };
  it('says what was expected where', async () => {
    const cases: [(body: SentBody) => string | object, string][] = [
      [() => '<html>', 'not_json at $: a JSON document, an HTML page of 6 characters'],
      [() => '{"a":', 'not_json at $: a JSON document, a text of 5 characters that is not JSON'],
      [() => '[]', 'envelope at $: an object, an empty list'],
      [() => ({}), 'envelope at status: an object, nothing'],
      [() => envelope(undefined), 'envelope at response.results: a list, nothing'],
      [
        (body) => envelope([...body.request.actions, ...body.request.actions].map((a) => resultOf(a, []))),
        'surplus_result at response.results: 1 results, 2',
      ],
      [
        (body) => changed(body, { resourcetype: 'estate' }),
        'order at response.results[0].resourcetype: the echo of the action sent at this place, a text of 6 characters',
      ],
      [
        (body) => changed(body, { identifier: 'other' }),
        'order at response.results[0].identifier: the echo of the action sent at this place, a text of 5 characters',
      ],
      [(body) => changed(body, { data: [] }), 'shape at response.results[0].data: an object, an empty list'],
      [
        (body) => records(body, { id: 'x', type: 'address', elements: {} }),
        'shape at response.results[0].data.records[0].id: a record number, a text of 1 characters',
      ],
      [
        (body) => records(body, { id: 1, type: 'estate', elements: {} }),
        'shape at response.results[0].data.records[0].type: address, a text of 6 characters',
      ],
      [
        (body) => records(body, { id: 1, type: 'address', elements: { Name: {}, KdNr: '1' } }),
        'shape at response.results[0].data.records[0].elements.Name: text, an object',
      ],
      [
        (body) => records(body, { id: 7, type: 'address', elements: {} }),
        'unexpected_record at response.results[0].data.records[0]: an address asked for, another one',
      ],
      [
        (body) =>
          records(body, { id: 1, type: 'address', elements: {} }, { id: '1', type: 'address', elements: {} }),
        'unexpected_record at response.results[0].data.records[1]: a record once, it a second time',
      ],
    ];
    for (const [answer, expected] of cases) expect(await problemOf(answer)).to.equal(expected);
  });

  it('notices results in another order than the actions', async () => {
    reply((body) => [200, envelope(body.request.actions.toReversed().map((action) => resultOf(action, [])))]);
    const error = await failureOf(newClient(once).callAll([readEstate('1', title), readEstate('2', title)]));
    expect(error).to.include({ problem: 'order' });
  });

  it('is refused by a named error or read, wherever something else stands in it', async () => {
    const valid = {
      status: { code: 200, errorcode: 0, message: 'OK' },
      response: {
        results: [
          {
            actionid: 'urn:onoffice-de-ns:smart:2.5:smartml:action:read',
            resourceid: '',
            resourcetype: 'address',
            identifier: '',
            cacheable: true,
            data: {
              meta: { cntabsolute: 1 },
              records: [{ id: 1, type: 'address', elements: { KdNr: '1', ArtDaten: '|a|', email__1: 'x' } }],
            },
            status: { errorcode: 0, message: 'OK' },
          },
        ],
      },
    };
    const places = placesIn(valid);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...places),
        fc.jsonValue(),
        fc.boolean(),
        async (place, value, asBytes) => {
          const text = JSON.stringify(withValueAt(valid, place, value));
          const client = createOnOfficeClient({
            token: 't',
            secret: 's',
            retry: { attempts: 1 },
            transport: () => Promise.resolve({ status: 200, body: asBytes ? Buffer.from(text) : text }),
          });
          const settled = await client.callAll([readAddresses(['1'], { fields: ['KdNr'] })]).catch(named);
          for (const one of settled) if (!one.ok) named(one.error);
          await client.addresses
            .list({ fields: ['KdNr'] })
            .toArray({ limit: 9 })
            .catch(named);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives every action its own records when their reading is put off, whatever stands between the results', () => {
    const actions = ['a', 'b', 'c'].map((identifier) => ({
      action: { verb: 'read', resourceType: 'estate', resourceId: '', parameters: {} } as const,
      identifier,
    }));
    const resultWith = (identifier: string, id: number): object => ({
      actionid: 'urn:onoffice-de-ns:smart:2.5:smartml:action:read',
      resourcetype: 'estate',
      identifier,
      data: { meta: { cntabsolute: 3 }, records: [{ id, type: 'estate', elements: [] }] },
      status: { errorcode: 0, message: 'OK' },
    });
    const foreign = [null, 'x', 7, [], [{ data: { records: [] } }], { ...resultWith('a', 1), status: 'OK' }];
    for (const first of foreign) {
      const body = envelope([first, resultWith('b', 2), resultWith('c', 3)]);
      const outer = { debug: [{ data: { records: [{ id: 99, type: 'estate', elements: [] }] } }] };
      for (const text of [
        JSON.stringify(body),
        JSON.stringify({ ...outer, ...body }),
        JSON.stringify({ status: body['status'], response: { ...outer, ...Object(body['response']) } }),
      ]) {
        const outcomes = readAnswer(Buffer.from(text), actions, { deferred: true });
        const ids = outcomes.map((outcome) => (outcome.ok ? outcome.read().records[0]?.id : undefined));
        expect(ids, text).to.deep.equal([undefined, 2, 3]);
      }
    }
  });

  it('accepts the harmless forms: ids as text, empty lists for empty maps, labels that were not echoed', async () => {
    reply((body) => [
      200,
      envelope(
        body.request.actions.map((action) => ({
          ...resultOf(action, [{ id: '2', type: null, elements: [] }]),
          identifier: '',
        })),
      ),
    ]);
    const addresses = await newClient(once).call(readAddresses(['2'], { fields: ['Name'] }));
    expect(addresses.map(({ id, values }) => ({ id, values }))).to.deep.equal([{ id: '2', values: {} }]);
  });
});
