import { createOnOfficeClient, OnOfficeApiError, OnOfficeUnreachableError } from '@immo-billie/onoffice-sdk';
import { startSimulator, type Simulator } from '@immo-billie/onoffice-simulator';
import { expect } from 'chai';
import { createTestClock } from '../testing/test-clock.test-support.js';
import { testKey, type KeyReport } from './test-key.js';

describe('the test of a key', () => {
  const clock = createTestClock();
  let simulator: Simulator;

  beforeEach(async () => {
    simulator = await startSimulator({
      providerUrl: 'http://localhost:1',
      providerSecret: 'secret',
      prospects: 3,
      clock,
    });
    simulator.control.customers({ state: 'active' });
  });
  afterEach(() => simulator.close());

  function check(changes: { secret?: string; extendedClaim?: string } = {}): Promise<KeyReport> {
    const { token, secret, extendedclaim } = simulator.control.credentials();
    const client = createOnOfficeClient({
      token,
      secret,
      extendedClaim: extendedclaim,
      apiUrl: `${simulator.url}/api/stable/api.php`,
      clock,
      retry: { attempts: 1 },
      ...changes,
    });
    return testKey(client, clock, new AbortController().signal);
  }

  it('counts what key and claim may read in one request, and changes nothing', async () => {
    const report = await check();
    expect(report).to.deep.include({
      key: 'good',
      claim: 'good',
      errorCode: null,
      clockOffsetSeconds: 0,
      checkedAt: clock.utc,
    });
    expect(report.rights?.estates).to.be.greaterThan(10);
    const kinds = simulator.control.requests().map(({ actions }) => actions.map((a) => a.resourcetype));
    expect(kinds).to.deep.equal([['estate', 'address']]);
  });

  it('needs no field that an account may have switched off', async () => {
    for (const [module, field] of [
      ['estate', 'Id'],
      ['address', 'KdNr'],
    ] as const) {
      simulator.control.fields({ module, field, active: false });
    }
    expect(await check()).to.deep.include({ key: 'good', claim: 'good', errorCode: null });
  });

  for (const resourcetype of ['estate', 'address'] as const) {
    it(`says that the key is good where only ${resourcetype} is refused`, async () => {
      simulator.control.faults({ fault: 'one-action:156', times: 1, resourcetype });
      const { key, claim, rights } = await check();
      expect([key, claim]).to.deep.equal(['good', 'good']);
      expect(rights?.estates === null).to.equal(resourcetype === 'estate');
      expect(rights?.addresses === null).to.equal(resourcetype === 'address');
    });
  }

  it('says nothing about the key when onOffice fails', async () => {
    simulator.control.faults({ fault: 'one-action:1000', times: 1, resourcetype: 'address' });
    const error: unknown = await check().catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(OnOfficeApiError).with.property('errorCode', 1000);
  });

  it('tells a wrong key from a blocked office and a stale claim', async () => {
    expect(await check({ secret: 'x'.repeat(64) })).to.deep.include({
      key: 'refused',
      claim: 'unknown',
      rights: null,
      errorCode: 137,
    });
    simulator.control.wire({ blockedCode: 42 });
    simulator.control.customers({ state: 'blocked' });
    expect(await check()).to.deep.include({ key: 'blocked', claim: 'unknown', errorCode: 42 });
    simulator.control.customers({ state: 'active' });
    const { extendedclaim } = simulator.control.credentials();
    simulator.control.claims({ expire: true });
    expect(await check({ extendedClaim: extendedclaim })).to.deep.include({
      key: 'good',
      claim: 'stale',
      errorCode: 201,
    });
    expect(await check({ extendedClaim: 'made-up' })).to.deep.include({
      key: 'good',
      claim: 'stale',
      errorCode: 193,
    });
  });

  it('measures how far onOffice’s clock is ahead', async () => {
    simulator.control.clock({ offsetSeconds: 90 });
    expect((await check()).clockOffsetSeconds).to.equal(90);
  });

  it('says nothing about the key when onOffice does not answer', async () => {
    simulator.control.faults({ fault: 'refuse' });
    const error: unknown = await check().catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(OnOfficeUnreachableError);
  });
});
