import { expect } from 'chai';
import { listAuditEvents } from '../audit/audit-store.js';
import { createSecretBox } from '../encryption/secret-box.js';
import { findImport, readImportInput } from '../import/import-ledger.js';
import { replayImport } from '../import/replay-import.js';
import type { ImportDependencies } from '../import/run-import.js';
import { listProspects } from '../objects/prospect-store.js';
import { createAccountFieldCache } from '../onoffice/account-fields.js';
import { createTenant, onBothEngines, testBox } from '../testing/both-engines.test-support.js';
import { contentOf } from '../testing/database-content.test-support.js';
import { createTestClock } from '../testing/test-clock.test-support.js';
import { continueErasure, startErasure } from './erase-person.js';
import { findErasure } from './erasure-store.js';
import { collectPersonData } from './person-data.js';
import { runRetention } from './run-retention.js';
import { personOf, storeImport } from './sample-inputs.test-support.js';

const PETER = '2101';
const CANARIES = Object.values(personOf(PETER)).filter(
  (value) => typeof value === 'string' && value.includes(PETER),
);

onBothEngines('O-6 the erasure of a person', (under) => {
  const clock = createTestClock();
  const dependencies = (database = under().database, secretBox = testBox) => ({ database, secretBox, clock });

  const office = async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const person = { tenantId, addressId: PETER };
    return {
      tenantId,
      person,
      store: (entry: Partial<Parameters<typeof storeImport>[3]> & { readonly estateId: string }) =>
        storeImport(knex, testBox, tenantId, { persons: [personOf(PETER), personOf('2103')], ...entry }),
      start: () => startErasure(dependencies(), { ...person, requestedBy: '21' }),
      search: (max = 1000, database = under().database) =>
        continueErasure(dependencies(database), person, max),
      data: () => collectPersonData(knex, testBox, person),
      events: async () =>
        (await listAuditEvents(knex, tenantId, { limit: 100 })).map(({ kind, userId, detail }) => ({
          kind,
          userId,
          detail,
        })),
    };
  };

  /** Everything that is stored of a tenant, the sealed inputs opened. */
  const everything = async (tenantId: string): Promise<string> => {
    const { knex } = under().database;
    const content = JSON.stringify(await contentOf(under().database));
    const ids = (await knex('imports').where('tenant_id', tenantId).select('import_id')) as {
      import_id: number;
    }[];
    const inputs = await Promise.all(
      ids.map(({ import_id: id }) => readImportInput(knex, testBox, tenantId, id)),
    );
    return content + JSON.stringify(inputs);
  };

  it('leaves nothing of him but his number: in no table, and in no sealed input', async () => {
    const { tenantId, store, start, search, events } = await office();
    await store({ estateId: '1' });
    await store({ estateId: '2' });
    await store({
      estateId: '1',
      persons: [personOf('2103')],
      notChosen: [{ addressId: PETER, origin: 'manual', consent: 'KanarieEinwilligung', reason: 'unticked' }],
    });
    await store({ estateId: '3', isOnlyInput: true });
    const before = await everything(tenantId);
    for (const canary of [...CANARIES, 'KanarieEinwilligung']) expect(before).to.contain(canary);

    expect(await start()).to.equal(2);
    expect(await search()).to.deep.equal({ isComplete: true, searched: 4, emptiedInputs: 4 });

    const after = await everything(tenantId);
    for (const canary of CANARIES.filter((value) => value !== PETER)) expect(after).not.to.contain(canary);
    expect(after).not.to.contain('KanarieEinwilligung');
    expect(await events()).to.deep.equal([
      { kind: 'person.erased', userId: '21', detail: { addressId: PETER, inputs: 4, unreadableInputs: 0 } },
      { kind: 'person.erasure_started', userId: '21', detail: { addressId: PETER, objects: 2 } },
    ]);
  });

  it('leaves the reason why he was left out in the result of the import, without his number', async () => {
    const { tenantId, store, start, search } = await office();
    const leftOut = (addressId: string) =>
      ({ addressId, origin: 'manual', consent: '', reason: 'withdrawn' }) as const;
    const entry = { persons: [personOf('2103')], notChosen: [leftOut(PETER), leftOut('2105')] };
    const { importId } = await store({ estateId: '1', ...entry });
    const withoutInput = await store({ estateId: '2', ...entry });
    const { knex } = under().database;
    await knex('imports')
      .where({ tenant_id: tenantId, import_id: withoutInput.importId })
      .update({ key_id: null, sealed_input: null });

    await start();
    expect(await search()).to.deep.equal({ isComplete: true, searched: 2, emptiedInputs: 1 });
    for (const id of [importId, withoutInput.importId]) {
      const found = await findImport(knex, id, tenantId);
      expect(found?.result?.skipped).to.deep.equal([
        { reason: 'withdrawn' },
        { addressId: '2105', reason: 'withdrawn' },
      ]);
      expect(found?.result?.prospects).to.deep.equal({ added: 1, updated: 0, unchanged: 0 });
    }
  });

  it('leaves everybody else as he was', async () => {
    const { store, tenantId, start, search } = await office();
    const { objectId, importId } = await store({ estateId: '1' });
    const { knex } = under().database;
    const before = await readImportInput(knex, testBox, tenantId, importId);
    await start();
    await search();
    expect([...(await listProspects(knex, { tenantId, objectId })).keys()]).to.deep.equal(['2103']);
    const after = await readImportInput(knex, testBox, tenantId, importId);
    expect(after).to.deep.equal({ ...before, prospects: [personOf('2103')] });
  });

  it('leaves a person with the same number at another office alone', async () => {
    const [ours, theirs] = [await office(), await office()];
    await ours.store({ estateId: '1' });
    await theirs.store({ estateId: '1' });
    await ours.start();
    await ours.search();
    const data = await theirs.data();
    expect(data.objects).to.have.length(1);
    expect(data.imports).to.have.length(1);
    expect(await theirs.events()).to.deep.equal([]);
  });

  it('is not undone by a replay of an earlier import', async () => {
    const { store, tenantId, start, search, data } = await office();
    const { importId, objectId } = await store({ estateId: '1' });
    await start();
    await search();
    const replay: ImportDependencies = {
      ...dependencies(),
      accountFields: createAccountFieldCache(clock),
      onoffice: undefined as never,
    };
    const options = { dryRun: false, refetch: false, force: true };
    await replayImport(replay, importId, options, new AbortController().signal);
    expect([...(await listProspects(under().database.knex, { tenantId, objectId })).keys()]).to.deep.equal([
      '2103',
    ]);
    expect((await data()).imports).to.deep.equal([]);
  });

  it('goes on where it stopped, piece by piece', async () => {
    const { store, start, search, person, data, events } = await office();
    for (const estateId of ['1', '2', '3', '4', '5']) await store({ estateId });
    await start();
    expect(await search(2)).to.deep.equal({ isComplete: false, searched: 2, emptiedInputs: 2 });
    expect(await search(2)).to.deep.equal({ isComplete: false, searched: 2, emptiedInputs: 4 });
    expect(await findErasure(under().database.knex, person)).to.include({ emptiedInputs: 4 });
    expect(await search(2)).to.deep.equal({ isComplete: true, searched: 1, emptiedInputs: 5 });
    expect(await findErasure(under().database.knex, person)).to.equal(undefined);
    expect(await data()).to.deep.include({ objects: [], imports: [], isComplete: true });
    expect((await events()).map(({ kind }) => kind)).to.deep.equal([
      'person.erased',
      'person.erasure_started',
    ]);
  });

  it('is finished by the cleaning job when the request could not', async () => {
    const { store, start, data, person } = await office();
    for (const estateId of ['1', '2', '3']) await store({ estateId });
    await start();
    const run = (searchedInputs: number) =>
      runRetention({ ...dependencies(), logger: { warn: () => undefined } }, clock(), {
        objects: 100,
        inputs: 100,
        searchedInputs,
      });
    expect((await run(2)).isComplete).to.equal(false);
    expect((await data()).imports).to.have.length(1);
    expect((await run(100)).isComplete).to.equal(true);
    expect((await data()).imports).to.deep.equal([]);
    expect(await findErasure(under().database.knex, person)).to.equal(undefined);
  });

  it('counts and notes once when two servers search at the same time', async () => {
    const { store, start, search, events } = await office();
    for (const estateId of ['1', '2', '3', '4']) await store({ estateId });
    await start();
    await Promise.all([search(), search(1000, under().second)]);
    expect((await events()).filter(({ kind }) => kind === 'person.erased')).to.deep.equal([
      { kind: 'person.erased', userId: '21', detail: { addressId: PETER, inputs: 4, unreadableInputs: 0 } },
    ]);
  });

  it('may be asked for twice', async () => {
    const { store, start, search } = await office();
    await store({ estateId: '1' });
    expect(await start()).to.equal(1);
    await search();
    expect(await start()).to.equal(0);
    expect(await search()).to.deep.equal({ isComplete: true, searched: 1, emptiedInputs: 0 });
  });

  it('deletes an input that no key opens, because nobody can say who is in it', async () => {
    const { tenantId, store, start, events, person } = await office();
    const { importId } = await store({ estateId: '1' });
    const otherBox = createSecretBox([{ id: 'other', key: Buffer.alloc(32, 9) }]);
    await start();
    await continueErasure(dependencies(under().database, otherBox), person, 100);
    expect(await readImportInput(under().database.knex, testBox, tenantId, importId)).to.equal(undefined);
    expect((await events())[0]).to.deep.include({
      detail: { addressId: PETER, inputs: 1, unreadableInputs: 1 },
    });
  });

  it('does not take a number that is only part of another one for his', async () => {
    const { tenantId, store, start, search } = await office();
    const { importId } = await store({
      estateId: PETER,
      persons: [personOf(`${PETER}5`), personOf(`1${PETER}`)],
    });
    await start();
    expect(await search()).to.include({ emptiedInputs: 0 });
    const input = await readImportInput(under().database.knex, testBox, tenantId, importId);
    expect(input?.prospects).to.have.length(2);
  });
});
