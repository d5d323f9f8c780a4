import { expect } from 'chai';
import { createTenant, onBothEngines } from '../testing/both-engines.test-support.js';
import {
  DELIVERED_SETTINGS,
  findTenantSettings,
  saveTenantSettings,
  type TenantSettings,
} from './tenant-settings-store.js';

const BY = { userId: '21', at: '2026-11-23T09:00:00.000Z' };

const settings: TenantSettings = {
  office: {
    displayName: 'Müller & Söhne „GmbH“ 🏡',
    imprint: 'Müller & Söhne\nHauptstraße 1\n\n52062 Aachen',
    privacyUrl: 'https://www.mueller.example/datenschutz?a=1&b=2',
    senderName: 'Ihr Team von Müller',
  },
  costDefaults: { notaryBasisPoints: 0, landRegisterBasisPoints: 45, buyerCommissionBasisPoints: 298 },
  retention: { prospectDays: 180, inputDays: 14 },
  objectVisibility: 'own',
};

onBothEngines('O-6 the store of settings', (under) => {
  it('has everything as delivered until somebody sets it', async () => {
    const { knex } = under().database;
    expect(await findTenantSettings(knex, await createTenant(under().database))).to.deep.equal(
      DELIVERED_SETTINGS,
    );
    expect(await findTenantSettings(knex, 'nobody')).to.deep.equal(DELIVERED_SETTINGS);
  });

  it('gives back what was saved', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    await saveTenantSettings(knex, tenantId, settings, BY);
    expect(await findTenantSettings(knex, tenantId)).to.deep.equal(settings);
  });

  it('leaves parts alone that are not given', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    await saveTenantSettings(knex, tenantId, { retention: settings.retention }, BY);
    expect(await findTenantSettings(knex, tenantId)).to.deep.equal({
      ...DELIVERED_SETTINGS,
      retention: settings.retention,
    });
    await saveTenantSettings(knex, tenantId, { office: settings.office }, BY);
    await saveTenantSettings(knex, tenantId, { costDefaults: settings.costDefaults }, BY);
    await saveTenantSettings(knex, tenantId, { objectVisibility: 'own' }, BY);
    expect(await findTenantSettings(knex, tenantId)).to.deep.equal(settings);
  });

  it('goes back to the usual costs when the own ones are emptied', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    await saveTenantSettings(knex, tenantId, settings, BY);
    await saveTenantSettings(knex, tenantId, { costDefaults: DELIVERED_SETTINGS.costDefaults }, BY);
    expect((await findTenantSettings(knex, tenantId)).costDefaults).to.deep.equal(
      DELIVERED_SETTINGS.costDefaults,
    );
  });

  it('keeps tenants apart', async () => {
    const { knex } = under().database;
    const [ours, theirs] = [await createTenant(under().database), await createTenant(under().database)];
    await saveTenantSettings(knex, ours, settings, BY);
    expect(await findTenantSettings(knex, theirs)).to.deep.equal(DELIVERED_SETTINGS);
  });
});
