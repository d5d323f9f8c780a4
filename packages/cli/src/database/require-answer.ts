import {
  ConfigurationError,
  planMigration,
  type Database,
  type DatabaseLocation,
  type MigrationPlan,
} from '@immo-billie/server';
import { databaseUnreachable } from './database-unavailable.js';

/**
 * Asks a database the first question: which migrations it has. What goes wrong here goes wrong because it
 * cannot be reached or is none.
 *
 * @throws DatabaseUnavailable
 */
export async function requireAnswer(database: Database, location: DatabaseLocation): Promise<MigrationPlan> {
  try {
    return await planMigration(database);
  } catch (error) {
    throw error instanceof ConfigurationError ? error : databaseUnreachable(location, error);
  }
}
