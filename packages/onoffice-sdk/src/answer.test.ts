import { expect } from 'chai';
import { readAddresses } from './addresses.js';
import { OnOfficeAnswerError } from './errors.js';
import { readEstate } from './estates.js';
import { failureOf, newClient, playOnOffice, reply } from './nock-server.test-support.js';
import { answerAll, envelope, resultOf, type SentBody } from './wire.test-support.js';

const title = { fields: ['objekttitel'] };

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
