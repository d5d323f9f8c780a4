import { expect } from 'chai';
import { createTenant, onBothEngines } from '../testing/both-engines.test-support.js';
import { findBranding } from './find-branding.js';
import { saveTenantLogo } from './tenant-logo-store.js';
import { DELIVERED_SETTINGS, saveTenantSettings } from './tenant-settings-store.js';

const AT = '2026-11-23T09:00:00.000Z';

onBothEngines('K-6 the branding of an office', (under) => {
  it('is the name in onOffice until the office has set its own', async () => {
    const { knex } = under().database;
    const office = { tenantId: await createTenant(under().database), tenantName: 'Name in onOffice' };
    expect(await findBranding(knex, office)).to.deep.equal({ name: 'Name in onOffice' });
    const texts = { ...DELIVERED_SETTINGS.office, displayName: 'Müller & Söhne' };
    await saveTenantSettings(knex, office.tenantId, { office: texts }, { userId: '21', at: AT });
    const logo = { mediaType: 'image/png', bytes: Buffer.of(1, 2, 3), updatedAt: AT } as const;
    await saveTenantLogo(knex, office.tenantId, logo);
    expect(await findBranding(knex, office)).to.deep.equal({ name: 'Müller & Söhne', logo: logo.bytes });
  });
});
