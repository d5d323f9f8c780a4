import { statSync } from 'node:fs';
import { migrate, readDatabaseLocation, type DatabaseLocation } from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { withOpenDatabase } from './with-database.js';

export interface MigrationReport {
  readonly dryRun: boolean;
  /** What was written just now. */
  readonly applied: readonly string[];
  /** What is still to be written. */
  readonly pending: readonly string[];
}

const IN_MEMORY: DatabaseLocation = { engine: 'sqlite', filename: ':memory:' };

/** @throws DatabaseUnavailable, DatabaseNewer, ConfigurationError */
export function migrateDatabase(
  { environment }: Pick<CommandLine, 'environment'>,
  { dryRun }: { readonly dryRun: boolean },
): Promise<MigrationReport> {
  const location = readDatabaseLocation(environment);
  // Even opening a SQLite file that is not there yet would make it.
  const planned = dryRun && isEmptyFile(location) ? IN_MEMORY : location;
  return withOpenDatabase(planned, async (database, { pending }) => {
    if (dryRun) return { dryRun, applied: [], pending };
    const applied = await migrate(database);
    return { dryRun, applied, pending: [] };
  });
}

export function renderMigration({ dryRun, applied, pending }: MigrationReport): string {
  const names = dryRun ? pending : applied;
  if (names.length === 0) return 'The database is up to date.';
  const heading = dryRun ? 'Pending, nothing was written:' : 'Applied:';
  return [heading, ...names.map((name) => `  ${name}`)].join('\n');
}

function isEmptyFile(location: DatabaseLocation): boolean {
  if (location.engine !== 'sqlite') return false;
  return (statSync(location.filename, { throwIfNoEntry: false })?.size ?? 0) === 0;
}
