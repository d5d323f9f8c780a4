import { expect } from 'chai';
import { createMemoryClaimStore, createMemoryReplayMemory } from './memory-stores.js';
import { buildActivationUrl, buildServiceUrl } from '../testing/signed-url-builder.js';
import { parseActivation } from './activation.js';
import { createClaimKeeper } from './claim-keeper.js';
import { createOrder, createSubscription } from './order.js';
import { parseOrderCallback } from './order-callback.js';
import { verifyMessage, type MessageData } from './parent-message.js';
import { parseServiceCall, type ServiceCall } from './service-call.js';
import { createSignedCallVerifier, type SignedCall } from './signed-call-verifier.js';
import { signUrl } from './signed-url.js';

const secret = 'provider-secret';
const base = 'https://provider.example/onoffice/service';
const issuedAt = 1_767_225_600;

function verifierAt(nowSeconds: number, secrets: readonly string[] = [secret]) {
  return createSignedCallVerifier({ secrets, clock: () => nowSeconds * 1000 + 999 });
}

function verified(url: string): SignedCall {
  const check = verifierAt(issuedAt).check(url);
  if (!check.ok) throw new Error(check.reason);
  return check.call;
}

function serviceCall(parameters: Record<string, string | string[]>, at = issuedAt): ServiceCall {
  const check = verifierAt(at).check(buildServiceUrl(base, parameters, secret, at));
  if (!check.ok) throw new Error(check.reason);
  const parsed = parseServiceCall(check.call);
  if (!parsed.ok) throw new Error(`${parsed.reason} ${parsed.name}`);
  return parsed.serviceCall;
}

describe('the verifier of signed calls', () => {
  const url = buildServiceUrl(base, {}, secret, issuedAt);

  it('accepts a call up to 300 seconds old and 120 seconds ahead, the borders included', () => {
    const outcome = (now: number): string => {
      const check = verifierAt(now).check(url);
      return check.ok ? 'ok' : check.reason;
    };
    expect(
      [issuedAt, issuedAt + 300, issuedAt + 301, issuedAt - 120, issuedAt - 121].map(outcome),
    ).to.deep.equal(['ok', 'ok', 'too_old', 'ok', 'too_far_ahead']);
  });

  it('needs a time that is one', () => {
    const reasons = ['', '12x', '-5', '1.5'].map((timestamp) => {
      const check = verifierAt(issuedAt).check(buildServiceUrl(base, { timestamp }, secret, issuedAt));
      return check.ok ? 'ok' : check.reason;
    });
    expect(reasons).to.deep.equal([
      'timestamp_missing',
      'timestamp_malformed',
      'timestamp_malformed',
      'timestamp_malformed',
    ]);
  });

  it('accepts a call once in its whole window, in any spelling, and a refused one uses nothing up', async () => {
    const memory = createMemoryReplayMemory(() => issuedAt * 1000);
    const late = verifierAt(issuedAt + 301);
    expect(await late.accept(url, memory)).to.deep.equal({ ok: false, reason: 'too_old' });
    const verifier = verifierAt(issuedAt);
    expect(await verifier.accept(url, memory)).to.include({ ok: true });
    const respelled = url.replace('customerName=musterkanzlei', 'customerName=%6dusterkanzlei');
    expect(await verifier.accept(respelled, memory)).to.deep.equal({ ok: false, reason: 'already_used' });
    expect(verifier.check(url)).to.include({ ok: true });
  });

  it('lets go of a used call only after its window', async () => {
    let now = issuedAt;
    const memory = createMemoryReplayMemory(() => now * 1000);
    const verifier = createSignedCallVerifier({ secrets: [secret], clock: () => now * 1000 });
    await verifier.accept(url, memory);
    now += 300;
    expect(await verifier.accept(url, memory)).to.deep.equal({ ok: false, reason: 'already_used' });
  });

  it('refuses a scalar parameter that occurs twice, unless told to take the last one as PHP does', () => {
    const doubled = url.replace('?', '?customerWebId=9999&');
    expect(verifierAt(issuedAt).check(doubled)).to.deep.equal({ ok: false, reason: 'parameter_repeated' });
    const asPhp = createSignedCallVerifier({
      secrets: [secret],
      clock: () => issuedAt * 1000,
      refuseRepeatedParameters: false,
    });
    const check = asPhp.check(doubled);
    expect(check.ok && check.call.parameters.get('customerWebId')).to.not.equal('9999');
    expect(check.ok).to.equal(true);
  });

  it('knows both secrets during a rotation and refuses to work without any', () => {
    expect(verifierAt(issuedAt, ['new', secret]).check(url).ok).to.equal(true);
    expect(() => verifierAt(issuedAt, [])).to.throw(RangeError);
    expect(() => verifierAt(issuedAt, [''])).to.throw(RangeError);
  });

  it('refuses limits that would let every age pass', () => {
    for (const limit of [Number.NaN, Number.POSITIVE_INFINITY, -1]) {
      const creating = (limits: object) => () => createSignedCallVerifier({ secrets: [secret], ...limits });
      expect(creating({ maxAgeSeconds: limit }), String(limit)).to.throw(RangeError, 'maxAgeSeconds');
      expect(creating({ maxAheadSeconds: limit }), String(limit)).to.throw(RangeError, 'maxAheadSeconds');
    }
    const clock = () => issuedAt * 1000;
    const strict = createSignedCallVerifier({
      secrets: [secret],
      maxAgeSeconds: 0,
      maxAheadSeconds: 0,
      clock,
    });
    expect(strict.check(url).ok).to.equal(true);
  });
});

