import type { Database } from '@immo-billie/server';

/** "IBDE"; SQLite keeps such a number in the header of a file for the program that owns it. */
const DEMO_APPLICATION_ID = 0x49424445;

/**
 * Marks a database as made by `demo`. The mark lies in the file itself, so that it is still known after the
 * file was moved, and whatever happens to the tenants in it.
 */
export async function markDemoDatabase({ knex }: Database): Promise<void> {
  await knex.raw(`PRAGMA application_id = ${DEMO_APPLICATION_ID}`);
}

/** Whether `demo` made this database. It never makes one on PostgreSQL. */
export async function isDemoDatabase({ engine, knex }: Database): Promise<boolean> {
  if (engine !== 'sqlite') return false;
  const [row] = await knex.raw<{ application_id: number }[]>('PRAGMA application_id');
  return row?.application_id === DEMO_APPLICATION_ID;
}
