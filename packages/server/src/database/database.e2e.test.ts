import { expect } from 'chai';
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import type { Knex } from 'knex';
import { createTenant, onBothEngines, onEmptyDatabases } from '../testing/both-engines.test-support.js';
import {
  ACCESS_TABLES,
  contentOf,
  listTables,
  RECORD_TABLES,
} from '../testing/database-content.test-support.js';
import type { Queryable } from './database.js';
import { insertInBlocks, queryInBlocks } from './insert-in-blocks.js';
import { DatabaseNewer } from './database-newer.js';
import { migrate, planMigration } from './migrate.js';

const AT = '2026-11-23T09:00:00.000Z';

onBothEngines('the database', (under) => {
  const tries = (ids: readonly string[], count = 1) =>
    ids.map((ticketId) => ({ ticket_id: ticketId, tries: count, expires_at: AT }));
  const countTries = async (db: Queryable, ids: readonly string[]) =>
    (
      await queryInBlocks(ids, (block) =>
        db('activation_tries')
          .whereIn('ticket_id', [...block])
          .select('ticket_id'),
      )
    ).length;

  it('inserts 1,200 rows in blocks and finds them by their ids', async () => {
    const { knex } = under().database;
    const ids = Array.from({ length: 1200 }, () => randomUUID());
    await insertInBlocks(knex, 'activation_tries', tries(ids));
    expect(await countTries(knex, [...ids, ...Array.from({ length: 11_000 }, () => randomUUID())])).to.equal(
      1200,
    );
  });

  it('updates rows that exist, if the caller says which columns', async () => {
    const { knex } = under().database;
    const ids = Array.from({ length: 1200 }, () => randomUUID());
    await insertInBlocks(knex, 'activation_tries', tries(ids.slice(600)));
    const onConflict = { columns: ['ticket_id'], merge: ['tries'] };
    await insertInBlocks(knex, 'activation_tries', tries(ids, 7), onConflict);
    const [row] = (await knex('activation_tries').where('ticket_id', ids.at(-1)).select('tries')) as {
      tries: number;
    }[];
    expect(row?.tries).to.equal(7);
    expect(await countTries(knex, ids)).to.equal(1200);
  });

  it('does nothing for no rows and no ids', async () => {
    await insertInBlocks(under().database.knex, 'activation_tries', []);
    expect(await queryInBlocks([], () => Promise.reject(new Error('asked')))).to.deep.equal([]);
  });

  it('leaves nothing of a transaction that fails in its last block', async () => {
    const { database } = under();
    const ids = Array.from({ length: 1200 }, () => randomUUID());
    const doubled = tries([...ids, ids[0] ?? '']);
    const error: unknown = await database
      .transaction((db) => insertInBlocks(db, 'activation_tries', doubled))
      .catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Error);
    expect(await countTries(database.knex, ids)).to.equal(0);
  });

  it('says nothing of the values of a statement that fails', async () => {
    const { knex } = under().database;
    const ids = Array.from({ length: 3 }, () => `canary-${randomUUID()}`);
    const error = await insertInBlocks(knex, 'activation_tries', tries([...ids, ...ids])).then(
      () => new Error('accepted'),
      (thrown: unknown) => thrown as Error,
    );
    expect(`${error.message}\n${error.stack}`).not.to.contain('canary-');
  });

  it('gives back what a transaction returns, and rolls back what throws', async () => {
    const { database } = under();
    const id = randomUUID();
    expect(await database.transaction(() => Promise.resolve('result'))).to.equal('result');
    const error: unknown = await database
      .transaction(async (db) => {
        await insertInBlocks(db, 'activation_tries', tries([id]));
        throw new Error('stop');
      })
      .catch((thrown: unknown) => thrown);
    expect(error).to.be.instanceOf(Error).with.property('message', 'stop');
    expect(await countTries(database.knex, [id])).to.equal(0);
  });

  it('lets two servers read and write in transactions at the same time without an error', async () => {
    const { database, second } = under();
    const ids = Array.from({ length: 20 }, () => randomUUID());
    await Promise.all(
      ids.map((id, index) =>
        (index % 2 ? database : second).transaction(async (db) => {
          await db('activation_tries').count();
          await insertInBlocks(db, 'activation_tries', tries([id]));
        }),
      ),
    );
    expect(await countTries(database.knex, ids)).to.equal(20);
  });

  it('enforces references', async () => {
    const { knex } = under().database;
    const orphan = {
      tenant_id: 'nobody',
      user_id: '1',
      role: 'broker',
      language: 'de',
      first_seen_at: AT,
      last_seen_at: AT,
    };
    const error: unknown = await knex('users')
      .insert(orphan)
      .then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
    expect(error).to.be.instanceOf(Error);
  });

  it('reads large amounts as numbers', async () => {
    const { knex } = under().database;
    const tenantId = await createTenant(under().database);
    await knex('users').insert({
      tenant_id: tenantId,
      user_id: '1',
      role: 'broker',
      language: 'de',
      first_seen_at: AT,
      last_seen_at: AT,
    });
    const claim = {
      tenant_id: tenantId,
      user_id: '1',
      key_id: 'k',
      sealed_claim: 's',
      signed_at_seconds: 9_007_199_254_740_991,
    };
    await knex('claims').insert(claim);
    const row: unknown = await knex('claims').where('tenant_id', tenantId).first('signed_at_seconds');
    expect(row).to.deep.equal({ signed_at_seconds: 9_007_199_254_740_991 });
  });

  it('has a tenant in every table that is not about one ticket, code or signature', async () => {
    const { database } = under();
    const without = ['activation_tries', 'used_signatures'];
    for (const table of await listTables(database)) {
      const columns = Object.keys(await database.knex(table).columnInfo());
      expect(columns.includes('tenant_id') || without.includes(table), table).to.equal(true);
    }
  });

  it('has all tables that the tests call access data and records', async () => {
    expect(await listTables(under().database)).to.include.members([...ACCESS_TABLES, ...RECORD_TABLES]);
  });
});