describe('the parameters of a service call', () => {
  it('are read with numbers cleaned of thousands dots', () => {
    const call = serviceCall({
      estateId: '1.234',
      userId: '21',
      customerWebId: '4.711',
      groupId: '',
      language: 'DEU',
    });
    expect(call).to.include({
      customerWebId: '4711',
      customerName: 'musterkanzlei',
      userId: '21',
      groupId: undefined,
      estateId: '1234',
      addressId: undefined,
      language: 'DEU',
      claim: 'claim-of-a-service-call',
      issuedAt,
    });
  });

  it('accept image numbers in each form they were seen in', () => {
    const forms = ['11,12', '[11,12]', '["11","12"]', ['11', '12']];
    expect(forms.map((imageIds) => serviceCall({ imageIds }).imageIds)).to.deep.equal(
      forms.map(() => ['11', '12']),
    );
  });

  it('are refused by name when a needed one is missing or cannot be what it says', () => {
    const problem = (parameters: Record<string, string | string[]>): unknown =>
      parseServiceCall(verified(buildServiceUrl(base, parameters, secret, issuedAt)));
    for (const name of ['customerWebId', 'userId', 'apiClaim']) {
      const missing = { ok: false, reason: 'parameter_missing', name };
      expect(problem({ [name]: '' })).to.deep.equal(missing);
      expect(problem({ [name]: [] })).to.deep.equal(missing);
      expect(problem({ [name]: ['a'] })).to.deep.equal({ ok: false, reason: 'parameter_invalid', name });
    }
    for (const userId of ['0', '_User', '021']) {
      expect(problem({ userId })).to.deep.equal({ ok: false, reason: 'parameter_invalid', name: 'userId' });
    }
  });

  it('do not end the call when one cannot be read that is not needed', () => {
    for (const unreadable of ['', '0', '_macro', '1,437', ['1']]) {
      const call = serviceCall({ estateId: unreadable, addressId: unreadable, groupId: unreadable });
      expect(call).to.include({ estateId: undefined, addressId: undefined, groupId: undefined });
      expect(call.parameters.get('estateId')).to.deep.equal(unreadable);
    }
    for (const imageIds of ['', '0', 'null', '1;2', '1,x', ['1', 'x']]) {
      expect(serviceCall({ imageIds }).imageIds).to.deep.equal([]);
    }
    const names = { customerName: '', parameterCacheId: '', language: ['DEU'], UserLanguage: '' };
    expect(serviceCall(names)).to.include({
      customerName: '',
      parameterCacheId: undefined,
      language: undefined,
      userLanguage: undefined,
    });
  });

  it('of an activation bring the token and the claim for unlocking', () => {
    const parsed = parseActivation(verified(buildActivationUrl(base, {}, secret, issuedAt)));
    expect(parsed).to.deep.include({ ok: true });
    expect(parsed.ok ? parsed.activation : undefined).to.include({
      apiToken: '0123456789abcdef0123456789abcdef',
      claim: 'claim-of-an-activation',
    });
    const activation = (parameters: Record<string, string | string[]>) =>
      parseActivation(verified(buildActivationUrl(base, parameters, secret, issuedAt)));
    for (const name of ['customerWebId', 'userId', 'apiToken', 'parameterCacheId']) {
      expect(activation({ [name]: '' })).to.deep.equal({ ok: false, reason: 'parameter_missing', name });
      expect(activation({ [name]: ['a'] })).to.deep.equal({ ok: false, reason: 'parameter_invalid', name });
    }
    const bare = activation({ customerName: '', apiClaim: '' });
    const absent = { customerName: '', claim: undefined, userLanguage: undefined };
    expect(bare.ok && bare.activation).to.include(absent);
  });
});

