import { OnOfficeUnreachableError } from '@immo-billie/onoffice-sdk';
import { expect } from 'chai';
import { appendAuditEvent } from '../audit/audit-store.js';
import { archiveObject } from '../objects/archive-object.js';
import { findObjectByEstate, type OfferObject } from '../objects/object-store.js';
import { listProspects, type StoredProspect } from '../objects/prospect-store.js';
import { OnOfficeAccessError } from '../onoffice/onoffice-access.js';
import { continueErasure, startErasure } from '../retention/erase-person.js';
import { collectPersonData } from '../retention/person-data.js';
import {
  businessDataOf,
  contentOf,
  countersOf,
  countRows,
  rowsOf,
} from '../testing/database-content.test-support.js';
import { startTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import { createTestClock, type TestClock } from '../testing/test-clock.test-support.js';
import type { UserKey } from '../tenants/user-store.js';
import { listImports, readImportInput, type ImportEntry } from './import-ledger.js';
import { ImportStopped } from './import-stopped.js';
import { replayImport, ReplayRefused, type ReplayOptions, type ReplayOutcome } from './replay-import.js';
import { untickedFields } from './wizard-page.test-support.js';

const TENANT = '20101';
const AACHEN = 1437;
const PATH = `/import/${AACHEN}`;
const [PETER, JOHANNES, SANDRA] = [2101, 2103, 2105] as const;
const IMPATIENT = { timeouts: { connectMs: 300, responseMs: 900, totalMs: 1000 }, retry: { attempts: 1 } };

for (const engine of TEST_ENGINES) {
  describe(`replaying an import, on ${engine}`, () => {
    let test: TestApp;
    let clock: TestClock;

    beforeEach(async () => {
      clock = createTestClock();
      test = await startTestApp({ engine, clock, parts: { patience: IMPATIENT } });
      await test.activate();
    });
    afterEach(() => test.close());

    const replay = (importId: number, options: Partial<ReplayOptions> = {}): Promise<ReplayOutcome> =>
      replayImport(
        test.context,
        importId,
        { dryRun: false, refetch: false, force: false, ...options },
        new AbortController().signal,
      );

    const refusalOf = (importId: number, options: Partial<ReplayOptions> = {}) =>
      replay(importId, options).then(
        () => 'done',
        (error: unknown) => (error instanceof ReplayRefused ? error.code : error),
      );

    /** „Weiter“ as the broker does it; returns the new entry of the ledger. */
    async function importEstate({
      notes = {},
      unticked = [],
      ticked = [],
    }: {
      notes?: Readonly<Record<string, string>>;
      unticked?: readonly number[];
      ticked?: readonly number[];
    } = {}): Promise<ImportEntry> {
      const { visitor, page } = await test.openWizard({ estateId: AACHEN });
      const fields = untickedFields(page, PATH, unticked).map(([name, value]): [string, string] => [
        name,
        notes[name] ?? value,
      ]);
      await visitor.post(PATH, [...fields, ...ticked.map((id): [string, string] => ['person', String(id)])]);
      clock.advanceMinutes(1);
      return latest();
    }

    async function latest(): Promise<ImportEntry> {
      const [entry] = await listImports(test.context.database.knex, { limit: 1 });
      if (!entry) throw new Error('the ledger is empty');
      return entry;
    }

    async function object(): Promise<OfferObject> {
      const found = await findObjectByEstate(test.context.database.knex, TENANT, String(AACHEN));
      if (!found) throw new Error('the object does not exist');
      return found;
    }

    async function prospect(addressId: number): Promise<StoredProspect | undefined> {
      return (await listProspects(test.context.database.knex, await object())).get(String(addressId));
    }

    const changeEstate = (elements: Readonly<Record<string, unknown>>) =>
      test.simulator.control.records({ module: 'estate', id: AACHEN, elements });
    const changePeter = (elements: Readonly<Record<string, unknown>>) =>
      test.simulator.control.records({ module: 'address', id: PETER, elements });

    it('writes what the import wrote, from its stored input and without asking onOffice', async () => {
      const origin = await importEstate({ unticked: [SANDRA] });
      const { knex } = test.context.database;
      await knex('prospects').delete();
      await knex('object_values').update({ onoffice_value: 'verloren' });
      const requests = test.simulator.control.requests().length;

      const { result, dryRun } = await replay(origin.importId);
      expect(dryRun).to.equal(false);
      expect(result).to.deep.include({
        object: 'updated',
        prospects: { added: 2, updated: 0, unchanged: 0 },
      });
      expect(result.skipped).to.deep.equal([{ addressId: String(SANDRA), reason: 'unticked' }]);
      expect((await object()).title).to.equal('Schöne Immobilie in Aachen');
      expect((await prospect(PETER))?.email).to.equal('p.muster@123.ok');
      expect(await prospect(SANDRA)).to.equal(undefined);
      expect(test.simulator.control.requests()).to.have.length(requests);
    });

    it('changes nothing that is as it was', async () => {
      const origin = await importEstate();
      const before = await rowsOf(test.context.database, 'prospects');
      const { result } = await replay(origin.importId);
      expect(result).to.deep.include({
        object: 'unchanged',
        prospects: { added: 0, updated: 0, unchanged: 3 },
      });
      expect(await rowsOf(test.context.database, 'prospects')).to.deep.equal(before);
      expect(await countRows(test.context.database)).to.include({ objects: 1, prospects: 3 });
    });

    it('is an entry of the ledger that names its origin, and an event of the audit log', async () => {
      const origin = await importEstate();
      const { origin: named, importId } = await replay(origin.importId);
      expect(named).to.deep.equal(origin);
      const entry = await latest();
      expect(importId).to.equal(entry.importId);
      expect(entry.importId).not.to.equal(origin.importId);
      expect(entry).to.include({
        replayOf: origin.importId,
        state: 'done',
        userId: origin.userId,
        tenantId: TENANT,
        readAt: origin.readAt,
        finishedAt: clock.utc,
        objectId: origin.objectId,
      });
      expect(entry.requestId).not.to.equal(origin.requestId);
      expect((await rowsOf(test.context.database, 'audit_events')).join()).to.contain(
        `\\"importId\\":${entry.importId}`,
      );
    });

    it('can be replayed itself', async () => {
      const origin = await importEstate();
      await replay(origin.importId);
      const first = await latest();
      await replay(first.importId);
      expect((await latest()).replayOf).to.equal(first.importId);
    });

    describe('as a dry run', () => {
      it('computes the same result and leaves every row of every table as it was', async () => {
        const origin = await importEstate();
        const { knex } = test.context.database;
        await knex('prospects').where('address_id', String(PETER)).delete();
        await knex('prospects').where('address_id', String(JOHANNES)).update({ email: 'alt@example.org' });
        const before = await contentOf(test.context.database);
        const counters = await countersOf(test.context.database);
        const dry = await replay(origin.importId, { dryRun: true });
        expect(dry.dryRun).to.equal(true);
        expect(dry.importId).to.equal(null);
        expect(dry.result.prospects).to.deep.equal({ added: 1, updated: 1, unchanged: 1 });
        expect(await contentOf(test.context.database)).to.deep.equal(before);
        expect(await countersOf(test.context.database)).to.deep.equal(counters);

        const real = await replay(origin.importId);
        expect(real.result).to.deep.equal(dry.result);
      });

      it('leaves every row as it was also with onOffice read again, and when it is refused', async () => {
        const first = await importEstate();
        const { importId } = await importEstate();
        changeEstate({ objekttitel: 'Neu' });
        const before = await contentOf(test.context.database);
        const { result } = await replay(importId, { dryRun: true, refetch: true });
        expect(result.object).to.equal('updated');
        expect(await refusalOf(first.importId, { dryRun: true })).to.equal('older_than_object');
        expect(await contentOf(test.context.database)).to.deep.equal(before);
      });

      it('works where the object is gone: it would be created', async () => {
        const origin = await importEstate();
        await test.context.database.knex('objects').delete();
        const { result } = await replay(origin.importId, { dryRun: true });
        expect(result.object).to.equal('created');
        expect(await countRows(test.context.database)).not.to.have.any.keys('objects', 'prospects');
      });
    });

    describe('of an import that is older than the object’s latest', () => {
      it('is refused, with a hint, and writes nothing', async () => {
        const first = await importEstate();
        changePeter({ Email: 'neu@example.org' });
        await importEstate();
        const before = await contentOf(test.context.database);
        const error: unknown = await replay(first.importId).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(ReplayRefused).with.property('code', 'older_than_object');
        expect((error as ReplayRefused).hint).to.contain('--force');
        expect(await contentOf(test.context.database)).to.deep.equal(before);
      });

      it('puts the old values back with force', async () => {
        const first = await importEstate();
        changePeter({ Email: 'neu@example.org' });
        changeEstate({ objekttitel: 'Neuer Titel' });
        await importEstate();
        expect((await prospect(PETER))?.email).to.equal('neu@example.org');
        await replay(first.importId, { force: true });
        expect((await prospect(PETER))?.email).to.equal('p.muster@123.ok');
        expect((await object()).title).to.equal('Schöne Immobilie in Aachen');
      });

      it('is refused with onOffice read again as well, before anything is asked', async () => {
        const first = await importEstate();
        await importEstate();
        const asked = test.simulator.control.requests().length;
        expect(await refusalOf(first.importId, { refetch: true })).to.equal('older_than_object');
        expect(test.simulator.control.requests()).to.have.length(asked);
        expect((await replay(first.importId, { refetch: true, force: true })).result.object).to.equal(
          'unchanged',
        );
      });

      it('is refused when the newer import comes while onOffice is read again', async () => {
        const first = await importEstate();
        const dependencies = {
          ...test.context,
          onoffice: {
            ...test.context.onoffice,
            forUser: async (user: UserKey) => {
              await importEstate();
              return test.context.onoffice.forUser(user);
            },
          },
        };
        const error: unknown = await replayImport(
          dependencies,
          first.importId,
          { dryRun: false, refetch: true, force: false },
          new AbortController().signal,
        ).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(ReplayRefused).with.property('code', 'older_than_object');
      });

      it('the latest one is not refused, nor one of another estate', async () => {
        const first = await importEstate();
        const { visitor, page } = await test.openWizard({ estateId: 1439 });
        await visitor.submit(page, '/import/1439');
        expect(await refusalOf(first.importId)).to.equal('done');
      });
    });

    describe('with onOffice read again', () => {
      it('takes the same persons with what onOffice says now, under the newest claim of that user', async () => {
        const origin = await importEstate({ unticked: [SANDRA] });
        changePeter({ Email: 'neu@example.org' });
        changeEstate({ objekttitel: 'Neuer Titel' });
        test.simulator.control.relations({
          relationtype: 'estate:address:interested',
          parentid: AACHEN,
          childids: [2201],
          mode: 'add',
        });
        const { result } = await replay(origin.importId, { refetch: true });
        expect(result).to.deep.include({
          object: 'updated',
          prospects: { added: 0, updated: 1, unchanged: 1 },
        });
        expect((await prospect(PETER))?.email).to.equal('neu@example.org');
        expect((await object()).title).to.equal('Neuer Titel');
        expect(await prospect(SANDRA)).to.equal(undefined);
        expect(await prospect(2201)).to.equal(undefined);
        expect((await latest()).readAt).to.equal(clock.utc);
      });

      it('never takes who withdrew his consent since', async () => {
        const origin = await importEstate();
        await test.context.database.knex('prospects').where('address_id', String(PETER)).delete();
        changePeter({ DSGVOStatus: 'speicherungwiderrufen' });
        const { result } = await replay(origin.importId, { refetch: true });
        expect(result.skipped).to.deep.equal([{ addressId: String(PETER), reason: 'withdrawn' }]);
        expect(await prospect(PETER)).to.equal(undefined);
      });

      it('counts who vanished and leaves him', async () => {
        const origin = await importEstate();
        test.simulator.control.records({ module: 'address', id: PETER, deleted: true });
        const { result } = await replay(origin.importId, { refetch: true });
        expect(result.skipped).to.deep.equal([{ addressId: String(PETER), reason: 'vanished' }]);
        expect((await prospect(PETER))?.lastName).to.equal('Mustermann');
      });

      it('fails without writing when the estate is no longer active, the claim is stale, or onOffice is away', async () => {
        const origin = await importEstate();
        const before = await contentOf(test.context.database);
        const failure = () => replay(origin.importId, { refetch: true }).catch((thrown: unknown) => thrown);

        changeEstate({ status: '2' });
        expect(await failure())
          .to.be.instanceOf(ImportStopped)
          .with.property('code', 'estate_inactive');
        changeEstate({ status: '1' });
        test.simulator.control.faults({ fault: 'refuse' });
        expect(await failure()).to.be.instanceOf(OnOfficeUnreachableError);
        test.simulator.control.claims({ expire: true });
        expect(await failure()).to.have.property('errorCode', 201);
        expect(await contentOf(test.context.database)).to.deep.equal(before);
      });

      it('uses no other user’s claim when the importer has none', async () => {
        const origin = await importEstate();
        await test.signedIn({ estateId: AACHEN, userId: 23 });
        await test.context.database.knex('claims').where('user_id', '21').delete();
        const error: unknown = await replay(origin.importId, { refetch: true }).catch(
          (thrown: unknown) => thrown,
        );
        expect(error).to.be.instanceOf(OnOfficeAccessError).with.property('code', 'claim_missing');
      });
    });

    it('R-3 R-4 leaves hand edits, notes, details and agreements as they are', async () => {
      const origin = await importEstate({ notes: { [`note_${PETER}`]: 'alte Notiz' } });
      const visitor = await test.signedIn({ estateId: AACHEN });
      const path = `/objects/${(await object()).objectId}`;
      await visitor.submit(await visitor.open(path), path, {
        title: 'Mein Titel',
        startPrice: '450.000',
        agreementText0: 'Einbauküche',
      });
      const { knex } = test.context.database;
      await knex('prospects')
        .where('address_id', String(PETER))
        .update({ note: 'neue Notiz', email: 'alt@example.org' });
      const details = await rowsOf(test.context.database, 'object_agreements');

      await replay(origin.importId);
      expect((await object()).title).to.equal('Mein Titel');
      expect((await object()).startPriceCents).to.equal(45_000_000);
      expect(await prospect(PETER)).to.include({ note: 'neue Notiz', email: 'p.muster@123.ok' });
      expect(await rowsOf(test.context.database, 'object_agreements')).to.deep.equal(details);
    });

    it('leaves an archived object in the archive: nobody has turned to it', async () => {
      const { importId } = await importEstate();
      await archiveObject(test.context, { key: await object(), userId: '23' });
      expect((await replay(importId)).result.restored).to.equal(undefined);
      expect((await object()).archivedBy).to.equal('23');
    });

    describe('leaves out persons who were removed since', () => {
      /** The broker removes Peter by the button of the page. */
      async function removePeter(): Promise<void> {
        const visitor = await test.signedIn({ estateId: AACHEN });
        const path = `/objects/${(await object()).objectId}/prospects/${PETER}/remove`;
        await visitor.submit(await visitor.open(path), path);
        clock.advanceMinutes(1);
      }

      const peterLeftOut = [{ addressId: String(PETER), reason: 'removed_since' }];

      it('by the broker, and says so', async () => {
        const origin = await importEstate();
        await removePeter();
        const dry = await replay(origin.importId, { dryRun: true });
        const real = await replay(origin.importId);
        expect(dry.result).to.deep.equal(real.result);
        expect(real.result.prospects).to.deep.equal({ added: 0, updated: 0, unchanged: 2 });
        expect(real.result.skipped).to.deep.equal(peterLeftOut);
        expect(await prospect(PETER)).to.equal(undefined);

        const visitor = await test.signedIn({ estateId: AACHEN });
        const history = await visitor.open(`/objects/${(await object()).objectId}/imports`);
        expect(history.body).to.contain('1 inzwischen aus dem Objekt entfernt');
      });

      it('by the broker, also when the replay is replayed, and its own input no longer has them', async () => {
        const origin = await importEstate();
        await removePeter();
        await replay(origin.importId);
        clock.advanceMinutes(1);
        const first = await latest();
        const input = await readImportInput(
          test.context.database.knex,
          test.context.secretBox,
          TENANT,
          first.importId,
        );
        expect(JSON.stringify(input)).not.to.contain('Mustermann');
        expect((await replay(first.importId)).result.skipped).to.deep.equal(peterLeftOut);
        expect(await prospect(PETER)).to.equal(undefined);
      });

      it('by the broker, also with onOffice read again', async () => {
        const origin = await importEstate();
        await removePeter();
        const { result } = await replay(origin.importId, { refetch: true });
        expect(result.skipped).to.deep.equal(peterLeftOut);
        expect(await prospect(PETER)).to.equal(undefined);
      });

      it('but not who was removed before that import, or was imported again', async () => {
        const first = await importEstate();
        await removePeter();
        const second = await importEstate({ ticked: [PETER] });
        changePeter({ Email: 'neu@example.org' });
        await replay(first.importId, { refetch: true, force: true });
        expect((await prospect(PETER))?.email).to.equal('neu@example.org');

        await test.context.database.knex('prospects').delete();
        const { result } = await replay(second.importId, { force: true });
        expect(result.prospects.added).to.equal(3);
        expect(result.skipped).to.deep.equal([]);
      });

      it('but not who was removed from another object', async () => {
        const origin = await importEstate();
        const { tenantId } = await object();
        const detail = { objectId: 'another-object', addressId: String(PETER) };
        const { knex } = test.context.database;
        await appendAuditEvent(knex, {
          tenantId,
          userId: '21',
          at: clock(),
          kind: 'prospect.removed',
          detail,
        });
        await knex('prospects').delete();
        expect((await replay(origin.importId)).result.prospects.added).to.equal(3);
      });

      it('while their erasure has not reached the stored input yet, and keeps nothing of them', async () => {
        const origin = await importEstate();
        const erasure = { tenantId: TENANT, addressId: String(PETER) };
        await startErasure(test.context, { ...erasure, requestedBy: '21' });
        const { result } = await replay(origin.importId);
        expect(result.prospects).to.deep.equal({ added: 0, updated: 0, unchanged: 2 });
        expect(await prospect(PETER)).to.equal(undefined);
        await continueErasure(test.context, erasure, 1);
        const data = await collectPersonData(test.context.database.knex, test.context.secretBox, erasure);
        expect(data).to.deep.include({ objects: [], imports: [] });
      });
    });

    it('R-4 does not take back again what the broker gave up then and typed anew since', async () => {
      await importEstate();
      const visitor = await test.signedIn({ estateId: AACHEN });
      const path = `/objects/${(await object()).objectId}`;
      await visitor.submit(await visitor.open(path), path, { title: 'Erster Titel' });
      await visitor.post(PATH, [...(await visitor.open(PATH)).fields(PATH), ['takeBack', 'title']]);
      const origin = await latest();
      await visitor.submit(await visitor.open(path), path, { title: 'Zweiter Titel' });
      await replay(origin.importId);
      expect((await object()).title).to.equal('Zweiter Titel');
    });

    it('brings a note back only for a person who is gone', async () => {
      const origin = await importEstate({ notes: { [`note_${PETER}`]: 'alte Notiz' } });
      await test.context.database.knex('prospects').where('address_id', String(PETER)).delete();
      await replay(origin.importId);
      expect((await prospect(PETER))?.note).to.equal('alte Notiz');
    });

    it('of a failed import is refused', async () => {
      const { visitor, page } = await test.openWizard({ estateId: AACHEN });
      test.simulator.control.faults({ fault: 'error:170' });
      await visitor.submit(page, PATH);
      const failed = await latest();
      expect(failed.state).to.equal('failed');
      const before = await contentOf(test.context.database);
      for (const options of [{}, { force: true }, { refetch: true }, { dryRun: true }]) {
        expect(await refusalOf(failed.importId, options)).to.equal('nothing_to_replay');
      }
      expect(await contentOf(test.context.database)).to.deep.equal(before);
    });

    it('that does not exist is refused', async () => {
      expect(await refusalOf(4711)).to.equal('not_found');
    });

    it('leaves nothing behind when writing fails', async () => {
      const origin = await importEstate();
      const before = await businessDataOf(test.context.database);
      await test.context.database.knex.schema.renameTable('audit_events', 'audit_away');
      const error: unknown = await replay(origin.importId).catch((thrown: unknown) => thrown);
      await test.context.database.knex.schema.renameTable('audit_away', 'audit_events');
      expect(error).to.be.instanceOf(Error);
      expect(await businessDataOf(test.context.database)).to.deep.equal(before);
      expect(await countRows(test.context.database)).to.include({ imports: 1 });
    });
  });
}
