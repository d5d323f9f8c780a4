import { existsSync } from 'node:fs';
import {
  openDatabase,
  requireKnownMigrations,
  type Database,
  type DatabaseLocation,
  type MigrationPlan,
} from '@immo-billie/server';
import { DatabaseUnavailable, describeDatabase } from './database-unavailable.js';
import { requireAnswer } from './require-answer.js';

const MIGRATE = 'immo-billie migrate';

/**
 * Opens an existing, up-to-date database for one piece of work and closes it again.
 *
 * @throws DatabaseUnavailable when it is missing, unreachable or has pending migrations
 * @throws DatabaseNewer when this program is too old for it
 */
export async function withDatabase<T>(
  location: DatabaseLocation,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  // Opening would make an empty file, and the next command would wonder about that one.
  if (location.engine === 'sqlite' && !existsSync(location.filename)) {
    throw new DatabaseUnavailable(
      'database_missing',
      `there is no database ${describeDatabase(location)}`,
      `check DATABASE_URL, or make the database with: ${MIGRATE}`,
    );
  }
  return withOpenDatabase(location, async (database, { pending }) => {
    if (pending.length > 0) {
      throw new DatabaseUnavailable(
        'database_outdated',
        `the database ${describeDatabase(location)} is not up to date; pending: ${pending.join(', ')}`,
        `bring it up to date with: ${MIGRATE}`,
      );
    }
    return work(database);
  });
}

/**
 * Opens a database that may be new, and closes it after the work.
 *
 * @throws DatabaseUnavailable when it does not answer
 * @throws DatabaseNewer when this program is too old for it
 */
export async function withOpenDatabase<T>(
  location: DatabaseLocation,
  work: (database: Database, plan: MigrationPlan) => Promise<T>,
): Promise<T> {
  const database = openDatabase(location);
  try {
    const plan = await requireAnswer(database, location);
    requireKnownMigrations(plan);
    return await work(database, plan);
  } finally {
    await database.close();
  }
}
