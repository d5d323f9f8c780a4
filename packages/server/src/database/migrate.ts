import { setTimeout as delay } from 'node:timers/promises';
import type { Knex } from 'knex';
import type { Database } from './database.js';
import { DatabaseNewer } from './database-newer.js';
import * as initial from './migrations/0001-initial.js';
import * as brokerJourney from './migrations/0002-broker-journey.js';
import * as administration from './migrations/0003-administration.js';
import * as officeDocuments from './migrations/0004-office-documents.js';
import * as archivedObjects from './migrations/0005-archived-objects.js';
import * as anyLanguage from './migrations/0006-any-language.js';
import * as auditEventsByKind from './migrations/0007-audit-events-by-kind.js';

const MAX_ATTEMPTS = 120;
const ATTEMPT_PAUSE_MS = 250;

/** knex's tables of what was applied begin with this name. */
const BOOKKEEPING = 'knex_migrations';
/** What knex says when another migration runs. */
const LOCK_TAKEN = 'Migration table is already locked';
/** SQLSTATE of PostgreSQL. */
const UNIQUE_VIOLATION = '23505';

/** In order. A name is stored in the database and never changes. */
const MIGRATIONS: readonly { readonly name: string; readonly migration: Knex.Migration }[] = [
  { name: '0001-initial', migration: initial },
  { name: '0002-broker-journey', migration: brokerJourney },
  { name: '0003-administration', migration: administration },
  { name: '0004-office-documents', migration: officeDocuments },
  { name: '0005-archived-objects', migration: archivedObjects },
  { name: '0006-any-language', migration: anyLanguage },
  { name: '0007-audit-events-by-kind', migration: auditEventsByKind },
];

/** Static imports instead of a folder, so that the same database works from sources and from a build. */
const migrationSource: Knex.MigrationSource<(typeof MIGRATIONS)[number]> = {
  getMigrations: () => Promise.resolve([...MIGRATIONS]),
  getMigrationName: ({ name }) => name,
  getMigration: ({ migration }) => Promise.resolve(migration),
};

export interface MigrationPlan {
  readonly applied: readonly string[];
  readonly pending: readonly string[];
  /** What a newer program has applied. */
  readonly unknown: readonly string[];
}

/** What {@link migrate} would do; changes nothing, not even an empty database. */
export async function planMigration(database: Database): Promise<MigrationPlan> {
  const names = MIGRATIONS.map(({ name }) => name);
  if (!(await database.knex.schema.hasTable(BOOKKEEPING)))
    return { applied: [], pending: names, unknown: [] };
  const rows = await database.knex<{ name: string }>(BOOKKEEPING).select('name');
  const applied = new Set(rows.map(({ name }) => name));
  return {
    applied: names.filter((name) => applied.has(name)),
    pending: names.filter((name) => !applied.has(name)),
    unknown: [...applied].filter((name) => !names.includes(name)).toSorted(),
  };
}

/** @throws DatabaseNewer */
export function requireKnownMigrations({ unknown }: MigrationPlan): void {
  if (unknown.length > 0) throw new DatabaseNewer(unknown);
}

/**
 * Brings the database up to date and returns what was applied. When two servers start at once, the one
 * that finds the migrations locked waits for the other.
 *
 * @throws DatabaseNewer, and at once what makes a migration fail
 */
export async function migrate(database: Database): Promise<readonly string[]> {
  for (let attempt = 1; ; attempt += 1) {
    requireKnownMigrations(await planMigration(database));
    try {
      const [, applied] = (await database.knex.migrate.latest({ migrationSource })) as [number, string[]];
      return applied;
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isOfConcurrentMigration(error)) throw error;
      await delay(ATTEMPT_PAUSE_MS);
    }
  }
}

/** Whether another server that migrates at the same time causes this error, so that waiting for it helps. */
function isOfConcurrentMigration(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { name, message } = error;
  // knex gives every failure of its lock this name, also one of a missing right.
  if (name === 'MigrationLocked') return message === LOCK_TAKEN || message.includes('SQLITE_BUSY');
  const code = 'code' in error ? error.code : undefined;
  if (code === 'SQLITE_BUSY') return true;
  // Both found no table of the bookkeeping and made it; PostgreSQL may notice that by its own catalogue.
  return message.includes(BOOKKEEPING) && (message.includes('already exists') || code === UNIQUE_VIOLATION);
}