describe('the claim keeper', () => {
  it('keeps the newest claim of each user, whatever the order of arrival', async () => {
    const keeper = createClaimKeeper(createMemoryClaimStore());
    expect(await keeper.keep(serviceCall({ apiClaim: 'second' }, issuedAt + 60))).to.equal(true);
    expect(await keeper.keep(serviceCall({ apiClaim: 'first' }))).to.equal(false);
    expect(await keeper.newest('4711', '21')).to.equal('second');
    await keeper.keep(serviceCall({ apiClaim: 'same second' }, issuedAt + 60));
    expect(await keeper.newest('4711', '21')).to.equal('same second');
  });

  it('never gives out the claim of another user or customer', async () => {
    const keeper = createClaimKeeper(createMemoryClaimStore());
    await keeper.keep(serviceCall({}));
    expect(await keeper.newest('4711', '22')).to.equal(undefined);
    expect(await keeper.newest('4712', '21')).to.equal(undefined);
  });
});

describe('an order', () => {
  const common = {
    callbackUrl: 'https://p.example/r?orderId=1',
    parameterCacheId: 'cache',
    timestamp: issuedAt,
  };

  it('carries amounts with two decimals, their sum and a signature', () => {
    const json = createOrder(
      {
        ...common,
        products: [{ name: 'Grundriss', priceCents: 3870, quantity: 3, circleOfUsers: 'customer' }],
      },
      secret,
    );
    const order = JSON.parse(json) as MessageData;
    expect(order).to.deep.include({
      totalprice: '116.10',
      products: [{ circleofusers: 'customer', name: 'Grundriss', price: '38.70', quantity: '3' }],
    });
    expect(verifyMessage(order, secret)).to.equal(true);
    expect(verifyMessage({ ...order, totalprice: '1.00' }, secret)).to.equal(false);
  });

  it('writes cents below one euro and refuses broken ones', () => {
    const product = { name: 'x', quantity: 1, circleOfUsers: '' as const };
    const total = (priceCents: number): unknown =>
      (JSON.parse(createOrder({ ...common, products: [{ ...product, priceCents }] }, secret)) as MessageData)[
        'totalprice'
      ];
    expect([total(0), total(5), total(100_000)]).to.deep.equal(['0.00', '0.05', '1000.00']);
    expect(() => total(1.5)).to.throw(RangeError);
    expect(() => createOrder({ ...common, products: [] }, secret)).to.throw(RangeError);
  });

  it('may be a subscription', () => {
    const json = createSubscription(
      {
        ...common,
        durationMonths: 6,
        noticePeriod: 'drei Monate',
        automaticRenewal: '6 Monate',
        monthlyCents: 2530,
        monthlyServiceDescription: 'Angebotsverfahren',
        circleOfUsers: 'customer',
      },
      secret,
    );
    const message = JSON.parse(json) as MessageData;
    expect(message['abo']).to.include({ monthlycosts: '25.30', durationinmonth: '6' });
    expect(verifyMessage(message, secret)).to.equal(true);
  });

  it('comes back with its result', () => {
    const parameters = { status: 'inprocess', transactionid: 't-1', timestamp: String(issuedAt) };
    const parsed = parseOrderCallback(verified(signUrl('https://p.example/r?orderId=1', parameters, secret)));
    expect(parsed.ok ? parsed.callback : parsed).to.include({ status: 'inprocess', transactionId: 't-1' });
    const odd = parseOrderCallback(
      verified(signUrl('https://p.example/r', { ...parameters, status: 'paid' }, secret)),
    );
    expect(odd).to.deep.equal({ ok: false, reason: 'parameter_invalid', name: 'status' });
  });
});
