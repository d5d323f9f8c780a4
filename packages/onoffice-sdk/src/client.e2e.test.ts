import { startSimulator, type Simulator } from '@immo-billie/onoffice-simulator';
import { expect } from 'chai';
import nock from 'nock';
import { createOnOfficeClient, type OnOfficeClient, type OnOfficeClientOptions } from './client.js';
import { defineCall, decodeSuccess } from './call.js';
import { OnOfficeError, OutcomeUnknownError } from './errors.js';
import { readAddresses } from './addresses.js';
import { readEstate } from './estates.js';
import { createSignedCallVerifier, parseActivation, parseServiceCall } from './marketplace/index.js';
import { relatedIds } from './related-ids.js';
import { estateRelations } from './relation.js';

const PROVIDER_SECRET = 'provider-secret-of-the-test';
/** Only where an answer is made to hang; elsewhere a busy machine may take its time. */
function patienceFor(fault: string): Pick<OnOfficeClientOptions, 'timeouts'> {
  return fault.startsWith('timeout') || fault === 'slow-drip'
    ? { timeouts: { responseMs: 300, totalMs: 600 } }
    : {};
}

const AACHEN = '1437';
const LONG_LIST = '1449';

describe('the client against the simulator', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startSimulator({
      providerUrl: 'http://localhost:3000',
      providerSecret: PROVIDER_SECRET,
      prospects: 1_200,
    });
  });
  after(() => simulator.close());
  beforeEach(() => {
    // Other files of the same run may have closed the net.
    nock.enableNetConnect();
    simulator.control.reset();
    simulator.control.customers({ state: 'active' });
  });

  function newClient(options: Partial<OnOfficeClientOptions> = {}): OnOfficeClient {
    const { token, secret, extendedclaim } = simulator.control.credentials();
    return createOnOfficeClient({
      apiUrl: `${simulator.url}/api/stable/api.php`,
      token,
      secret,
      extendedClaim: extendedclaim,
      wait: () => Promise.resolve(),
      ...options,
    });
  }

  async function failureOf(promise: Promise<unknown>): Promise<OnOfficeError> {
    const error: unknown = await promise.then(
      () => new Error('it should have failed'),
      (reason: unknown) => reason,
    );
    if (error instanceof OnOfficeError) return error;
    throw error;
  }

  const title = { fields: ['objekttitel', 'kaufpreis', 'status', 'vermarktungsart'] };

  it('reads what an import needs in two requests', async () => {
    const client = newClient();
    const [estate, interested, matching, user, fields] = await client.callAll([
      readEstate(AACHEN, title),
      relatedIds(estateRelations.interested, [AACHEN]),
      relatedIds(estateRelations.matching, [AACHEN]),
      defineCall(
        { verb: 'get', resourceType: 'users', resourceId: '', parameters: {} },
        (answer) => answer.records.length,
      ),
      defineCall(
        { verb: 'get', resourceType: 'groups', resourceId: '', parameters: {} },
        (answer) => answer.total,
      ),
    ]);
    expect(estate.ok ? estate.value?.values : estate.error).to.include({
      objekttitel: 'Schöne Immobilie in Aachen',
      status: 1,
      vermarktungsart: 'kauf',
    });
    expect([user.ok, fields.ok]).to.deep.equal([true, true]);
    if (!interested.ok || !matching.ok) throw new Error('relations');
    const ids = [
      ...new Set([...[...interested.value.values()].flat(), ...[...matching.value.values()].flat()]),
    ];
    const prospects = await client.call(
      readAddresses(ids, { fields: ['Vorname', 'Name', 'phone', 'mobile', 'email'] }),
    );
    const peter = prospects.find(({ values }) => values.Name === 'Mustermann');
    expect(peter?.contacts.map(({ value }) => value)).to.include.members([
      'p.muster@123.ok',
      '+498151234567',
    ]);
    expect(simulator.control.requests()).to.have.length(2);
  });

  it('reads the same in every form the wire may have', async () => {
    const expected = await readEverything(newClient());
    const forms = [
      { partialFailure: '0' },
      { authStatusCode: 500 },
      { structuralResults: 'missing' },
      { emptyRelation: 'object' },
      { emptyRelation: 'list' },
      { relationIds: 'number' },
      { recordIds: 'string' },
      { defaultEntryKeys: 'numbered' },
      { compression: 'gzip' },
    ] as const;
    for (const form of forms) {
      simulator.control.reset();
      simulator.control.customers({ state: 'active' });
      simulator.control.wire(form);
      expect(await readEverything(newClient()), JSON.stringify(form)).to.deep.equal(expected);
      simulator.control.wire({
        partialFailure: '97',
        authStatusCode: 400,
        structuralResults: 'empty',
        emptyRelation: 'key',
        relationIds: 'string',
        recordIds: 'number',
        defaultEntryKeys: 'plain',
        compression: 'off',
      });
    }
  });

  async function readEverything(client: OnOfficeClient): Promise<unknown> {
    const interested = await client.relations.ofEstate(AACHEN).prospects();
    const addresses = await client.addresses.getMany(interested, {
      fields: ['Name', 'ArtDaten', 'email', 'defaultemail'],
    });
    const without = await client.relations.ofEstate(AACHEN).tenants();
    const [wrong, right] = await client.callAll([
      readEstate(AACHEN, { fields: ['no_such_field'] }),
      readEstate(AACHEN, title),
    ]);
    const refused = await failureOf(
      createOnOfficeClient({
        apiUrl: `${simulator.url}/api/stable/api.php`,
        token: 'x'.repeat(32),
        secret: 'y'.repeat(64),
      }).call(readEstate(AACHEN, title)),
    );
    return {
      addresses: addresses.map(({ id, values: { Name, ArtDaten }, contacts }) => ({
        id,
        Name,
        ArtDaten,
        contacts,
      })),
      without,
      wrong: wrong.ok ? undefined : wrong.error.toJSON(),
      right: right.ok ? right.value?.values : undefined,
      refused: refused.toJSON(),
    };
  }

  it('recovers reads from every passing disturbance', async () => {
    const passing = [
      'refuse',
      'reset',
      'timeout-before-body',
      'timeout-mid-body',
      'http-429',
      'http-500-html',
      'truncated-json',
      'malformed-json',
      'missing-tail',
      'wrong-order',
      'error:1',
      'one-action:1',
    ];
    for (const fault of passing) {
      const client = newClient(patienceFor(fault));
      simulator.control.faults({ fault });
      const [first, second] = await client.callAll([readEstate(AACHEN, title), readEstate(LONG_LIST, title)]);
      expect([first.ok, second.ok], fault).to.deep.equal([true, true]);
      expect(first.ok ? first.value?.id : undefined, fault).to.equal(AACHEN);
    }
  });

  it('names every disturbance that does not pass', async () => {
    const cases: [string, string][] = [
      ['refuse', 'unreachable'],
      ['reset', 'unreachable'],
      ['timeout-before-body', 'unreachable'],
      ['timeout-mid-body', 'unreachable'],
      ['slow-drip', 'unreachable'],
      ['http-429', 'http_error'],
      ['http-500-html', 'http_error'],
      ['truncated-json', 'invalid_answer'],
      ['malformed-json', 'invalid_answer'],
      ['missing-tail', 'invalid_answer'],
      ['error:170', 'api_error'],
    ];
    for (const [fault, code] of cases) {
      simulator.control.faults({ fault });
      const error = await failureOf(
        newClient({ ...patienceFor(fault), retry: { attempts: 1 } }).call(readEstate(AACHEN, title)),
      );
      expect(error.code, fault).to.equal(code);
    }
  });

  it('sends a write once, and says so when nobody knows what became of it', async () => {
    const rename = defineCall(
      {
        verb: 'modify',
        resourceType: 'estate',
        resourceId: AACHEN,
        parameters: { data: { objekttitel: 'Neu' } },
      },
      decodeSuccess,
    );
    for (const fault of ['reset', 'timeout-before-body', 'truncated-json', 'missing-tail', 'http-500-html']) {
      const before = simulator.control.requests().length;
      simulator.control.faults({ fault });
      const error = await failureOf(newClient(patienceFor(fault)).call(rename));
      expect(error, fault).to.be.instanceOf(OutcomeUnknownError);
      expect(simulator.control.requests().length - before, fault).to.equal(1);
    }
    await newClient().call(rename);
    expect((await newClient().estates.get(AACHEN, title))?.values.objekttitel).to.equal('Neu');
  });

  it('follows the clock of onOffice, for writes too', async () => {
    simulator.control.clock({ offsetSeconds: 3_600 });
    const client = newClient();
    expect(await client.estates.get(AACHEN, title)).to.include({ id: AACHEN });
    expect(client.clockReport().correctionSeconds).to.be.closeTo(3_600, 2);
    expect(simulator.control.requests().map(({ actions: [action] }) => action?.errorcode)).to.deep.equal([
      136, 0,
    ]);
    await client.withClaim(simulator.control.credentials().extendedclaim).estates.get(AACHEN, title);
    expect(simulator.control.requests()).to.have.length(3);
  });

  it('tells stale claims, wrong keys and blocked customers apart', async () => {
    const client = newClient();
    simulator.control.claims({ expire: true });
    expect(await failureOf(client.estates.get(AACHEN, title))).to.include({
      errorCode: 201,
      credential: 'claim',
    });
    expect(await failureOf(client.withClaim(undefined).estates.get(AACHEN, title))).to.include({
      credential: 'claim',
    });
    const { token } = simulator.control.credentials();
    const wrongKey = newClient({ token, secret: 'z'.repeat(64) });
    expect(await failureOf(wrongKey.estates.get(AACHEN, title))).to.include({
      errorCode: 137,
      credential: 'key',
    });
    simulator.control.wire({ blockedCode: 42 });
    simulator.control.customers({ state: 'blocked' });
    expect(await failureOf(client.estates.get(AACHEN, title))).to.include({
      errorCode: 42,
      credential: 'customer',
    });
    simulator.control.wire({ blockedCode: 22 });
  });

  it('reads a long list in few requests, complete and without repetition', async () => {
    const client = newClient();
    const seen = new Set<string>();
    for await (const address of client.addresses.list({ fields: ['Name', 'email'] }, { pageSize: 100 }))
      seen.add(address.id);
    const total = await client.addresses.list({ fields: ['Name'] }).count();
    expect(seen.size).to.equal(total);
    expect(total).to.be.greaterThan(1_000);
    const requests = simulator.control.requests();
    expect(Math.max(...requests.map(({ maxInFlight }) => maxInFlight))).to.be.at.most(4);
    expect(requests.length).to.be.at.most(2 + Math.ceil(total / 400));
  });

  it('filters and sorts as onOffice does', async () => {
    const client = newClient();
    const estates = await client.estates
      .list({
        fields: ['kaufpreis', 'status'],
        filter: { status: { op: '=', value: 1 }, kaufpreis: { op: '>', value: 100_000 } },
        sort: { kaufpreis: 'DESC' },
      })
      .toArray({ limit: 500 });
    const prices = estates.map(({ values }) => values.kaufpreis ?? 0);
    expect(prices.length).to.be.greaterThan(1);
    expect(prices).to.deep.equal(prices.toSorted((a, b) => b - a));
  });

  it('keeps 200 interleaved calls of two customers apart', async () => {
    const customer = simulator.control.overview().customers[1]?.name ?? '';
    simulator.control.customers({ customer, state: 'active' });
    const other = simulator.control.credentials({ customer });
    const [first, second] = [
      newClient(),
      newClient({
        token: other.token,
        secret: other.secret,
        extendedClaim: other.extendedclaim,
      }),
    ];
    const [own, foreign] = [
      (await first.estates.get(AACHEN, title))?.values.objekttitel,
      (await second.estates.get(AACHEN, title))?.values.objekttitel,
    ];
    expect(own).not.to.equal(foreign);
    const titles = await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        const estate = await (index % 2 === 0 ? first : second).estates.get(AACHEN, title);
        return estate?.values.objekttitel;
      }),
    );
    expect(titles).to.deep.equal(titles.map((_, index) => (index % 2 === 0 ? own : foreign)));
  });

  it('activates a provider and opens its service', async () => {
    simulator.control.customers({ state: 'not_activated' });
    const verifier = createSignedCallVerifier({ secrets: [PROVIDER_SECRET] });
    const opened = verifier.check(simulator.control.activationUrl().url);
    if (!opened.ok) throw new Error(opened.reason);
    const parsed = parseActivation(opened.call);
    if (!parsed.ok) throw new Error(parsed.name);
    const { apiToken, claim, parameterCacheId } = parsed.activation;
    const { secret } = simulator.control.credentials();
    const unlocking = newClient({ token: apiToken, secret, extendedClaim: undefined, unlockClaim: claim });
    await unlocking.provider.unlock({ parameterCacheId });

    simulator.control.wire({ serviceIdFormat: 'dotted' });
    const called = verifier.check(simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url);
    simulator.control.wire({ serviceIdFormat: 'plain' });
    if (!called.ok) throw new Error(called.reason);
    const service = parseServiceCall(called.call);
    if (!service.ok) throw new Error(service.name);
    expect(service.serviceCall).to.include({ estateId: AACHEN, userId: '21' });
    const client = newClient({ token: apiToken, secret, extendedClaim: service.serviceCall.claim });
    expect((await client.estates.get(AACHEN, title))?.values.objekttitel).to.equal(
      'Schöne Immobilie in Aachen',
    );
  });
});
