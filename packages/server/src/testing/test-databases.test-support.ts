import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseLocation } from '../config/environment-values.js';
import { openDatabase } from '../database/database.js';
import { migrate } from '../database/migrate.js';
import { clusterUrl } from './test-cluster.test-support.js';

/** A database of its own for one test file. */
export interface TestDatabase {
  readonly location: DatabaseLocation;
  remove(): Promise<void>;
}

/** Both engines, for batteries that each of them has to pass. */
export const TEST_ENGINES = ['sqlite', 'postgres'] as const;

export type TestEngine = (typeof TEST_ENGINES)[number];

/** A migrated, empty database. Copying a migrated one is much faster than migrating each. */
export async function createTestDatabase(engine: TestEngine): Promise<TestDatabase> {
  if (engine === 'postgres') {
    postgresTemplate ??= migratedPostgres();
    return createPostgres(await postgresTemplate);
  }
  sqliteTemplate ??= migratedSqlite();
  const database = await emptySqlite();
  await copyFile(await sqliteTemplate, database.filename);
  return database;
}

/** A database without any table. */
export async function createEmptyDatabase(engine: TestEngine): Promise<TestDatabase> {
  return engine === 'sqlite' ? emptySqlite() : createPostgres('template1');
}

/** One for each process that runs tests. */
let sqliteTemplate: Promise<string> | undefined;
let postgresTemplate: Promise<string> | undefined;

async function migratedSqlite(): Promise<string> {
  const { folder, filename, location } = await emptySqlite();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await migrateOnce(location);
  return filename;
}

async function migratedPostgres(): Promise<string> {
  const name = databaseName('migrated');
  await administrate(`create database ${name}`);
  await migrateOnce(locationOf(name));
  return name;
}

interface SqliteFile extends TestDatabase {
  readonly folder: string;
  readonly filename: string;
}

async function emptySqlite(): Promise<SqliteFile> {
  const folder = await mkdtemp(join(tmpdir(), 'immo-billie-test-'));
  const filename = join(folder, 'test.sqlite');
  return {
    folder,
    filename,
    location: { engine: 'sqlite', filename },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function createPostgres(template: string): Promise<TestDatabase> {
  const name = databaseName('test');
  await administrate(`create database ${name} template ${template} strategy file_copy`);
  return { location: locationOf(name), remove: () => administrate(`drop database ${name} with (force)`) };
}

function databaseName(prefix: string): string {
  return `${prefix}_${randomUUID().replaceAll('-', '')}`;
}

function locationOf(name: string): DatabaseLocation {
  return { engine: 'postgres', url: clusterUrl(name) };
}

async function administrate(sql: string): Promise<void> {
  const admin = openDatabase(locationOf('postgres'));
  try {
    await admin.knex.raw(sql);
  } finally {
    await admin.close();
  }
}

async function migrateOnce(location: DatabaseLocation): Promise<void> {
  const database = openDatabase(location);
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
}
