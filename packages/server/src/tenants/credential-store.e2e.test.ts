import { expect } from 'chai';
import { createSecretBox, SealedTextError } from '../encryption/secret-box.js';
import { rowsOf } from '../testing/database-content.test-support.js';
import { createTenant, onBothEngines, testBox } from '../testing/both-engines.test-support.js';
import { findCredentialInfo, readCredentials, saveCredentials } from './credential-store.js';

const TOKEN = 'token-that-must-not-be-readable-';
const SECRET = `${'s'.repeat(60)}wxyz`;
const AT = '2026-11-23T09:00:00.000Z';

onBothEngines('the store of credentials', (under) => {
  const save = async (parts: { token?: string; secret?: string; at?: string } = {}) => {
    const tenantId = await createTenant(under().database);
    const entry = { tenantId, unlockedBy: '21', at: AT, token: TOKEN, secret: SECRET, ...parts };
    await saveCredentials(under().database.knex, testBox, entry);
    return tenantId;
  };

  it('gives back what was saved', async () => {
    const tenantId = await save();
    expect(await readCredentials(under().database.knex, testBox, tenantId)).to.deep.equal({
      token: TOKEN,
      secret: SECRET,
    });
  });

  it('A-8 keeps token and key encrypted', async () => {
    await save();
    const rows = (await rowsOf(under().database, 'tenant_credentials')).join('\n');
    expect(rows).not.to.contain(TOKEN);
    expect(rows).not.to.contain(SECRET);
  });

  it('A-13 shows the last four characters of the key and nothing else of it', async () => {
    const tenantId = await save();
    expect(await findCredentialInfo(under().database.knex, tenantId)).to.deep.equal({
      secretEnding: 'wxyz',
      unlockedBy: '21',
      unlockedAt: AT,
    });
  });

  it('replaces earlier credentials of the tenant', async () => {
    const { knex } = under().database;
    const tenantId = await save();
    await saveCredentials(knex, testBox, {
      tenantId,
      unlockedBy: '23',
      at: AT,
      token: 'new',
      secret: 'new-1234',
    });
    expect(await readCredentials(knex, testBox, tenantId)).to.deep.equal({
      token: 'new',
      secret: 'new-1234',
    });
    expect(await findCredentialInfo(knex, tenantId)).to.include({ secretEnding: '1234', unlockedBy: '23' });
  });

  it('knows nothing of a tenant that was never activated', async () => {
    const tenantId = await createTenant(under().database);
    expect(await readCredentials(under().database.knex, testBox, tenantId)).to.equal(undefined);
    expect(await findCredentialInfo(under().database.knex, tenantId)).to.equal(undefined);
  });

  it('does not open a row that was copied from another tenant', async () => {
    const { knex } = under().database;
    const [from, to] = [await save(), await save({ token: 'other', secret: 'other-secret' })];
    const row = (await knex('tenant_credentials').where('tenant_id', from).first()) as object;
    await knex('tenant_credentials')
      .where('tenant_id', to)
      .update({ ...row, tenant_id: to });
    const error: unknown = await readCredentials(knex, testBox, to).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(SealedTextError);
  });

  it('opens with the old key while keys are rotated', async () => {
    const tenantId = await save();
    const rotated = createSecretBox([
      { id: 'newest', key: Buffer.alloc(32, 9) },
      { id: 'test', key: Buffer.alloc(32, 3) },
    ]);
    expect((await readCredentials(under().database.knex, rotated, tenantId))?.token).to.equal(TOKEN);
  });
});
