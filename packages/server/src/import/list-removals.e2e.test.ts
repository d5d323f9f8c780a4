import { expect } from 'chai';
import { appendAuditEvent, listAuditEvents, type AuditDetail, type AuditKind } from '../audit/audit-store.js';
import { continueErasure, startErasure } from '../retention/erase-person.js';
import { collectPersonData } from '../retention/person-data.js';
import { createTenant, onBothEngines } from '../testing/both-engines.test-support.js';
import { businessDataOf } from '../testing/database-content.test-support.js';
import { startTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { createTestClock, type TestClock } from '../testing/test-clock.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import type { Page, Visitor } from '../testing/visitor.test-support.js';
import { listRemovals } from './list-removals.js';
import { listedPerson, listedPersons } from './wizard-page.test-support.js';

const TENANT = '20101';
const AACHEN = 1437;
const HILLSIDE = 1439;
const PATH = `/import/${AACHEN}`;
const [PETER, JOHANNES, SANDRA] = [2101, 2103, 2105] as const;
const EMILY = 25;
const DAY_MINUTES = 24 * 60;

const REMOVED = 'nicht vorausgewählt: aus dem Objekt entfernt am 23.11.2026';
const ERASED =
  'nicht vorausgewählt: auf Wunsch gelöscht am 23.11.2026 – nur mit Zustimmung der Person wieder importieren';

const tickedOf = (page: Page) =>
  listedPersons(page)
    .filter(({ ticked }) => ticked)
    .map(({ addressId }) => Number(addressId));

for (const engine of TEST_ENGINES) {
  describe(`the wizard after somebody was taken out, on ${engine}`, () => {
    let test: TestApp;
    let clock: TestClock;

    beforeEach(async () => {
      clock = createTestClock();
      test = await startTestApp({ engine, clock });
      await test.activate();
    });
    afterEach(() => test.close());

    /** Imports everybody, and removes Peter by the button of the page; a day later the broker comes back. */
    async function removePeter(): Promise<{ visitor: Visitor; object: string }> {
      const { visitor, page } = await test.openWizard({ estateId: AACHEN });
      const details = await visitor.submit(page, PATH);
      const object = details.url.pathname;
      const removal = `${object}/prospects/${PETER}/remove`;
      await visitor.submit(await visitor.open(removal), removal);
      return { visitor, object };
    }

    const wizard = (userId = 21) => test.openWizard({ estateId: AACHEN, userId });
    const erasePeter = () =>
      startErasure(test.context, { tenantId: TENANT, addressId: String(PETER), requestedBy: '21' });
    /** As onOffice has him among the prospects of another estate too. */
    const assignPeterTo = (estateId: number) =>
      test.simulator.control.relations({
        relationtype: 'estate:address:interested',
        parentid: estateId,
        childids: [PETER],
        mode: 'add',
      });

    it('P-16 lists whom the broker removed, without a tick, and says when he was removed', async () => {
      await removePeter();
      clock.advanceMinutes(DAY_MINUTES);
      const { page } = await wizard();
      expect(listedPerson(page, PETER)).to.include({ ticked: false, disabled: false });
      expect(listedPerson(page, PETER).detail).to.contain(REMOVED);
      expect(page.body).to.contain(`tag-removed">${REMOVED}<`);
      expect(tickedOf(page)).to.have.members([JOHANNES, SANDRA]);
      expect(page.text).to.contain('2 von 3 ausgewählt');
      for (const id of [JOHANNES, SANDRA]) {
        expect(listedPerson(page, id).detail).to.contain('bereits importiert').and.not.to.contain('entfernt');
      }
    });

    it('speaks English to an English user', async () => {
      await removePeter();
      expect(listedPerson((await wizard(EMILY)).page, PETER).detail).to.contain(
        'not preselected: removed from the object on 23/11/2026',
      );
      await erasePeter();
      expect(listedPerson((await wizard(EMILY)).page, PETER).detail).to.contain(
        'not preselected: erased on request on 23/11/2026 – import again only if the person agrees',
      );
    });

    it('P-16 „Weiter“ does not bring back whom nobody ticked', async () => {
      const { object } = await removePeter();
      const { visitor, page } = await wizard();
      const details = await visitor.submit(page, PATH);
      expect(details.alert).to.contain('0 neu, 0 aktualisiert, 2 unverändert');
      expect((await visitor.open(`${object}/prospects`)).text).not.to.contain('Peter Mustermann');
      expect(listedPerson((await wizard()).page, PETER).detail).to.contain(REMOVED);
    });

    it('P-16 imports him when the broker ticks him, and then ticks him as everybody who is there', async () => {
      await removePeter();
      const { visitor, page } = await wizard();
      const details = await visitor.post(PATH, [...page.fields(PATH), ['person', String(PETER)]]);
      expect(details.alert).to.contain('1 neu, 0 aktualisiert, 2 unverändert');
      const again = listedPerson((await wizard()).page, PETER);
      expect(again.ticked).to.equal(true);
      expect(again.detail).to.contain('bereits importiert').and.not.to.contain('entfernt');
    });

    it('names the day of the latest removal, as it was in Germany', async () => {
      const { object } = await removePeter();
      const { visitor, page } = await wizard();
      await visitor.post(PATH, [...page.fields(PATH), ['person', String(PETER)]]);
      clock.advanceMs(Date.parse('2026-11-30T23:30:00.000Z') - clock());
      const later = await wizard();
      const removal = `${object}/prospects/${PETER}/remove`;
      await later.visitor.submit(await later.visitor.open(removal), removal);
      expect(listedPerson(await later.visitor.open(PATH), PETER).detail).to.contain(
        'aus dem Objekt entfernt am 01.12.2026',
      );
    });

    it('ticks him for another object as usual: he was removed from this one', async () => {
      await removePeter();
      assignPeterTo(HILLSIDE);
      const { page } = await test.openWizard({ estateId: HILLSIDE });
      expect(listedPerson(page, PETER).ticked).to.equal(true);
      expect(listedPerson(page, PETER).detail).not.to.contain('entfernt');
    });

    it('P-18 „Alle auswählen“ means everybody who can be imported, „Suchen“ and „Keine auswählen“ leave him unticked', async () => {
      const { visitor } = await removePeter();
      const page = await visitor.open(PATH);
      const found = await visitor.submit(page, PATH, { list: 'find', find: 'Mustermann' });
      expect(tickedOf(found)).to.have.members([JOHANNES, SANDRA]);
      expect(found.text).to.contain('2 von 3 ausgewählt');
      const all = await visitor.submit(page, PATH, { list: 'all' });
      expect(tickedOf(all)).to.have.members([PETER, JOHANNES, SANDRA]);
      expect(all.text).to.contain('3 von 3 ausgewählt');
      expect(listedPerson(all, PETER).detail).to.contain(REMOVED);
      expect(tickedOf(await visitor.submit(all, PATH, { list: 'none' }))).to.deep.equal([]);
    });

    it('brings the broker’s own tick back when he signed in again meanwhile, and when onOffice failed', async () => {
      const { visitor } = await removePeter();
      const page = await visitor.open(PATH);
      const typed: [string, string][] = [...page.fields(PATH), ['person', String(PETER)]];
      await visitor.open(test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url);
      const stale = await visitor.post(PATH, typed);
      expect(stale.status).to.equal(409);
      expect(tickedOf(stale)).to.have.members([PETER, JOHANNES, SANDRA]);
      expect(listedPerson(stale, PETER).detail).to.contain(REMOVED);

      test.simulator.control.faults({ fault: 'error:141', times: 10 });
      const failed = await visitor.submit(stale, PATH);
      test.simulator.control.faults({ fault: 'error:141', times: 0 });
      expect(failed.buttons).to.include('Erneut versuchen');
      expect((await visitor.submit(failed, PATH)).alert).to.contain('1 neu');
    });

    it('O-6 lists who was erased on request without a tick, in every object, and asks to think twice', async () => {
      await removePeter();
      await erasePeter();
      assignPeterTo(HILLSIDE);
      for (const estateId of [AACHEN, HILLSIDE]) {
        const { page } = await test.openWizard({ estateId });
        expect(listedPerson(page, PETER)).to.include({ ticked: false, disabled: false });
        expect(listedPerson(page, PETER).detail).to.contain(ERASED).and.not.to.contain('entfernt');
        expect(page.body).to.contain(`tag-erased">${ERASED}<`);
        const others = listedPersons(page).filter(({ addressId }) => addressId !== String(PETER));
        expect(others.filter(({ detail }) => detail.includes('gelöscht'))).to.deep.equal([]);
      }
    });

    it('O-6 also before anything of the estate is imported', async () => {
      await erasePeter();
      const { visitor, page } = await wizard();
      expect(tickedOf(page)).to.have.members([JOHANNES, SANDRA]);
      expect(listedPerson(page, PETER).detail).to.contain(ERASED);
      expect((await visitor.submit(page, PATH)).alert).to.contain('2 neu');
    });

    it('O-6 imports him when the broker ticks him, and then ticks him as everybody who is there', async () => {
      await erasePeter();
      const { visitor, page } = await wizard();
      await visitor.post(PATH, [...page.fields(PATH), ['person', String(PETER)]]);
      const again = listedPerson((await wizard()).page, PETER);
      expect(again.ticked).to.equal(true);
      expect(again.detail).not.to.contain('gelöscht');
    });

    it('leaves out whom a colleague removed while the wizard was open, and says so', async () => {
      const { visitor, page } = await wizard();
      const { pathname: object } = (await visitor.submit(page, PATH)).url;
      const open = await visitor.open(PATH);
      expect(tickedOf(open)).to.include(PETER);
      clock.advanceMinutes(1);
      const colleague = await test.signedIn({ estateId: AACHEN, userId: 23 });
      const removal = `${object}/prospects/${PETER}/remove`;
      await colleague.submit(await colleague.open(removal), removal);
      clock.advanceMinutes(1);
      const details = await visitor.submit(open, PATH);
      expect(details.alert).to.contain('0 neu, 0 aktualisiert, 2 unverändert');
      expect(details.text).to.contain('1 inzwischen aus dem Objekt entfernt');
      expect((await visitor.open(`${object}/prospects`)).text).not.to.contain('Peter Mustermann');
    });

    describe('an older tick for who was erased meanwhile', () => {
      it('is gone from a page that „Suchen“ shows without scripts, where his line may be hidden', async () => {
        const { visitor, page } = await wizard();
        await erasePeter();
        const found = await visitor.submit(page, PATH, { list: 'find', find: 'Testmann' });
        expect(tickedOf(found)).to.have.members([JOHANNES, SANDRA]);
        expect((await visitor.submit(found, PATH)).alert).to.contain('2 neu');
        // As of anybody who is shown and not ticked, the number stays.
        const { objects, imports } = await dataOfPeter();
        expect(objects).to.deep.equal([]);
        expect(imports.map(({ imported, leftOut }) => [imported, leftOut])).to.deep.equal([
          [undefined, 'unticked'],
        ]);
      });

      it('is gone from the page of an earlier sign-in, which says why; a new one counts', async () => {
        const { visitor, page } = await wizard();
        await erasePeter();
        await visitor.open(test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url);
        const stale = await visitor.submit(page, PATH);
        expect(stale.status).to.equal(409);
        expect(tickedOf(stale)).to.have.members([JOHANNES, SANDRA]);
        expect(listedPerson(stale, PETER).detail).to.contain(ERASED);
        const again = await visitor.post(PATH, [...stale.fields(PATH), ['person', String(PETER)]]);
        expect(again.alert).to.contain('3 neu');
      });

      it('does not count either when the clock of another server is behind', async () => {
        const { visitor, page } = await wizard();
        await startErasure(
          { ...test.context, clock: () => clock() - 60_000 },
          { tenantId: TENANT, addressId: String(PETER), requestedBy: '21' },
        );
        expect((await visitor.submit(page, PATH)).alert).to.contain('2 neu');
        await expectNothingOfPeter();
      });
    });

    it('O-6 keeps nothing of who was erased while the wizard was open', async () => {
      const { visitor, page } = await wizard();
      clock.advanceMinutes(1);
      await erasePeter();
      clock.advanceMinutes(1);
      expect((await visitor.submit(page, PATH)).alert).to.contain('2 neu');
      await expectNothingOfPeter();
    });

    it('O-6 an erasure waits for an import that is being written, and finds the person', async () => {
      const { visitor, page } = await wizard();
      const { database } = test.context;
      const saveImport = database.transaction;
      let erasure: Promise<unknown> | undefined;
      // The import of the page is the first to write here; the erasure begins before it is committed.
      database.transaction = (work) =>
        saveImport(async (db) => {
          database.transaction = saveImport;
          const result = await work(db);
          erasure = erasePeter();
          if (engine === 'postgres') await waitsForLock(erasure);
          clock.advanceMinutes(1);
          return result;
        });
      expect((await visitor.submit(page, PATH)).alert).to.contain('3 neu');
      expect(await erasure).to.equal(1);
      // A replay of that import goes by the time, which has to be that of the deletion.
      const [erased] = await listAuditEvents(database.knex, TENANT, { limit: 1 });
      expect(erased).to.include({ kind: 'person.erasure_started', happenedAt: clock.utc });
      await continueErasure(test.context, { tenantId: TENANT, addressId: String(PETER) }, 10);
      await expectNothingOfPeter();
    });

    const dataOfPeter = () =>
      collectPersonData(test.context.database.knex, test.context.secretBox, {
        tenantId: TENANT,
        addressId: String(PETER),
      });

    async function expectNothingOfPeter(): Promise<void> {
      expect(await dataOfPeter()).to.deep.include({ objects: [], imports: [] });
    }

    /** Until somebody waits for a lock; fails when `work` is done before. */
    async function waitsForLock(work: Promise<unknown>): Promise<void> {
      let isDone = false;
      void work.finally(() => (isDone = true));
      const waiting = test.context.database
        .knex('pg_stat_activity')
        .whereRaw('datname = current_database()')
        .where('wait_event_type', 'Lock');
      while ((await waiting.clone()).length === 0) {
        if (isDone) throw new Error('the erasure did not wait for the import');
      }
    }

    it('O-5 marks nobody for what another office did, and writes nothing', async () => {
      await test.activate('20303');
      await startErasure(test.context, {
        tenantId: '20303',
        addressId: String(PETER),
        requestedBy: '21',
      });
      const before = await businessDataOf(test.context.database);
      expect(tickedOf((await wizard()).page)).to.have.members([PETER, JOHANNES, SANDRA]);
      expect(await businessDataOf(test.context.database)).to.deep.equal(before);
    });
  });
}

onBothEngines('who was removed or erased, by the audit log', (under) => {
  const AT = '2026-11-23T09:00:00.000Z';
  const LATER = '2026-11-24T09:00:00.000Z';
  const note = (tenantId: string, kind: AuditKind, detail: AuditDetail, at = AT) =>
    appendAuditEvent(under().database.knex, { tenantId, userId: '21', at: Date.parse(at), kind, detail });
  const removalsOf = async (...[key]: [Parameters<typeof listRemovals>[1]]) =>
    Object.fromEntries(
      [...(await listRemovals(under().database.knex, key))].map(([id, { reason, at }]) => [
        id,
        { reason, at },
      ]),
    );

  it('is named by the newest event of either kind', async () => {
    const tenantId = await createTenant(under().database);
    const { knex } = under().database;
    const eventOf = async () => (await listRemovals(knex, { tenantId, objectId: 'a' })).get('1')?.eventId;
    const newest = async () => (await listAuditEvents(knex, tenantId, { limit: 1 }))[0]?.eventId;
    for (const kind of ['prospect.removed', 'person.erasure_started', 'prospect.removed'] as const) {
      await note(tenantId, kind, { objectId: 'a', addressId: '1' });
      expect(await eventOf(), kind).to.equal(await newest());
    }
  });

  it('is told for one object of one tenant, with the latest time', async () => {
    const [ours, theirs] = [await createTenant(under().database), await createTenant(under().database)];
    await note(ours, 'prospect.removed', { objectId: 'a', addressId: '1' });
    await note(ours, 'prospect.removed', { objectId: 'a', addressId: '1' }, LATER);
    await note(ours, 'prospect.removed', { objectId: 'b', addressId: '2' });
    await note(theirs, 'prospect.removed', { objectId: 'a', addressId: '3' });
    await note(theirs, 'person.erasure_started', { addressId: '4', objects: 1 });
    await note(ours, 'person.exported', { addressId: '5' });
    expect(await removalsOf({ tenantId: ours, objectId: 'a' })).to.deep.equal({
      1: { reason: 'removed', at: LATER },
    });
  });

  it('counts only erasures while there is no object', async () => {
    const tenantId = await createTenant(under().database);
    await note(tenantId, 'prospect.removed', { objectId: 'a', addressId: '1' });
    await note(tenantId, 'person.erasure_started', { addressId: '2', objects: 0 });
    expect(await removalsOf({ tenantId, objectId: undefined })).to.deep.equal({
      2: { reason: 'erased', at: AT },
    });
  });

  it('calls erased who was both, whichever came first', async () => {
    const tenantId = await createTenant(under().database);
    await note(tenantId, 'person.erasure_started', { addressId: '1', objects: 0 });
    await note(tenantId, 'prospect.removed', { objectId: 'a', addressId: '1' }, LATER);
    expect(await removalsOf({ tenantId, objectId: 'a' })).to.deep.equal({ 1: { reason: 'erased', at: AT } });
  });

  it('leaves out what happened before a time', async () => {
    const tenantId = await createTenant(under().database);
    await note(tenantId, 'prospect.removed', { objectId: 'a', addressId: '1' });
    await note(tenantId, 'person.erasure_started', { addressId: '2', objects: 0 });
    await note(tenantId, 'prospect.removed', { objectId: 'a', addressId: '3' }, LATER);
    expect(Object.keys(await removalsOf({ tenantId, objectId: 'a', since: LATER }))).to.deep.equal(['3']);
  });
});
