import { expect } from 'chai';
import { SealedTextError } from '../encryption/secret-box.js';
import { noteUserSeen } from '../tenants/user-store.js';
import { rowsOf } from '../testing/database-content.test-support.js';
import { createUser, onBothEngines, testBox } from '../testing/both-engines.test-support.js';
import { keepNewestClaim, readClaim, readNewestClaimOfTenant } from './claim-store.js';

const AT = '2026-11-23T09:00:00.000Z';

onBothEngines('B-7 the store of claims', (under) => {
  const keep = (user: { tenantId: string; userId: string }, claim: string, signedAtSeconds: number) =>
    keepNewestClaim(under().database.knex, testBox, { ...user, claim, signedAtSeconds });
  const read = (user: { tenantId: string; userId: string }) =>
    readClaim(under().database.knex, testBox, user);

  it('keeps the claim of exactly one user, encrypted', async () => {
    const [ours, theirs] = [await createUser(under().database), await createUser(under().database)];
    await keep(ours, 'the-claim-in-the-clear', 100);
    expect(await read(ours)).to.equal('the-claim-in-the-clear');
    expect(await read(theirs)).to.equal(undefined);
    expect((await rowsOf(under().database, 'claims')).join('\n')).not.to.contain('the-claim-in-the-clear');
  });

  it('replaces a claim by one that was signed later', async () => {
    const user = await createUser(under().database);
    await keep(user, 'older', 100);
    await keep(user, 'newer', 101);
    expect(await read(user)).to.equal('newer');
  });

  it('keeps the newer claim when an older call is opened late', async () => {
    const user = await createUser(under().database);
    await keep(user, 'newer', 101);
    await keep(user, 'older', 100);
    expect(await read(user)).to.equal('newer');
  });

  it('takes the one that came last of two signed in the same second', async () => {
    const user = await createUser(under().database);
    await keep(user, 'first', 100);
    await keep(user, 'second', 100);
    expect(await read(user)).to.equal('second');
  });

  it('ends with the newest one whatever the order of arrival', async () => {
    const user = await createUser(under().database);
    const seconds = [5, 2, 9, 1, 9, 3, 8];
    await Promise.all(
      seconds.map((second, index) =>
        keepNewestClaim((index % 2 ? under().second : under().database).knex, testBox, {
          ...user,
          claim: `signed at ${second}`,
          signedAtSeconds: second,
        }),
      ),
    );
    expect(await read(user)).to.equal('signed at 9');
  });

  it('finds the newest claim of a tenant and says whose it is', async () => {
    const { knex } = under().database;
    const user = await createUser(under().database);
    const colleague = { ...user, userId: '23' };
    await noteUserSeen(knex, { ...colleague, role: 'broker', language: 'de', at: AT });
    expect(await readNewestClaimOfTenant(knex, testBox, user.tenantId)).to.equal(undefined);
    await keep(user, 'of 21', 100);
    await keep(colleague, 'of 23', 200);
    expect(await readNewestClaimOfTenant(knex, testBox, user.tenantId)).to.deep.equal({
      userId: '23',
      claim: 'of 23',
    });
  });

  it('does not open a claim that was copied to another user', async () => {
    const { knex } = under().database;
    const [from, to] = [await createUser(under().database), await createUser(under().database)];
    await keep(from, 'mine', 100);
    await keep(to, 'yours', 100);
    const row = (await knex('claims').where('tenant_id', from.tenantId).first()) as object;
    await knex('claims')
      .where('tenant_id', to.tenantId)
      .update({ ...row, tenant_id: to.tenantId });
    const error: unknown = await read(to).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(SealedTextError);
  });
});
