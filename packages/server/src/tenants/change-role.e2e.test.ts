import { expect } from 'chai';
import { listAuditEvents } from '../audit/audit-store.js';
import { createTenant, onBothEngines } from '../testing/both-engines.test-support.js';
import { createTestClock } from '../testing/test-clock.test-support.js';
import { changeRole } from './change-role.js';
import { findUser, listUsers, noteUserSeen, type Role } from './user-store.js';

const AT = '2026-11-23T09:00:00.000Z';
const ROUNDS = 10;

onBothEngines('O-6 the roles of users', (under) => {
  const clock = createTestClock();

  const tenantWith = async (users: Readonly<Record<string, Role>>) => {
    const tenantId = await createTenant(under().database);
    for (const [userId, role] of Object.entries(users)) {
      await noteUserSeen(under().database.knex, { tenantId, userId, role, language: 'de', at: AT });
    }
    const { knex } = under().database;
    return {
      tenantId,
      change: (userId: string, role: Role, changedBy: string | undefined, database = under().database) =>
        changeRole({ database, clock }, { tenantId, userId, role, changedBy }),
      roleOf: async (userId: string) => (await findUser(knex, { tenantId, userId }))?.role,
      admins: async () =>
        (await listUsers(knex, tenantId)).flatMap(({ userId, role }) => (role === 'admin' ? [userId] : [])),
      events: () => listAuditEvents(knex, tenantId, { limit: 100 }),
    };
  };

  it('make a broker administrator, and note who did it', async () => {
    const office = await tenantWith({ 21: 'admin', 23: 'broker' });
    expect(await office.change('23', 'admin', '21')).to.equal('changed');
    expect(await office.admins()).to.have.members(['21', '23']);
    expect(await office.events()).to.have.length(1);
    expect((await office.events())[0]).to.deep.include({
      userId: '21',
      happenedAt: clock.utc,
      kind: 'user.role_changed',
      detail: { userId: '23', role: 'admin' },
    });
  });

  it('write nothing when the role is the same already', async () => {
    const office = await tenantWith({ 21: 'admin', 23: 'admin' });
    expect(await office.change('23', 'admin', '21')).to.equal('unchanged');
    expect(await office.events()).to.deep.equal([]);
  });

  it('never leave a tenant without an administrator', async () => {
    const office = await tenantWith({ 21: 'admin', 23: 'broker' });
    expect(await office.change('21', 'broker', '21')).to.equal('last_admin');
    expect(await office.change('21', 'broker', undefined)).to.equal('last_admin');
    expect(await office.admins()).to.deep.equal(['21']);
    expect(await office.events()).to.deep.equal([]);
  });

  it('let an administrator step back when there is another one', async () => {
    const office = await tenantWith({ 21: 'admin', 23: 'admin' });
    expect(await office.change('21', 'broker', '21')).to.equal('changed');
    expect(await office.admins()).to.deep.equal(['23']);
  });

  it('are changed by administrators only', async () => {
    const office = await tenantWith({ 21: 'admin', 23: 'broker' });
    expect(await office.change('23', 'admin', '23')).to.equal('not_admin');
    expect(await office.change('23', 'admin', 'nobody')).to.equal('not_admin');
    expect(await office.roleOf('23')).to.equal('broker');
  });

  it('are changed by the operator as well, who is no user', async () => {
    const office = await tenantWith({ 21: 'broker' });
    expect(await office.change('21', 'admin', undefined)).to.equal('changed');
    expect((await office.events())[0]).to.include({ userId: null });
  });

  it('know no user of another tenant', async () => {
    const office = await tenantWith({ 21: 'admin' });
    await tenantWith({ 77: 'broker' });
    expect(await office.change('77', 'admin', '21')).to.equal('not_found');
  });

  it('keep one administrator when two demote each other at the same time', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const office = await tenantWith({ 21: 'admin', 23: 'admin' });
      const outcomes = await Promise.all([
        office.change('23', 'broker', '21', under().database),
        office.change('21', 'broker', '23', under().second),
      ]);
      expect(outcomes.toSorted()).to.deep.equal(['changed', 'not_admin']);
      expect(await office.admins()).to.have.length(1);
    }
  });

  it('keep one administrator when all step back at the same time', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const office = await tenantWith({ 21: 'admin', 23: 'admin', 25: 'admin' });
      const outcomes = await Promise.all([
        office.change('21', 'broker', '21', under().database),
        office.change('23', 'broker', '23', under().second),
        office.change('25', 'broker', undefined, under().database),
      ]);
      expect(outcomes.toSorted()).to.deep.equal(['changed', 'changed', 'last_admin']);
      expect(await office.admins()).to.have.length(1);
    }
  });
});
