import { expect } from 'chai';
import { createTenant, onBothEngines } from '../testing/both-engines.test-support.js';
import { deleteTenantLogo, findLogoTime, findTenantLogo, saveTenantLogo } from './tenant-logo-store.js';

const ALL_BYTES = Buffer.from(Array.from({ length: 512 * 1024 }, (_, index) => index % 256));
const logo = { mediaType: 'image/png', bytes: ALL_BYTES, updatedAt: '2026-11-23T09:00:00.000Z' } as const;

onBothEngines('O-6 the store of logos', (under) => {
  it('gives back every byte', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    expect(await findTenantLogo(knex, tenantId)).to.equal(undefined);
    expect(await findLogoTime(knex, tenantId)).to.equal(undefined);
    await saveTenantLogo(knex, tenantId, logo);
    const found = await findTenantLogo(knex, tenantId);
    expect(found).to.include({ mediaType: 'image/png', updatedAt: logo.updatedAt });
    expect(found?.bytes.equals(ALL_BYTES)).to.equal(true);
    expect(await findLogoTime(knex, tenantId)).to.equal(logo.updatedAt);
  });

  it('replaces the logo before, and deletes it once', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    await saveTenantLogo(knex, tenantId, logo);
    const newer = {
      mediaType: 'image/jpeg',
      bytes: Buffer.of(1),
      updatedAt: '2026-12-01T00:00:00.000Z',
    } as const;
    await saveTenantLogo(knex, tenantId, newer);
    expect(await findTenantLogo(knex, tenantId)).to.deep.equal(newer);
    expect(await deleteTenantLogo(knex, tenantId)).to.equal(true);
    expect(await deleteTenantLogo(knex, tenantId)).to.equal(false);
    expect(await findTenantLogo(knex, tenantId)).to.equal(undefined);
  });

  it('keeps tenants apart', async () => {
    const { knex } = under().database;
    const [ours, theirs] = [await createTenant(under().database), await createTenant(under().database)];
    await saveTenantLogo(knex, ours, logo);
    expect(await findTenantLogo(knex, theirs)).to.equal(undefined);
    expect(await deleteTenantLogo(knex, theirs)).to.equal(false);
    expect(await findLogoTime(knex, ours)).not.to.equal(undefined);
  });
});
