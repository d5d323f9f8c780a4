import { expect } from 'chai';
import type { TenantList } from '../../tenants/list-all-tenants.js';
import { openTestOffice, SEEDED_TENANT, type TestOffice } from '../../testing/test-office.test-support.js';

describe('tenants list', () => {
  let office: TestOffice;

  before(async () => {
    office = await openTestOffice();
  });

  after(() => office.close());

  it('says so when there is none yet', async () => {
    await office.cli(['migrate']);
    const { exitCode, stdout } = await office.cli(['tenants', 'list']);
    expect(exitCode).to.equal(0);
    expect(stdout).to.include('nobody has activated');
    const { json } = await office.cli(['tenants', 'list', '--json']);
    expect(json<TenantList>()).to.deep.equal({ tenants: [] });
  });

  it('lists them for people and for programs, and needs the database alone', async () => {
    await office.seed();
    const human = await office.cli(['tenants', 'list']);
    expect(human.stdout).to.match(
      new RegExp(`${SEEDED_TENANT} +Nordlicht Immobilien GmbH +unlocked .* demo`),
    );

    const machine = await office.cli(['tenants', 'list', '--json'], {
      environment: { ENCRYPTION_KEYS: '', PUBLIC_URL: '' },
    });
    const [tenant] = machine.json<TenantList>().tenants;
    expect(tenant).to.have.all.keys('tenantId', 'name', 'keyState', 'keyStateSince', 'isDemo', 'createdAt');
    expect(tenant).to.include({ tenantId: SEEDED_TENANT, keyState: 'unlocked', isDemo: true });
  });
});
