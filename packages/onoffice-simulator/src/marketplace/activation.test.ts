import { checkSignedUrl } from '@immo-billie/onoffice-sdk/marketplace';
import { expect } from 'chai';
import {
  ApiClient,
  NORDLICHT,
  PROVIDER_SECRET,
  TESTKANZLEI,
  control,
  startTestSimulator,
} from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

const estateList = { verb: 'read', type: 'estate', parameters: { data: ['Id'] } };

function parametersOf(url: string): URLSearchParams {
  return new URL(url).searchParams;
}

function isSigned(url: string): boolean {
  return checkSignedUrl({ secrets: [PROVIDER_SECRET], url, refuseRepeatedParameters: true }).ok;
}

describe('activation', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.close());
  beforeEach(() => {
    simulator.control.reset();
  });

  function unlockClient(url: string): ApiClient {
    const parameters = parametersOf(url);
    return new ApiClient(simulator, {
      token: parameters.get('apiToken') ?? '',
      secret: simulator.control.credentials().secret,
      extendedclaim: parameters.get('apiClaim') ?? '',
      customerWebId: TESTKANZLEI,
    });
  }

  function unlock(url: string, parameters: object = {}): { verb: string; type: string; parameters: object } {
    const parameterCacheId = parametersOf(url).get('parameterCacheId');
    return { verb: 'do', type: 'unlockProvider', parameters: { parameterCacheId, ...parameters } };
  }

  it('opens the registered URL with exactly the documented parameters, signed', () => {
    const { url } = simulator.control.activationUrl();
    expect(url).to.match(/^http:\/\/localhost:3000\/onoffice\/activation\?/);
    expect([...parametersOf(url).keys()].sort()).to.deep.equal([
      'apiClaim',
      'apiToken',
      'customerName',
      'customerWebId',
      'parameterCacheId',
      'signature',
      'timestamp',
      'userId',
    ]);
    expect(parametersOf(url).get('customerName')).to.equal('Testkanzlei onOffice');
    expect(parametersOf(url).get('parameterCacheId')).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-/);
    expect(isSigned(url)).to.be.true;
  });

  it('gives the token of the new API user: 32 letters and digits, with a key of 64', () => {
    const credentials = simulator.control.credentials();
    expect(parametersOf(simulator.control.activationUrl().url).get('apiToken')).to.equal(credentials.token);
    expect(credentials.token).to.match(/^[A-Za-z0-9]{32}$/);
    expect(credentials.secret).to.match(/^[A-Za-z0-9]{64}$/);
  });

  it('lets a pending API user make no other call than unlockProvider', async () => {
    const { url } = simulator.control.activationUrl();
    expect(await unlockClient(url).code(estateList)).to.equal(22);
    const answer = await unlockClient(url).send(unlock(url));
    expect(answer.status).to.deep.equal({ code: 200, errorcode: 0, message: 'OK' });
    expect(answer.response.results[0]).to.deep.include({
      cacheable: false,
      data: { meta: { cntabsolute: null }, records: [{ id: 0, type: '', elements: { success: 'success' } }] },
    });
    expect(simulator.control.overview().customers[0]?.state).to.equal('active');
    const service = new ApiClient(simulator, simulator.control.credentials());
    expect(await service.code(estateList)).to.equal(0);
  });

  it('refuses a wrong key with 137, a missing claim with 193, and stays locked', async () => {
    const { url } = simulator.control.activationUrl();
    const wrongKey = new ApiClient(simulator, {
      ...simulator.control.credentials(),
      secret: 'A'.repeat(64),
      extendedclaim: parametersOf(url).get('apiClaim') ?? '',
    });
    expect(await wrongKey.code(unlock(url))).to.equal(137);
    expect(await unlockClient(url).code(unlock(url, { extendedclaim: '' }))).to.equal(193);
    expect(simulator.control.overview().customers[0]?.state).to.equal('not_activated');
  });

  it('refuses an unknown cache with 177 and one of another call with 178', async () => {
    const { url } = simulator.control.activationUrl();
    const service = parametersOf(simulator.control.serviceUrl({ estateId: 1437 }).url).get(
      'parameterCacheId',
    );
    const foreign = parametersOf(simulator.control.activationUrl({ customer: NORDLICHT }).url).get(
      'parameterCacheId',
    );
    expect(await unlockClient(url).code(unlock(url, { parameterCacheId: 'gone' }))).to.equal(177);
    expect(await unlockClient(url).code(unlock(url, { parameterCacheId: service }))).to.equal(178);
    expect(await unlockClient(url).code(unlock(url, { parameterCacheId: foreign }))).to.equal(178);
    expect((await control(simulator, 'parameter-caches', { drop: true })).status).to.equal(200);
    expect(await unlockClient(url).code(unlock(url))).to.equal(177);
  });

  it('after blocking needs a new token and key; the old ones stay refused', async () => {
    simulator.control.customers({ state: 'active' });
    const old = simulator.control.credentials();
    simulator.control.customers({ state: 'blocked' });
    const oldClient = new ApiClient(simulator, old);
    expect(await oldClient.code(estateList)).to.equal(22);
    await control(simulator, 'wire', { blockedCode: 48 });
    expect(await oldClient.code(estateList)).to.equal(48);

    const { url } = simulator.control.activationUrl();
    const renewed = simulator.control.credentials();
    expect(renewed.token).not.to.equal(old.token);
    expect(renewed.secret).not.to.equal(old.secret);
    expect(await unlockClient(url).code(unlock(url))).to.equal(0);
    expect(await new ApiClient(simulator, simulator.control.credentials()).code(estateList)).to.equal(0);
    expect(await oldClient.code(estateList)).to.equal(48);
  });
});

