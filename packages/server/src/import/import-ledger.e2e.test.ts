import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { appendAuditEvent } from '../audit/audit-store.js';
import { createTenant, onBothEngines, testBox } from '../testing/both-engines.test-support.js';
import { rowsOf } from '../testing/database-content.test-support.js';
import type { ImportResult } from './import-input.js';
import {
  findImport,
  findImportByToken,
  hashFormToken,
  insertFailedImport,
  insertImport,
  latestReadAt,
  latestReadAtOfUser,
  listImports,
  readImportInput,
  saveImportResult,
} from './import-ledger.js';
import { sampleImported, sampleInput } from './sample-source.test-support.js';

const AT = '2026-11-23T09:00:00.000Z';
const LATER = '2026-11-24T09:00:00.000Z';

const RESULT: ImportResult = {
  objectId: '00000000-0000-4000-8000-000000000000',
  object: 'created',
  prospects: { added: 1, updated: 0, unchanged: 0 },
  skipped: [{ addressId: '2103', reason: 'unticked' }],
};

onBothEngines('the import ledger', (under) => {
  const insert = (
    tenantId: string,
    parts: {
      estateId?: string;
      readAt?: string;
      userId?: string;
      formTokenHash?: string | null;
      replayOf?: number | null;
    } = {},
  ) => {
    const { estateId = '1437', readAt = AT, userId = '21', formTokenHash = null, replayOf = null } = parts;
    const input = sampleInput({ estateId, readAt });
    const entry = {
      tenantId,
      userId,
      estateId,
      requestId: randomUUID(),
      formTokenHash,
      replayOf,
      at: AT,
      input,
    };
    return insertImport(under().database.knex, testBox, entry);
  };

  it('keeps who imported what with which result', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const importId = await insert(tenantId, { replayOf: 7 });
    await saveImportResult(knex, tenantId, importId, RESULT);
    const entry = await findImport(knex, importId, tenantId);
    expect(entry).to.deep.equal({
      importId,
      tenantId,
      userId: '21',
      estateId: '1437',
      objectId: RESULT.objectId,
      replayOf: 7,
      state: 'done',
      failureCode: null,
      failureStep: null,
      requestId: entry?.requestId,
      readAt: AT,
      finishedAt: AT,
      result: RESULT,
    });
  });

  it('keeps the input for a replay, sealed', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const importId = await insert(tenantId);
    expect(await readImportInput(knex, testBox, tenantId, importId)).to.deep.equal(sampleInput());
    const rows = (await rowsOf(under().database, 'imports')).join('\n');
    for (const personal of [sampleImported().lastName, sampleImported().email, sampleImported().phone]) {
      expect(rows).not.to.contain(personal);
    }
  });

  it('opens the input for its own tenant only', async () => {
    const { knex } = under().database;
    const [tenantId, other] = [await createTenant(under().database), await createTenant(under().database)];
    const importId = await insert(tenantId);
    expect(await readImportInput(knex, testBox, other, importId)).to.equal(undefined);
    expect(await findImport(knex, importId, other)).to.equal(undefined);
    await saveImportResult(knex, other, importId, RESULT);
    expect((await findImport(knex, importId))?.result).to.equal(null);
  });

  it('C-11 takes a form once for each tenant', async () => {
    const { knex } = under().database;
    const [tenantId, other] = [await createTenant(under().database), await createTenant(under().database)];
    const formTokenHash = hashFormToken(randomUUID());
    const importId = await insert(tenantId, { formTokenHash });
    const error: unknown = await insert(tenantId, { formTokenHash }).catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Error);
    expect((await findImportByToken(knex, tenantId, formTokenHash))?.importId).to.equal(importId);
    expect(await findImportByToken(knex, other, formTokenHash)).to.equal(undefined);
    await insert(other, { formTokenHash });
  });

  it('says nothing of its values when the database refuses one', async () => {
    const tenantId = await createTenant(under().database);
    const formTokenHash = hashFormToken(randomUUID());
    await insert(tenantId, { formTokenHash });
    const error = await insert(tenantId, { formTokenHash }).then(
      () => new Error('accepted'),
      (thrown: unknown) => thrown as Error,
    );
    expect(`${error.message}\n${error.stack}`).not.to.contain(formTokenHash).and.not.to.contain(tenantId);
  });

  it('notes a failure with code and step and nothing personal', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const failure = {
      tenantId,
      userId: '21',
      estateId: '1437',
      requestId: 'r',
      failureCode: 'onoffice_170',
      failureStep: 'read',
      at: AT,
    };
    await insertFailedImport(knex, failure);
    const [entry] = await listImports(knex, { tenantId, limit: 10 });
    expect(entry).to.include({
      state: 'failed',
      failureCode: 'onoffice_170',
      failureStep: 'read',
      requestId: 'r',
      readAt: null,
    });
    expect(await readImportInput(knex, testBox, tenantId, entry?.importId ?? 0)).to.equal(undefined);
  });

  it('lists the newest first, page by page, for one tenant or estate or for all', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const ids: number[] = [];
    for (const estateId of ['1', '2', '1', '2', '1']) ids.push(await insert(tenantId, { estateId }));
    const idsOf = async (filter: Parameters<typeof listImports>[1]) =>
      (await listImports(knex, filter)).map(({ importId }) => importId);
    const newestFirst = ids.toReversed();
    expect(await idsOf({ tenantId, limit: 10 })).to.deep.equal(newestFirst);
    expect(await idsOf({ tenantId, limit: 2 })).to.deep.equal(newestFirst.slice(0, 2));
    expect(await idsOf({ tenantId, limit: 2, beforeId: newestFirst[1] ?? 0 })).to.deep.equal(
      newestFirst.slice(2, 4),
    );
    expect(await idsOf({ tenantId, estateId: '2', limit: 10 })).to.deep.equal([ids[3], ids[1]]);
    expect(await idsOf({ limit: 1 })).to.have.length(1);
  });

  it('knows when onOffice was last read for an estate, failures left out', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    expect(await latestReadAt(knex, tenantId, '1437')).to.equal(undefined);
    await insert(tenantId, { readAt: LATER });
    await insert(tenantId, { readAt: AT });
    await insert(tenantId, { estateId: '9', readAt: '2030-01-01T00:00:00.000Z' });
    expect(await latestReadAt(knex, tenantId, '1437')).to.equal(LATER);
  });

  it('knows when onOffice was last read for a user, replays and failures left out', async () => {
    const { knex } = under().database;
    const user = { tenantId: await createTenant(under().database), userId: '21' };
    const { tenantId, userId } = user;
    await insert(tenantId, { userId: '22', readAt: '2030-01-01T00:00:00.000Z' });
    const failure = { failureCode: 'onoffice_timeout', failureStep: 'addresses', at: LATER };
    const origin = { tenantId, userId, estateId: '1437', requestId: randomUUID() };
    await insertFailedImport(knex, { ...origin, ...failure });
    expect(await latestReadAtOfUser(knex, user)).to.equal(undefined);
    await insert(tenantId, { estateId: '9', readAt: LATER });
    const replayOf = await insert(tenantId, { readAt: AT });
    await insert(tenantId, { replayOf, readAt: '2030-01-01T00:00:00.000Z' });
    expect(await latestReadAtOfUser(knex, user)).to.equal(LATER);
  });
});

onBothEngines('the audit log', (under) => {
  it('appends who did what, without losing the order', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    const event = { tenantId, at: Date.parse(AT), detail: { importId: 7, objectId: 'x', ok: true } };
    await appendAuditEvent(knex, { ...event, userId: '21', kind: 'import.done' });
    await appendAuditEvent(knex, { ...event, userId: undefined, kind: 'import.failed' });
    const rows = (await knex('audit_events')
      .where('tenant_id', tenantId)
      .orderBy('event_id')
      .select('user_id', 'happened_at', 'kind', 'detail')) as object[];
    expect(rows).to.deep.equal([
      { user_id: '21', happened_at: AT, kind: 'import.done', detail: JSON.stringify(event.detail) },
      { user_id: null, happened_at: AT, kind: 'import.failed', detail: JSON.stringify(event.detail) },
    ]);
  });
});
