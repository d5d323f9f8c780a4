import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { appendAuditEvent } from '../audit/audit-store.js';
import { createHandoverCode } from '../service-call/handover-store.js';
import { createTenant, onBothEngines, testBox } from '../testing/both-engines.test-support.js';
import { contentOf } from '../testing/database-content.test-support.js';
import { readCredentials, saveCredentials } from './credential-store.js';
import {
  deleteDemoTenants,
  findTenant,
  listTenants,
  noteKeyState,
  renameTenant,
  saveUnlockedTenant,
} from './tenant-store.js';
import { findUser, noteUserSeen } from './user-store.js';

const FIRST = '2026-11-23T09:00:00.000Z';
const LATER = '2026-11-24T10:00:00.000Z';

onBothEngines('the store of tenants', (under) => {
  it('knows a tenant once onOffice accepted its key', async () => {
    const { knex } = under().database;
    const tenantId = randomUUID();
    expect(await findTenant(knex, tenantId)).to.equal(undefined);
    await saveUnlockedTenant(knex, { tenantId, name: 'Müller & Söhne „GmbH“ 🏡', at: FIRST });
    expect(await findTenant(knex, tenantId)).to.deep.equal({
      tenantId,
      name: 'Müller & Söhne „GmbH“ 🏡',
      keyState: 'unlocked',
      keyStateSince: FIRST,
      isDemo: false,
      createdAt: FIRST,
    });
  });

  it('renews name and state with another activation and keeps when the tenant came', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database, 'Old name');
    await noteKeyState(knex, tenantId, 'refused', FIRST);
    await saveUnlockedTenant(knex, { tenantId, name: 'New name', at: LATER });
    expect(await findTenant(knex, tenantId)).to.include({
      name: 'New name',
      keyState: 'unlocked',
      keyStateSince: LATER,
      createdAt: FIRST,
    });
  });

  it('keeps the time at which the state of the key changed', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    await noteKeyState(knex, tenantId, 'refused', LATER);
    await noteKeyState(knex, tenantId, 'refused', '2026-12-24T00:00:00.000Z');
    expect(await findTenant(knex, tenantId)).to.include({ keyState: 'refused', keyStateSince: LATER });
  });

  it('renames one tenant only', async () => {
    const { knex } = under().database;
    const [tenantId, other] = [await createTenant(under().database), await createTenant(under().database)];
    await renameTenant(knex, tenantId, 'Renamed');
    expect((await findTenant(knex, tenantId))?.name).to.equal('Renamed');
    expect((await findTenant(knex, other))?.name).to.equal('Testkanzlei');
  });

  it('keeps the name of a tenant when onOffice tells none', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    await saveUnlockedTenant(knex, { tenantId, name: '', at: LATER });
    expect(await findTenant(knex, tenantId)).to.include({ name: 'Testkanzlei', keyStateSince: LATER });
  });

  it('marks a tenant as a demo’s when it is created, leaves a real one as it is, and unmarks none', async () => {
    const { knex } = under().database;
    const real = await createTenant(under().database);
    const before = await findTenant(knex, real);
    expect(await saveUnlockedTenant(knex, { tenantId: real, name: 'n', isDemo: true, at: LATER })).to.equal(
      false,
    );
    expect(await findTenant(knex, real)).to.deep.equal(before);
    const demo = `${real}9`;
    await saveUnlockedTenant(knex, { tenantId: demo, name: 'n', isDemo: true, at: FIRST });
    expect(await saveUnlockedTenant(knex, { tenantId: demo, name: 'n', at: LATER })).to.equal(true);
    expect((await findTenant(knex, demo))?.isDemo).to.equal(true);
  });

  it('lists tenants by name, in German order', async () => {
    const { knex } = under().database;
    const names = ['Ahorn', 'Ärztehaus', 'baufreund', 'Zander'];
    const ids = new Map<string, string>();
    for (const name of names.toReversed()) ids.set(await createTenant(under().database, name), name);
    const listed = (await listTenants(knex)).flatMap(({ tenantId }) => ids.get(tenantId) ?? []);
    expect(listed).to.deep.equal(names);
  });

  it('removes demo tenants with everything below them and leaves the others', async () => {
    const { knex } = under().database;
    await deleteDemoTenants(knex);
    const [demo, real] = [await createTenant(under().database), await createTenant(under().database)];
    for (const tenantId of [demo, real]) {
      await noteUserSeen(knex, { tenantId, userId: '21', role: 'admin', language: 'de', at: FIRST });
      await saveCredentials(knex, testBox, {
        tenantId,
        unlockedBy: '21',
        at: FIRST,
        token: 't',
        secret: 's',
      });
      await appendAuditEvent(knex, {
        tenantId,
        userId: '21',
        at: Date.parse(FIRST),
        kind: 'user.signed_in',
        detail: {},
      });
      await createHandoverCode(
        knex,
        {
          signIn: {
            tenantId,
            tenantName: 'n',
            userId: '21',
            signedInAt: FIRST,
            estateIds: [],
            parameterCacheId: '',
          },
          language: 'de',
          estateId: '1437',
        },
        Date.parse(FIRST),
      );
      const session = {
        session_key: randomUUID(),
        tenant_id: tenantId,
        user_id: '21',
        data: '{}',
        expires_at: LATER,
      };
      await knex('sessions').insert(session);
    }
    await knex('tenants').where('tenant_id', demo).update({ is_demo: true });
    expect(await deleteDemoTenants(knex)).to.equal(1);
    expect(await findTenant(knex, demo)).to.equal(undefined);
    expect(await findUser(knex, { tenantId: demo, userId: '21' })).to.equal(undefined);
    expect(await readCredentials(knex, testBox, demo)).to.equal(undefined);
    const left = Object.values(await contentOf(under().database))
      .flat()
      .join('\n');
    expect(left, 'whatever names the demo tenant').not.to.contain(demo);
    for (const table of ['sessions', 'handover_codes', 'audit_events']) {
      expect(await knex(table).where('tenant_id', real), table).to.have.length(1);
    }
    expect(await findTenant(knex, real)).not.to.equal(undefined);
    expect(await readCredentials(knex, testBox, real)).not.to.equal(undefined);
  });
});