describe('service calls', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.close());
  afterEach(() => {
    simulator.control.reset();
  });

  it('open the registered URL with the documented parameters, signed without the port', () => {
    const { url } = simulator.control.serviceUrl({ estateId: 1437, userId: 21 });
    expect(url).to.match(/^http:\/\/localhost:3000\/onoffice\/service\?/);
    const parameters = Object.fromEntries(parametersOf(url));
    expect(parameters).to.include({
      customerName: 'Testkanzlei onOffice',
      customerWebId: TESTKANZLEI,
      estateId: '1437',
      groupId: '3',
      language: 'DEU',
      UserLanguage: 'DEU',
      userId: '21',
    });
    expect(parameters).to.have.all.keys(
      'apiClaim',
      'customerName',
      'customerWebId',
      'estateId',
      'groupId',
      'language',
      'parameterCacheId',
      'signature',
      'timestamp',
      'UserLanguage',
      'userId',
    );
    expect(isSigned(url.replace('localhost:3000', 'localhost'))).to.be.true;
  });

  it('carry no group when the user has none, and his own interface language', () => {
    const parameters = parametersOf(simulator.control.serviceUrl({ estateId: '1437', userId: '25' }).url);
    expect(parameters.has('groupId')).to.be.false;
    expect(parameters.get('UserLanguage')).to.equal('ENG');
  });

  it('survive a customer name with umlauts, ampersand, plus, star and tilde', () => {
    const name = 'Müller & Söhne + Partner (Köln/Bonn) *~ „Immobilien“';
    const { url } = simulator.control.serviceUrl({ estateId: 11, customer: name });
    expect(parametersOf(url).get('customerName')).to.equal(name);
    expect(isSigned(url)).to.be.true;
  });

  it('can sign the port and write dotted ids, for verifiers that have to stand it', () => {
    simulator.control.wire({ signedPort: 'with', serviceIdFormat: 'dotted' });
    const { url } = simulator.control.serviceUrl({ estateId: 1437 });
    expect(parametersOf(url).get('estateId')).to.equal('1.437');
    expect(isSigned(url)).to.be.true;
    expect(isSigned(url.replace('localhost:3000', 'localhost'))).to.be.false;
  });

  it('are stamped by the simulated clock and fresh each time', () => {
    simulator.control.clock({ offsetSeconds: -1000 });
    const first = parametersOf(simulator.control.serviceUrl({ estateId: 1437 }).url);
    const second = parametersOf(simulator.control.serviceUrl({ estateId: 1437 }).url);
    expect(Number(first.get('timestamp'))).to.be.closeTo(Date.now() / 1000 - 1000, 3);
    for (const name of ['apiClaim', 'parameterCacheId'])
      expect(first.get(name)).not.to.equal(second.get(name));
  });
});
