import { expect } from 'chai';
import { createTenant, createUser, onBothEngines } from '../testing/both-engines.test-support.js';
import {
  findUser,
  listUsers,
  noteUserSeen,
  saveShowsHelp,
  saveUserLanguage,
  saveUserName,
} from './user-store.js';

const FIRST = '2026-11-23T09:00:00.000Z';
const LATER = '2026-11-24T10:00:00.000Z';

onBothEngines('the store of users', (under) => {
  it('notes who was seen, with help texts on', async () => {
    const user = await createUser(under().database);
    expect(await findUser(under().database.knex, user)).to.deep.equal({
      ...user,
      firstName: '',
      lastName: '',
      role: 'broker',
      language: 'de',
      showsHelp: true,
      firstSeenAt: FIRST,
      lastSeenAt: FIRST,
    });
  });

  it('keeps name, language, help and first visit when the user comes again', async () => {
    const { knex } = under().database;
    const user = await createUser(under().database);
    await saveUserName(knex, { ...user, firstName: 'Joachim', lastName: 'Klein' });
    await saveUserLanguage(knex, user, 'en');
    await saveShowsHelp(knex, user, false);
    await noteUserSeen(knex, { ...user, role: 'broker', language: 'de', at: LATER });
    expect(await findUser(knex, user)).to.include({
      firstName: 'Joachim',
      lastName: 'Klein',
      language: 'en',
      showsHelp: false,
      firstSeenAt: FIRST,
      lastSeenAt: LATER,
    });
  });

  it('raises a role and never lowers it', async () => {
    const { knex } = under().database;
    const user = await createUser(under().database);
    await noteUserSeen(knex, { ...user, role: 'admin', language: 'de', at: LATER });
    await noteUserSeen(knex, { ...user, role: 'broker', language: 'de', at: LATER });
    expect((await findUser(knex, user))?.role).to.equal('admin');
  });

  it('keeps users of two tenants with the same number apart', async () => {
    const { knex } = under().database;
    const [ours, theirs] = [await createUser(under().database), await createUser(under().database)];
    await saveUserName(knex, { ...ours, firstName: 'Joachim', lastName: 'Klein' });
    await saveUserLanguage(knex, ours, 'en');
    await saveShowsHelp(knex, ours, false);
    expect(await findUser(knex, theirs)).to.include({ lastName: '', language: 'de', showsHelp: true });
    expect(await findUser(knex, { tenantId: ours.tenantId, userId: '23' })).to.equal(undefined);
  });

  it('lists the users of one tenant by name', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    for (const [userId, lastName, firstName] of [
      ['1', 'Klein', 'Joachim'],
      ['2', 'Bergmann', 'Sabine'],
      ['3', 'Klein', 'Anna'],
    ] as const) {
      await noteUserSeen(knex, { tenantId, userId, role: 'broker', language: 'de', at: FIRST });
      await saveUserName(knex, { tenantId, userId, firstName, lastName });
    }
    expect((await listUsers(knex, tenantId)).map(({ userId }) => userId)).to.deep.equal(['2', '3', '1']);
  });

  it('lists them in German order: umlauts beside their vowels, capitals or not, nameless ones first', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const names = [
      '',
      '',
      'Ahrens',
      'Ärmel',
      'Axt',
      'de Vries',
      'Otto',
      'Özdemir',
      'Weiss',
      'Weiß',
      'Zander',
    ];
    for (const [index, lastName] of [...names.entries()].toReversed()) {
      // Numbers of which the text alone would sort the other way round.
      const user = { tenantId, userId: String(9 + index) };
      await noteUserSeen(knex, { ...user, role: 'broker', language: 'de', at: FIRST });
      await saveUserName(knex, { ...user, firstName: '', lastName });
    }
    const listed = await listUsers(knex, tenantId);
    expect(listed.map(({ userId, lastName }) => `${userId} ${lastName}`)).to.deep.equal(
      names.map((lastName, index) => `${9 + index} ${lastName}`),
    );
  });

  it('refuses a user without a tenant', async () => {
    const { knex } = under().database;
    const orphan = { tenantId: 'nobody', userId: '1', role: 'broker', language: 'de', at: FIRST } as const;
    const error: unknown = await noteUserSeen(knex, orphan).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Error);
  });
});