onEmptyDatabases('a database without tables', (under) => {
  it('is brought to the latest state, once', async () => {
    const { database } = under();
    const { pending } = await planMigration(database);
    expect(pending).not.to.deep.equal([]);
    expect(await migrate(database)).to.deep.equal(pending);
    expect(await planMigration(database)).to.deep.equal({ applied: pending, pending: [], unknown: [] });
    expect(await migrate(database)).to.deep.equal([]);
  });

  it('is not changed by looking at the plan', async () => {
    const { database } = under();
    const before = await tablesOf(database.knex);
    await planMigration(database);
    expect(await tablesOf(database.knex)).to.deep.equal(before);
    await migrate(database);
    const content = await contentOf(database);
    await planMigration(database);
    expect(await contentOf(database)).to.deep.equal(content);
  });

  it('is migrated once when two servers start at the same time', async () => {
    const { database, second } = under();
    const { pending } = await planMigration(database);
    const applied = await Promise.all([migrate(database), migrate(second)]);
    expect(applied.flat().toSorted()).to.deep.equal([...pending]);
    expect((await planMigration(second)).pending).to.deep.equal([]);
  });

  it('is migrated once the server that holds the lock is done', async () => {
    const { database, second } = under();
    await migrate(database);
    const last = await undoLast(database.knex);
    await second.knex('knex_migrations_lock').update({ is_locked: 1 });
    let freed: Promise<unknown> | undefined;
    database.knex.on('query-response', (_response, { sql }: { sql: string }) => {
      if (sql.startsWith('update') && sql.includes('is_locked')) {
        freed ??= second
          .knex('knex_migrations_lock')
          .update({ is_locked: 0 })
          .then((rows) => rows);
      }
    });
    expect(await migrate(database)).to.deep.equal([last]);
    expect(await freed).to.equal(1);
  });

  it('says at once why a migration fails', async () => {
    const { database } = under();
    await database.knex.schema.createTable('tenants', (table) => table.increments());
    const tries = countStatements(database.knex, /^create table .tenants./);
    expect(await errorOf(migrate(database)))
      .to.be.instanceOf(Error)
      .with.property('message')
      .that.contains('already exists');
    expect(tries()).to.equal(1);
    expect((await planMigration(database)).applied).to.deep.equal([]);
  });

  it('says at once that the lock cannot be written, which is no other server', async () => {
    const { database } = under();
    await migrate(database);
    await undoLast(database.knex);
    await database.knex.schema.alterTable('knex_migrations_lock', (table) => {
      table.renameColumn('is_locked', 'taken');
    });
    const tries = countStatements(database.knex, /^update .knex_migrations_lock. set .is_locked. .*where/);
    expect(await errorOf(migrate(database)))
      .to.be.instanceOf(Error)
      .with.property('message')
      .that.contains('is_locked');
    expect(tries()).to.equal(1);
  });

  it('that a newer program has migrated is refused, and stays as it is', async () => {
    const { database } = under();
    await migrate(database);
    const row = { name: '9999-of-the-future', batch: 2 };
    await database.knex('knex_migrations').insert(row);
    const before = await contentOf(database);
    expect((await planMigration(database)).unknown).to.deep.equal(['9999-of-the-future']);
    const error = await errorOf(migrate(database));
    expect(error)
      .to.be.instanceOf(DatabaseNewer)
      .with.property('message')
      .that.contains('9999-of-the-future');
    expect((error as DatabaseNewer).hint).to.contain('newer version');
    expect(await contentOf(database)).to.deep.equal(before);
  });

  it('is empty again after all steps back, and can go forward once more', async () => {
    const { database } = under();
    await migrate(database);
    const tables = await listTables(database);
    const steps = await loadMigrations();
    for (const step of steps.toReversed()) await step.down?.(database.knex);
    expect(await listTables(database)).to.deep.equal([]);
    for (const step of steps) await step.up(database.knex);
    expect(await listTables(database)).to.deep.equal(tables);
  });
});

/** Takes the last migration back, so that one is pending; returns its name. */
async function undoLast(knex: Knex): Promise<string | undefined> {
  const last = (await knex<{ name: string }>('knex_migrations').orderBy('name', 'desc').first('name'))?.name;
  await (await loadMigrations()).at(-1)?.down?.(knex);
  await knex('knex_migrations').where({ name: last }).delete();
  return last;
}

/** Counts the statements that are sent from now on. */
function countStatements(knex: Knex, pattern: RegExp): () => number {
  let count = 0;
  knex.on('query', ({ sql }: { sql: string }) => {
    if (pattern.test(sql)) count += 1;
  });
  return () => count;
}

function errorOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
}

/** Every table, those of the migrations included. */
async function tablesOf(knex: Knex): Promise<unknown> {
  return knex.client.config.client === 'pg'
    ? knex('information_schema.tables').where('table_schema', 'public').select('table_name')
    : knex('sqlite_master').select('name');
}

async function loadMigrations(): Promise<Knex.Migration[]> {
  const folder = new URL('migrations/', import.meta.url);
  const files = readdirSync(folder)
    .filter((name) => /^\d{4}-[\w-]+\.js$/.test(name))
    .toSorted();
  expect(files).not.to.deep.equal([]);
  return Promise.all(files.map((file) => import(new URL(file, folder).href) as Promise<Knex.Migration>));
}
