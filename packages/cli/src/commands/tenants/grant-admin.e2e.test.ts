import { expect } from 'chai';
import type { GrantReport } from '../../tenants/grant-admin.js';
import type { ShownTenant } from '../../tenants/show-tenant.js';
import { openTestOffice, SEEDED_TENANT, type TestOffice } from '../../testing/test-office.test-support.js';

/** „Hauke Jansen“, whom a service call has named. */
const BROKER = '31';

describe('tenants grant-admin', () => {
  let office: TestOffice;

  beforeEach(async () => {
    office = await openTestOffice();
    await office.seed();
  });

  afterEach(() => office.close());

  const grant = (tenant: string, ...users: string[]) =>
    office.cli(['tenants', 'grant-admin', tenant, ...users, '--json']);
  const admins = async () =>
    (await office.cli(['tenants', 'show', SEEDED_TENANT, '--json']))
      .json<ShownTenant>()
      .users.flatMap(({ userId, role }) => (role === 'admin' ? [userId] : []));
  const roleEvents = () =>
    office.inside(({ database }) =>
      database
        .knex('audit_events')
        .where('kind', 'user.role_changed')
        .select('tenant_id', 'user_id', 'detail'),
    );

  it('makes a broker administrator, takes the role from nobody, and notes it', async () => {
    const { exitCode, json } = await grant(SEEDED_TENANT, BROKER);
    expect(exitCode).to.equal(0);
    expect(json<GrantReport>()).to.deep.equal({
      tenantId: SEEDED_TENANT,
      userId: BROKER,
      role: 'admin',
      changed: true,
    });
    expect(await admins()).to.have.members(['21', BROKER]);
    expect(await roleEvents()).to.deep.equal([
      { tenant_id: SEEDED_TENANT, user_id: null, detail: JSON.stringify({ userId: BROKER, role: 'admin' }) },
    ]);
  });

  it('changes and notes nothing the second time', async () => {
    await grant(SEEDED_TENANT, BROKER);
    const again = await grant(SEEDED_TENANT, BROKER);
    expect(again.exitCode).to.equal(0);
    expect(again.json<GrantReport>().changed).to.equal(false);
    expect(await roleEvents()).to.have.length(1);
    const { stdout } = await office.cli(['tenants', 'grant-admin', SEEDED_TENANT, BROKER]);
    expect(stdout).to.equal(`User ${BROKER} is an administrator of tenant ${SEEDED_TENANT} already.\n`);
  });

  it('exits with 3 for somebody who was never seen, and says what he has to do', async () => {
    const result = await grant(SEEDED_TENANT, '99');
    expect(result.exitCode).to.equal(3);
    expect(result.error()).to.include({ code: 'user_not_found' });
    expect(result.error().hint).to.include('open it once from onOffice');
    expect(await admins()).to.deep.equal(['21']);
  });

  it('exits with 3 for an unknown tenant and with 2 when the user is missing', async () => {
    const [unknown, missing] = await Promise.all([grant('99', BROKER), grant(SEEDED_TENANT)]);
    expect(unknown.exitCode).to.equal(3);
    expect(unknown.error()).to.include({ code: 'tenant_not_found' });
    expect(missing.exitCode).to.equal(2);
  });
});
