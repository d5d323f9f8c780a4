import { expect } from 'chai';
import { createOnOfficeClient } from '../client.js';
import { readEstate } from '../estates.js';
import { unlockProvider } from '../provider.js';
import { apiError, estate, records, success } from './answer-builder.js';
import { StrayCallError, createFakeTransport } from './fake-transport.js';

const title = { fields: ['objekttitel'] };

describe('the fake transport', () => {
  it('answers what the test prepared, and remembers what was asked without credentials', async () => {
    const onOffice = createFakeTransport();
    onOffice.on('read', 'estate', ({ resourceId }) =>
      resourceId === '11' ? records([estate(11, { objekttitel: 'Haus' })]) : apiError(149),
    );
    onOffice.on('do', 'unlockProvider', success());
    const client = createOnOfficeClient({
      token: 't',
      secret: 's',
      extendedClaim: 'c',
      transport: onOffice.transport,
    });
    const [haus, hidden, unlocked] = await client.callAll([
      readEstate('11', title),
      readEstate('12', title),
      unlockProvider({ parameterCacheId: 'p', isRegularCustomer: true }),
    ]);
    expect(haus.ok ? haus.value?.values.objekttitel : haus.error).to.equal('Haus');
    expect(hidden.ok ? undefined : hidden.error).to.include({ errorCode: 149, category: 'rights' });
    expect(unlocked.ok).to.equal(true);
    expect(onOffice.requests()[0]?.map(({ identifier: _identifier, ...action }) => action)).to.deep.equal([
      { verb: 'read', resourceType: 'estate', resourceId: '11', parameters: { data: ['objekttitel'] } },
      { verb: 'read', resourceType: 'estate', resourceId: '12', parameters: { data: ['objekttitel'] } },
      {
        verb: 'do',
        resourceType: 'unlockProvider',
        resourceId: '',
        parameters: { parameterCacheId: 'p', isRegularCustomer: 1 },
      },
    ]);
    onOffice.assertNoStrayCalls();
  });

  it('betrays a call that nobody prepared, even when its error is swallowed', async () => {
    const onOffice = createFakeTransport();
    const client = createOnOfficeClient({ token: 't', secret: 's', transport: onOffice.transport });
    const error: unknown = await client.call(readEstate('11', title)).catch((reason: unknown) => reason);
    expect(error).to.be.instanceOf(StrayCallError);
    expect(() => onOffice.assertNoStrayCalls()).to.throw(StrayCallError, 'read estate');
  });

  it('lets the claim of an activation do nothing but unlock', async () => {
    const onOffice = createFakeTransport();
    onOffice.on('do', 'unlockProvider', success());
    const client = createOnOfficeClient({
      token: 't',
      secret: 's',
      unlockClaim: 'u',
      transport: onOffice.transport,
    });
    await client.provider.unlock({ parameterCacheId: 'p' });
    const errors = await Promise.all(
      [
        client.call(readEstate('1', title)),
        client.callAll([readEstate('1', title)]),
        client.estates.list(title).first(),
      ].map((promise) => Promise.resolve<unknown>(promise).catch((reason: unknown) => reason)),
    );
    for (const error of errors) expect(error).to.be.instanceOf(TypeError);
    expect(onOffice.requests()).to.have.length(1);
  });
});
