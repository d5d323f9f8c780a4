import { expect } from 'chai';
import { listAuditEvents } from '../audit/audit-store.js';
import { findTenantSettings } from '../tenants/tenant-settings-store.js';
import { createTenant, onBothEngines } from '../testing/both-engines.test-support.js';
import { createTestClock } from '../testing/test-clock.test-support.js';
import { saveSettings, versionOf } from './save-settings.js';

const ROUNDS = 10;

onBothEngines('O-6 settings in two windows', (under) => {
  const clock = createTestClock();

  const office = async () => {
    const user = { tenantId: await createTenant(under().database), userId: '21' };
    const { knex } = under().database;
    const stored = async () => (await findTenantSettings(knex, user.tenantId)).retention;
    return {
      stored,
      versionNow: async () => versionOf(await stored()),
      save: (prospectDays: number, version: string, database = under().database) =>
        saveSettings({ database, clock }, user, 'retention', {
          version,
          value: { prospectDays, inputDays: 90 },
        }),
      events: () => listAuditEvents(knex, user.tenantId, { limit: 100 }),
      user,
    };
  };

  it('are saved with who and what, and noted without values', async () => {
    const { save, versionNow, stored, events } = await office();
    expect(await save(120, await versionNow())).to.equal('saved');
    expect(await stored()).to.deep.equal({ prospectDays: 120, inputDays: 90 });
    expect((await events())[0]).to.deep.include({
      userId: '21',
      kind: 'settings.saved',
      detail: { part: 'retention' },
    });
  });

  it('tell the second window that the first was quicker, and write nothing', async () => {
    const { save, versionNow, stored, events } = await office();
    const shown = await versionNow();
    expect(await save(120, shown)).to.equal('saved');
    expect(await save(180, shown)).to.equal('conflict');
    expect((await stored()).prospectDays).to.equal(120);
    expect(await save(180, await versionNow())).to.equal('saved');
    expect(await events()).to.have.length(2);
  });

  it('are no conflict when both windows say the same', async () => {
    const { save, versionNow, events } = await office();
    const shown = await versionNow();
    await save(120, shown);
    expect(await save(120, shown)).to.equal('saved');
    expect(await events()).to.have.length(1);
  });

  it('are no conflict between forms about different things', async () => {
    const { save, versionNow, user } = await office();
    const shown = await versionNow();
    const context = { database: under().database, clock };
    const visibility = { version: versionOf('all'), value: 'own' } as const;
    expect(await saveSettings(context, user, 'objectVisibility', visibility)).to.equal('saved');
    expect(await save(120, shown)).to.equal('saved');
    const settings = await findTenantSettings(under().database.knex, user.tenantId);
    expect(settings.objectVisibility).to.equal('own');
  });

  it('refuse a version that nobody has shown', async () => {
    const { save } = await office();
    for (const version of ['', 'undefined', 'x'.repeat(10_000)])
      expect(await save(120, version)).to.equal('conflict');
  });

  it('let one of two through at the same time, also for a tenant without any settings', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { save, versionNow, events } = await office();
      const shown = await versionNow();
      const outcomes = await Promise.all([save(120, shown), save(180, shown, under().second)]);
      expect(outcomes.toSorted()).to.deep.equal(['conflict', 'saved']);
      expect(await events()).to.have.length(1);
    }
  });
});
