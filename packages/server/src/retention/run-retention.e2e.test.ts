import { expect } from 'chai';
import { listAuditEvents } from '../audit/audit-store.js';
import type { Database } from '../database/database.js';
import { findImport, readImportInput } from '../import/import-ledger.js';
import { listProspects } from '../objects/prospect-store.js';
import { saveTenantSettings } from '../tenants/tenant-settings-store.js';
import { createTenant, onBothEngines, testBox } from '../testing/both-engines.test-support.js';
import { liftHold, setHold } from './hold-store.js';
import { countDueInputs, inputOverview } from './due-inputs.js';
import { countDueObjects, listDeadlines } from './object-deadlines.js';
import { runRetention, type RetentionLimits } from './run-retention.js';
import { personOf, storeImport } from './sample-inputs.test-support.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const END = '2026-03-01T17:00:00.000Z';
const IMPORTED = '2026-01-10T09:00:00.000Z';
const BY = { userId: '21', at: IMPORTED };
const daysAfter = (utc: string, days: number) => Date.parse(utc) + days * DAY_MS;
const DEFAULTS = { prospectDays: 90, inputDays: 90 };

onBothEngines('O-6 the retention of personal data', (under) => {
  const warnings: unknown[] = [];
  const logger = { warn: (...entry: unknown[]) => void warnings.push(entry) };

  // Tenants of earlier tests have nothing left that counts for a later one.
  beforeEach(async () => {
    const { knex } = under().database;
    for (const table of ['objects', 'imports', 'erasures']) await knex(table).delete();
    warnings.length = 0;
  });

  const run = (now: number, limits?: RetentionLimits, database = under().database) =>
    runRetention({ database, secretBox: testBox, logger }, now, limits);

  const office = async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    let estate = 1000;
    return {
      tenantId,
      store: async (
        entry: Partial<
          Pick<Parameters<typeof storeImport>[3], 'endsAt' | 'readAt' | 'title' | 'notChosen'>
        > = {},
      ) => {
        estate += 1;
        return storeImport(knex, testBox, tenantId, {
          estateId: String(estate),
          persons: [personOf('2101'), personOf('2103')],
          readAt: IMPORTED,
          endsAt: END,
          ...entry,
        });
      },
      events: async () =>
        (await listAuditEvents(knex, tenantId, { limit: 100 })).map(({ kind, userId, detail }) => ({
          kind,
          userId,
          detail,
        })),
      prospectsOf: async (objectId: string) => (await listProspects(knex, { tenantId, objectId })).size,
      inputOf: (importId: number) => readImportInput(knex, testBox, tenantId, importId),
    };
  };

  it('deletes prospects when the days after the end are over, and not a moment before', async () => {
    const { store, prospectsOf } = await office();
    const { objectId } = await store();
    const over = daysAfter(END, 90);
    expect(await run(over)).to.include({ objects: 0, prospects: 0 });
    expect(await prospectsOf(objectId)).to.equal(2);
    expect(await run(over + 1)).to.include({ objects: 1, prospects: 2, isComplete: true });
    expect(await prospectsOf(objectId)).to.equal(0);
  });

  it('deletes the input that a replay would bring them back from at the same time', async () => {
    const { tenantId, store, inputOf, events } = await office();
    await saveTenantSettings(
      under().database.knex,
      tenantId,
      { retention: { prospectDays: 30, inputDays: 365 } },
      BY,
    );
    const { objectId, importId } = await store();
    expect(await inputOf(importId)).not.to.equal(undefined);
    await run(daysAfter(END, 31));
    expect(await inputOf(importId)).to.equal(undefined);
    expect(await events()).to.deep.equal([
      { kind: 'retention.prospects_deleted', userId: null, detail: { objectId, prospects: 2, inputs: 1 } },
    ]);
  });

  it('keeps the object itself, and the line of the ledger with its counts', async () => {
    const { tenantId, store } = await office();
    const { objectId, importId } = await store({ title: 'Bleibt' });
    await run(daysAfter(END, 91));
    const { knex } = under().database;
    expect(await knex('objects').where('object_id', objectId).first('title')).to.deep.equal({
      title: 'Bleibt',
    });
    const row = (await knex('imports').where({ tenant_id: tenantId, import_id: importId }).first()) as Record<
      string,
      unknown
    >;
    expect(row['result']).to.contain('"added":2');
    expect(row).to.include({ sealed_input: null, key_id: null });
  });

  it('keeps why persons were left out, but not who, once the input is over', async () => {
    const { tenantId, store } = await office();
    const notChosen = [
      { addressId: '2105', origin: 'manual', consent: '', reason: 'withdrawn' },
      { addressId: '2107', origin: 'manual', consent: '', reason: 'unticked' },
    ] as const;
    const ended = await store({ notChosen: [...notChosen] });
    const over = await store({ notChosen: [...notChosen], endsAt: null });
    const later = await store({
      notChosen: [...notChosen],
      endsAt: null,
      readAt: new Date(daysAfter(END, 80)).toISOString(),
    });
    await run(daysAfter(END, 91));
    const { knex } = under().database;
    const skippedOf = async (importId: number) =>
      (await findImport(knex, importId, tenantId))?.result?.skipped ?? [];
    for (const { importId } of [ended, over]) {
      expect(await skippedOf(importId)).to.deep.equal([{ reason: 'withdrawn' }, { reason: 'unticked' }]);
    }
    expect((await skippedOf(later.importId)).map(({ addressId }) => addressId)).to.deep.equal([
      '2105',
      '2107',
    ]);
  });

  it('counts from an import that came after the end', async () => {
    const { store, prospectsOf } = await office();
    const late = '2026-05-20T09:00:00.000Z';
    const { objectId } = await store({ readAt: late });
    await run(daysAfter(END, 91));
    expect(await prospectsOf(objectId)).to.equal(2);
    await run(daysAfter(late, 90) + 1);
    expect(await prospectsOf(objectId)).to.equal(0);
  });

  it('keeps prospects of an object without an end for a year after it was last touched', async () => {
    const { store, prospectsOf } = await office();
    const { objectId } = await store({ endsAt: null });
    await run(daysAfter(IMPORTED, 365));
    expect(await prospectsOf(objectId)).to.equal(2);
    await run(daysAfter(IMPORTED, 365) + 1);
    expect(await prospectsOf(objectId)).to.equal(0);
  });

  it('obeys the days that the office has set', async () => {
    const { tenantId, store, prospectsOf } = await office();
    await saveTenantSettings(
      under().database.knex,
      tenantId,
      { retention: { prospectDays: 400, inputDays: 7 } },
      BY,
    );
    const { objectId } = await store();
    const open = await store({ endsAt: null });
    await run(daysAfter(END, 400));
    expect(await prospectsOf(objectId)).to.equal(2);
    // An object without an end is never kept shorter than one with an end.
    expect(await prospectsOf(open.objectId)).to.equal(0);
    await run(daysAfter(END, 400) + 1);
    expect(await prospectsOf(objectId)).to.equal(0);
  });

  it('deletes stored inputs by the age of what was read', async () => {
    const { store, inputOf, prospectsOf, events } = await office();
    const { objectId, importId } = await store({ endsAt: '2027-01-01T00:00:00.000Z' });
    await run(daysAfter(IMPORTED, 90));
    expect(await inputOf(importId)).not.to.equal(undefined);
    expect(await run(daysAfter(IMPORTED, 90) + 1)).to.include({ inputs: 1, objects: 0 });
    expect(await inputOf(importId)).to.equal(undefined);
    expect(await prospectsOf(objectId)).to.equal(2);
    expect(await events()).to.deep.equal([
      { kind: 'retention.inputs_deleted', userId: null, detail: { inputs: 1 } },
    ]);
  });

  it('does not let a replay prolong the life of an input', async () => {
    const { tenantId, store } = await office();
    const { importId } = await store({ endsAt: '2027-01-01T00:00:00.000Z' });
    const { knex } = under().database;
    const replayedAt = '2026-04-01T00:00:00.000Z';
    await knex('imports')
      .where({ tenant_id: tenantId, import_id: importId })
      .update({ finished_at: replayedAt });
    expect(await run(daysAfter(IMPORTED, 91))).to.include({ inputs: 1 });
  });

  it('deletes nothing of an object that is kept, until it is not any more', async () => {
    const { tenantId, store, prospectsOf, inputOf } = await office();
    const { objectId, importId } = await store();
    const { knex } = under().database;
    expect(await setHold(knex, { tenantId, objectId }, BY)).to.equal(true);
    expect(await setHold(knex, { tenantId, objectId }, BY)).to.equal(false);
    expect(await run(daysAfter(END, 500))).to.include({ objects: 0, inputs: 0 });
    expect(await prospectsOf(objectId)).to.equal(2);
    expect(await inputOf(importId)).not.to.equal(undefined);
    expect(await liftHold(knex, { tenantId, objectId })).to.equal(true);
    expect(await liftHold(knex, { tenantId, objectId })).to.equal(false);
    expect(await run(daysAfter(END, 500))).to.include({ objects: 1, inputs: 1 });
  });

  it('keeps tenants apart', async () => {
    const [ours, theirs] = [await office(), await office()];
    const our = await ours.store();
    const their = await theirs.store();
    await setHold(under().database.knex, { tenantId: theirs.tenantId, objectId: their.objectId }, BY);
    await run(daysAfter(END, 91));
    expect(await ours.prospectsOf(our.objectId)).to.equal(0);
    expect(await theirs.prospectsOf(their.objectId)).to.equal(2);
    expect(await theirs.events()).to.deep.equal([]);
  });

  it('does a bounded piece of work and goes on with the next run', async () => {
    const { store, events } = await office();
    for (let object = 0; object < 5; object += 1) await store();
    const limits = { objects: 2, inputs: 100, searchedInputs: 100 };
    const now = daysAfter(END, 89) + DAY_MS + 1;
    expect(await run(now, limits)).to.include({ objects: 2, isComplete: false });
    expect(await run(now, limits)).to.include({ objects: 2, isComplete: false });
    expect(await run(now, limits)).to.include({ objects: 1, isComplete: true });
    expect(await run(now, limits)).to.include({ objects: 0, prospects: 0, inputs: 0, isComplete: true });
    expect((await events()).filter(({ kind }) => kind === 'retention.prospects_deleted')).to.have.length(5);
  });

  it('bounds the inputs as well, the oldest first', async () => {
    const { store, inputOf } = await office();
    const endsAt = '2027-06-01T00:00:00.000Z';
    const younger = await store({ endsAt, readAt: '2026-02-01T00:00:00.000Z' });
    const older = await store({ endsAt, readAt: '2026-01-01T00:00:00.000Z' });
    const limits = { objects: 100, inputs: 1, searchedInputs: 100 };
    const now = Date.parse('2026-12-01T00:00:00.000Z');
    expect(await run(now, limits)).to.include({ inputs: 1, isComplete: false });
    expect(await inputOf(older.importId)).to.equal(undefined);
    expect(await inputOf(younger.importId)).not.to.equal(undefined);
  });

  it('deletes once when two servers run at the same time', async () => {
    const { store, events } = await office();
    for (let object = 0; object < 4; object += 1) await store();
    const now = daysAfter(END, 91);
    const reports = await Promise.all([run(now), run(now, undefined, under().second)]);
    expect(reports.reduce((sum, { prospects }) => sum + prospects, 0)).to.equal(8);
    expect((await events()).filter(({ kind }) => kind === 'retention.prospects_deleted')).to.have.length(4);
    expect(warnings).to.deep.equal([]);
  });

  it('cleans the other tenants when one cannot be cleaned, says so, and tries again', async () => {
    for (const { store } of [await office(), await office()]) await store();
    let calls = 0;
    const failingOnce: Database = {
      ...under().database,
      transaction: (work) => {
        calls += 1;
        return calls === 1
          ? Promise.reject(new Error('the row is locked'))
          : under().database.transaction(work);
      },
    };
    const first = await run(daysAfter(END, 91), undefined, failingOnce);
    expect(first).to.include({ objects: 1 });
    expect(first.failedTenants).to.have.length(1);
    expect(warnings).to.have.length(1);
    expect(await run(daysAfter(END, 91))).to.deep.include({ objects: 1, failedTenants: [] });
  });

  it('lists what is deleted when, in that order and page by page', async () => {
    const { tenantId, store } = await office();
    const { knex } = under().database;
    const ends = ['2026-06-01', '2026-04-01', '2026-05-01', '2026-04-01'].map(
      (day) => `${day}T00:00:00.000Z`,
    );
    for (const [index, endsAt] of ends.entries()) await store({ endsAt, title: `Objekt ${index}` });
    const open = await store({ endsAt: null, title: 'Ohne Ende' });
    const page = { kind: 'ended', settings: DEFAULTS, limit: 3 } as const;
    const first = await listDeadlines(knex, tenantId, page);
    const second = await listDeadlines(knex, tenantId, { ...page, after: first.next });
    const items = [...first.items, ...second.items];
    expect(first.items).to.have.length(3);
    expect(second.next).to.equal(undefined);
    expect(items.map(({ endsAt }) => endsAt)).to.deep.equal(ends.toSorted());
    expect(new Set(items.map(({ title }) => title)).size).to.equal(4);
    expect(items[0]).to.include({ deletedAt: '2026-06-30T00:00:00.000Z', prospectCount: 2, isHeld: false });
    const opened = await listDeadlines(knex, tenantId, { ...page, kind: 'open' });
    expect(opened.items).to.have.length(1);
    expect(opened.items[0]).to.include({
      objectId: open.objectId,
      endsAt: null,
      deletedAt: '2027-01-10T09:00:00.000Z',
    });
  });

  it('lists no object that holds nobody any more', async () => {
    const { tenantId, store } = await office();
    await store();
    await run(daysAfter(END, 91));
    const { knex } = under().database;
    for (const kind of ['ended', 'open'] as const) {
      expect(await listDeadlines(knex, tenantId, { kind, settings: DEFAULTS, limit: 10 })).to.deep.equal({
        items: [],
      });
    }
    expect(await inputOverview(knex, tenantId, DEFAULTS)).to.deep.equal({
      count: 0,
      nextDeletionAt: undefined,
    });
  });

  it('tells beforehand how much other periods would delete', async () => {
    const { tenantId, store } = await office();
    await store();
    await store({ endsAt: null });
    const { knex } = under().database;
    const now = daysAfter(END, 31);
    expect(await countDueObjects(knex, tenantId, DEFAULTS, now)).to.equal(0);
    expect(await countDueObjects(knex, tenantId, { ...DEFAULTS, prospectDays: 30 }, now)).to.equal(1);
    expect(await countDueInputs(knex, tenantId, DEFAULTS, now)).to.equal(0);
    expect(await countDueInputs(knex, tenantId, { ...DEFAULTS, inputDays: 7 }, now)).to.equal(2);
    expect(await inputOverview(knex, tenantId, DEFAULTS)).to.deep.equal({
      count: 2,
      nextDeletionAt: '2026-04-10T09:00:00.000Z',
    });
  });
});
