import { expect } from 'chai';
import { createTenant, onBothEngines } from '../testing/both-engines.test-support.js';
import { listOnOfficeUsers, saveOnOfficeUsers, type OnOfficeUser } from './onoffice-user-store.js';

const AT = '2026-11-23T09:00:00.000Z';
const ROUNDS = 20;

const user = (id: number, lastName = `Name ${id}`): OnOfficeUser => ({
  userId: String(id),
  firstName: 'Vorname',
  lastName,
});

onBothEngines('the list of an office’s users', (under) => {
  const idsOf = async (tenantId: string) =>
    (await listOnOfficeUsers(under().database.knex, tenantId)).map(({ userId }) => userId).toSorted();

  it('is replaced as a whole, names included, and only for one office', async () => {
    const { knex } = under().database;
    const [tenantId, other] = [await createTenant(under().database), await createTenant(under().database)];
    await saveOnOfficeUsers(knex, other, [user(1)], AT);
    await saveOnOfficeUsers(knex, tenantId, [user(1), user(2)], AT);
    await saveOnOfficeUsers(knex, tenantId, [user(2, 'Neu'), user(3)], AT);
    expect(await idsOf(tenantId)).to.deep.equal(['2', '3']);
    expect((await listOnOfficeUsers(knex, tenantId)).map(({ lastName }) => lastName)).to.include('Neu');
    expect(await idsOf(other)).to.deep.equal(['1']);
  });

  it('can become empty', async () => {
    const tenantId = await createTenant(under().database);
    await saveOnOfficeUsers(under().database.knex, tenantId, [user(1)], AT);
    await saveOnOfficeUsers(under().database.knex, tenantId, [], AT);
    expect(await idsOf(tenantId)).to.deep.equal([]);
  });

  it('stands that two brokers import at the same moment, whatever order onOffice lists them in', async () => {
    const tenantId = await createTenant(under().database);
    const users = Array.from({ length: 30 }, (_, index) => user(index));
    const saveTwice = (list: readonly OnOfficeUser[]) =>
      Promise.all([
        under().database.transaction((db) => saveOnOfficeUsers(db, tenantId, list, AT)),
        under().second.transaction((db) => saveOnOfficeUsers(db, tenantId, list.toReversed(), AT)),
      ]);
    for (let round = 0; round < ROUNDS; round += 1) {
      // Every second round some have left, and come back in the next one.
      await saveTwice(round % 2 === 0 ? users : users.filter((_, index) => index % 3 > 0));
    }
    await saveOnOfficeUsers(under().database.knex, tenantId, users, AT);
    expect(await idsOf(tenantId)).to.have.length(30);
  });
});
