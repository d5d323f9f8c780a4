import {
  createSecretBox,
  DatabaseNewer,
  inspectSealedRows,
  type Database,
  type DatabaseLocation,
  type EncryptionKey,
  type SealedRows,
} from '@immo-billie/server';
import { DatabaseUnavailable } from '../database/database-unavailable.js';
import { withDatabase } from '../database/with-database.js';
import { isDemoDatabase } from '../demo/demo-marker.js';
import { DemoDatabaseRefused } from '../serve/demo-database-refused.js';
import { fail, ok, skipped, warn, type Finding } from './finding.js';

/** Enough to find a wrong key, few enough for the largest database. */
const TRIED_PER_KEY = 5;

/** Whether the database answers and is up to date, and whether the keys open what it holds. */
export async function checkDatabase(
  location: DatabaseLocation,
  encryptionKeys: readonly [EncryptionKey, ...EncryptionKey[]],
): Promise<readonly Finding[]> {
  try {
    return await withDatabase(location, async (database) => [
      await aboutDatabase(database),
      ...(await aboutKeys(database, encryptionKeys)),
    ]);
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable || error instanceof DatabaseNewer)) throw error;
    return [
      fail('database', error.message, error.hint),
      skipped('encryption', 'cannot be checked without the database'),
    ];
  }
}

async function aboutDatabase(database: Database): Promise<Finding> {
  if (!(await isDemoDatabase(database))) {
    return ok('database', `${database.engine} answers and is up to date`);
  }
  const { message, hint } = new DemoDatabaseRefused();
  return fail('database', message, hint);
}

async function aboutKeys(
  { knex }: Database,
  encryptionKeys: readonly [EncryptionKey, ...EncryptionKey[]],
): Promise<readonly Finding[]> {
  const box = createSecretBox(encryptionKeys);
  const sealed = await inspectSealedRows(knex, box, { triedPerKey: TRIED_PER_KEY });
  const findings = sealed.flatMap((rows) => aboutRows(rows, box.currentKeyId));
  return findings.length > 0 ? findings : [ok('encryption', openedText(sealed))];
}

function aboutRows({ table, keyId, rows, tried, unreadable }: SealedRows, newestKey: string): Finding[] {
  if (unreadable > 0) {
    return [
      fail(
        'encryption',
        `${table}: ${unreadable} of ${tried} rows that were tried do not open with the key "${keyId}" (${rows} rows have it)`,
        `ENCRYPTION_KEYS has to hold the key "${keyId}" with the value that it had when they were written`,
      ),
    ];
  }
  if (keyId === newestKey) return [];
  return [
    warn(
      'encryption',
      `${table}: ${rows} rows are sealed with the older key "${keyId}"`,
      'seal them anew with: immo-billie keys rotate',
    ),
  ];
}

function openedText(sealed: readonly SealedRows[]): string {
  if (sealed.length === 0) return 'the keys are valid; nothing is sealed yet';
  const tried = sealed.reduce((sum, rows) => sum + rows.tried, 0);
  return `the newest key opens all ${tried} rows that were tried`;
}
