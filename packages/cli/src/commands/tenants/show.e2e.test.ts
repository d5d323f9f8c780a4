import { expect } from 'chai';
import type { ShownTenant } from '../../tenants/show-tenant.js';
import { openTestOffice, SEEDED_TENANT, type TestOffice } from '../../testing/test-office.test-support.js';

describe('tenants show', () => {
  let office: TestOffice;

  before(async () => {
    office = await openTestOffice();
    await office.seed();
  });

  after(() => office.close());

  it('shows a tenant to programs, and needs the database alone', async () => {
    const { exitCode, json } = await office.cli(['tenants', 'show', SEEDED_TENANT, '--json'], {
      environment: { ENCRYPTION_KEYS: '', PUBLIC_URL: '' },
    });
    expect(exitCode).to.equal(0);
    const shown = json<ShownTenant>();
    expect(shown).to.have.all.keys('tenant', 'key', 'users', 'objects', 'imports');
    expect(shown.tenant).to.include({ tenantId: SEEDED_TENANT, keyState: 'unlocked', isDemo: true });
    expect(shown.key).to.have.all.keys('secretEnding', 'unlockedBy', 'unlockedAt');
    expect(shown.users.map(({ userId, role }) => [userId, role])).to.have.deep.members([
      ['21', 'admin'],
      ['31', 'broker'],
    ]);
    expect(shown.users[0]).to.have.all.keys(
      'userId',
      'firstName',
      'lastName',
      'role',
      'language',
      'firstSeenAt',
      'lastSeenAt',
    );
    expect(shown.objects).to.deep.equal({ draft: 2, complete: 1 });
    expect(shown.imports).to.include({ done: 3, failed: 0 });
    expect(shown.imports.latestAt).to.match(/^\d{4}-.*Z$/);
  });

  it('shows it to people', async () => {
    const { stdout } = await office.cli(['tenants', 'show', SEEDED_TENANT]);
    expect(stdout).to.match(/^Name +Nordlicht Immobilien GmbH$/m);
    expect(stdout).to.match(/^Objects +1 complete, 2 drafts$/m);
    expect(stdout).to.match(/^21 +Wiebke Petersen +admin /m);
  });

  it('exits with 3 for an unknown tenant and with 2 without one', async () => {
    const [unknown, none] = await Promise.all([
      office.cli(['tenants', 'show', '99', '--json']),
      office.cli(['tenants', 'show', '--json']),
    ]);
    expect(unknown.exitCode).to.equal(3);
    expect(unknown.error()).to.include({ code: 'tenant_not_found' });
    expect(none.exitCode).to.equal(2);
  });
});
