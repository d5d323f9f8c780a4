import { randomUUID } from 'node:crypto';
import { openDatabase, type Database } from '../database/database.js';
import { saveUnlockedTenant } from '../tenants/tenant-store.js';
import { noteUserSeen } from '../tenants/user-store.js';
import { createSecretBox } from '../encryption/secret-box.js';
import {
  createEmptyDatabase,
  createTestDatabase,
  TEST_ENGINES,
  type TestDatabase,
  type TestEngine,
} from './test-databases.test-support.js';

/** A database for the tests of one `describe`. */
export interface EngineUnderTest {
  readonly engine: TestEngine;
  readonly database: Database;
  /** The same database over connections of its own, as a second server has. */
  readonly second: Database;
}

/** Seals what the stores keep secret. */
export const testBox = createSecretBox([{ id: 'test', key: Buffer.alloc(32, 3) }]);

/** Defines the same tests for SQLite and for PostgreSQL: the contract of a store is this battery. */
export function onBothEngines(title: string, define: (under: () => EngineUnderTest) => void): void {
  defineFor(title, createTestDatabase, define);
}

/** The same with a database that has no table yet; a fresh one for each test. */
export function onEmptyDatabases(title: string, define: (under: () => EngineUnderTest) => void): void {
  for (const engine of TEST_ENGINES) {
    describe(`${title}, on ${engine}`, () => {
      let opened: Opened | undefined;
      beforeEach(async () => {
        opened = await open(engine, createEmptyDatabase);
      });
      afterEach(() => opened?.close());
      define(() => underTest(opened));
    });
  }
}

function defineFor(
  title: string,
  create: (engine: TestEngine) => Promise<TestDatabase>,
  define: (under: () => EngineUnderTest) => void,
): void {
  for (const engine of TEST_ENGINES) {
    describe(`${title}, on ${engine}`, () => {
      let opened: Opened | undefined;
      before(async () => {
        opened = await open(engine, create);
      });
      after(() => opened?.close());
      define(() => underTest(opened));
    });
  }
}

interface Opened {
  readonly under: EngineUnderTest;
  close(): Promise<void>;
}

async function open(
  engine: TestEngine,
  create: (engine: TestEngine) => Promise<TestDatabase>,
): Promise<Opened> {
  const testDatabase = await create(engine);
  const database = openDatabase(testDatabase.location);
  const second = openDatabase(testDatabase.location);
  return {
    under: { engine, database, second },
    async close() {
      await second.close();
      await database.close();
      await testDatabase.remove();
    },
  };
}

function underTest(opened: Opened | undefined): EngineUnderTest {
  if (!opened) throw new Error('the database is there only inside of tests');
  return opened.under;
}

const AT = '2026-11-23T09:00:00.000Z';

/** A tenant of its own for one test, so that tests do not see each other's rows. */
export async function createTenant({ knex }: Database, name = 'Testkanzlei'): Promise<string> {
  const tenantId = randomUUID();
  await saveUnlockedTenant(knex, { tenantId, name, at: AT });
  return tenantId;
}

/** A user of a tenant of its own. */
export async function createUser(database: Database): Promise<{ tenantId: string; userId: string }> {
  const user = { tenantId: await createTenant(database), userId: '21' };
  await noteUserSeen(database.knex, { ...user, role: 'broker', language: 'de', at: AT });
  return user;
}
