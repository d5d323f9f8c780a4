import { expect } from 'chai';
import {
  ApiClient,
  NORDLICHT,
  TESTKANZLEI,
  control,
  providerClient,
  startTestSimulator,
} from '../api-client.test-support.js';
import { SimulatedClock } from '../clock/simulated-clock.js';
import type { Simulator } from '../index.js';
import { ApiError } from '../wire/api-error.js';
import { Claims } from './claims.js';

const estateList = { verb: 'read', type: 'estate', parameters: { data: ['Id'] } };

describe('claims', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.close());
  beforeEach(() => {
    simulator.control.reset();
    simulator.control.customers({ state: 'active' });
  });

  function clientWithClaim(extendedclaim: string): ApiClient {
    return new ApiClient(simulator, { ...simulator.control.credentials(), extendedclaim });
  }

  it('are needed by the provider: missing, empty and unknown ones are 193', async () => {
    const withoutClaim = clientWithClaim('');
    expect(await withoutClaim.code(estateList)).to.equal(193);
    for (const extendedclaim of ['', 'nonsense', 7, null]) {
      expect(
        await withoutClaim.code({ ...estateList, parameters: { data: ['Id'], extendedclaim } }),
      ).to.equal(193);
    }
  });

  it('are opaque, safe in URLs and different every time', () => {
    const [first, second] = [simulator.control.credentials(), simulator.control.credentials()];
    expect(first.extendedclaim).to.match(/^[A-Za-z0-9_-]{100,400}$/);
    expect(first.extendedclaim).not.to.equal(second.extendedclaim);
    expect(first.token).to.equal(second.token);
  });

  it('of another customer are 248', async () => {
    const foreign = simulator.control.credentials({ customer: NORDLICHT });
    expect(await clientWithClaim(foreign.extendedclaim).code(estateList)).to.equal(248);
  });

  it('that were tampered with are 193', async () => {
    const { extendedclaim } = simulator.control.credentials();
    const last = extendedclaim.endsWith('A') ? 'E' : 'A';
    expect(await clientWithClaim(`${extendedclaim.slice(0, -1)}${last}`).code(estateList)).to.equal(193);
  });

  it('that were expired by control are 201, newer ones work', async () => {
    const old = simulator.control.credentials().extendedclaim;
    expect((await control(simulator, 'claims', { expire: true })).status).to.equal(200);
    expect(await clientWithClaim(old).code(estateList)).to.equal(201);
    expect(await clientWithClaim(simulator.control.credentials().extendedclaim).code(estateList)).to.equal(0);
  });

  it('end after their time to live, by the simulated clock', async () => {
    simulator.control.claims({ ttlSeconds: 30 });
    const { extendedclaim } = simulator.control.credentials();
    expect(await clientWithClaim(extendedclaim).code(estateList)).to.equal(0);
    simulator.control.clock({ offsetSeconds: 60 });
    expect(await clientWithClaim(extendedclaim).code(estateList)).to.equal(201);
  });

  it('end when their time to live is over, to the millisecond', () => {
    let now = 1_767_225_600_900;
    const claims = new Claims('key', new SimulatedClock(() => now));
    const claim = claims.issue(TESTKANZLEI, 21, 'service');
    claims.setTtl(1);
    now += 999;
    expect(claims.read(claim).userId).to.equal(21);
    now += 1;
    expect(() => claims.read(claim))
      .to.throw(ApiError)
      .with.property('code', 201);
  });

  it('with no time to live are never valid', async () => {
    await control(simulator, 'claims', { ttlSeconds: 0 });
    expect(await new ApiClient(simulator, simulator.control.credentials()).code(estateList)).to.equal(201);
  });

  it('from before a reset are unknown', async () => {
    const old = simulator.control.credentials().extendedclaim;
    simulator.control.reset();
    simulator.control.customers({ state: 'active' });
    expect(await clientWithClaim(old).code(estateList)).to.equal(193);
  });

  it('from an activation work for unlockProvider alone', async () => {
    const { url } = simulator.control.activationUrl();
    const claim = new URL(url).searchParams.get('apiClaim') ?? '';
    expect(await clientWithClaim(claim).code(estateList)).to.equal(193);
    const parameterCacheId = new URL(url).searchParams.get('parameterCacheId');
    const unlock = { verb: 'do', type: 'unlockProvider', parameters: { parameterCacheId } };
    expect(await clientWithClaim(claim).code(unlock)).to.equal(0);
  });

  it('speak for their user: a restricted user sees less', async () => {
    const admin = await providerClient(simulator, { userId: 21 }).call(estateList);
    const restricted = await providerClient(simulator, { userId: 27 }).call(estateList);
    expect(restricted.data.meta.cntabsolute).to.equal((admin.data.meta.cntabsolute ?? 0) - 1);
  });

  it('do not help for calls that marketplace users may not make: 240', async () => {
    const call = {
      verb: 'do',
      type: 'executeMarketplaceWebhooks',
      id: 1437,
      parameters: { module: 'estate' },
    };
    expect(await providerClient(simulator, { userId: 21 }).code(call)).to.equal(240);
    expect(await ApiClient.ordinary(simulator, TESTKANZLEI).code(call)).to.equal(0);
  });
});
