import { expect } from 'chai';
import { pino } from 'pino';
import { ConfigurationError } from './config/configuration-error.js';
import { openDatabase, type Database } from './database/database.js';
import { startServer } from './start-server.js';
import { createContext } from './create-context.js';
import { startTestApp, testConfig } from './testing/test-app.test-support.js';
import {
  createEmptyDatabase,
  createTestDatabase,
  TEST_ENGINES,
  type TestDatabase,
} from './testing/test-databases.test-support.js';

describe('starting the server', () => {
  for (const engine of TEST_ENGINES) {
    it(`brings an empty database up to date first, on ${engine}`, async () => {
      const testDatabase = await createEmptyDatabase(engine);
      const config = testConfig({
        publicUrl: 'http://localhost:1',
        database: testDatabase.location,
        onofficeApiUrl: 'http://127.0.0.1:1/',
        logLevel: 'silent',
      });
      const server = await startServer(createContext(config));
      try {
        expect((await fetch(`${server.url}/readyz`)).status).to.equal(200);
      } finally {
        await server.close();
        await testDatabase.remove();
      }
    });
  }

  for (const engine of TEST_ENGINES) {
    describe(`on ${engine}, with something that has passed its time`, () => {
      let testDatabase: TestDatabase;
      let database: Database;
      const log: string[] = [];

      beforeEach(async () => {
        log.length = 0;
        testDatabase = await createTestDatabase(engine);
        database = openDatabase(testDatabase.location);
        await database
          .knex('activation_tries')
          .insert({ ticket_id: 'expired', tries: 1, expires_at: '2020-01-01T00:00:00.000Z' });
      });
      afterEach(async () => {
        await database.close();
        await testDatabase.remove();
      });

      const start = () =>
        startServer(
          createContext(
            testConfig({
              publicUrl: 'http://localhost:1',
              database: testDatabase.location,
              onofficeApiUrl: 'http://127.0.0.1:1/',
            }),
            { logger: pino({ level: 'warn' }, { write: (line: string) => void log.push(line) }) },
          ),
        );
      const isCleaned = async () => (await database.knex('activation_tries')).length === 0;

      it('cleans soon after it listens, not only when the interval is over', async () => {
        const server = await start();
        try {
          while (!(await isCleaned())) await new Promise<void>((resolve) => setImmediate(resolve));
        } finally {
          await server.close();
        }
        expect(log).to.deep.equal([]);
      });

      it('lets a running cleaning end before it closes the database', async () => {
        const server = await start();
        await server.close();
        expect(log).to.deep.equal([]);
        expect(await isCleaned()).to.equal(true);
      });
    });
  }

  for (const [what, variable, addressBeside] of [
    ['the port is taken', 'PORT', (taken: number) => ({ port: taken })],
    ['the address is not of this machine', 'HOST', () => ({ host: '192.0.2.1' })],
  ] as const) {
    it(`fails when ${what}, instead of running without one`, async () => {
      const test = await startTestApp();
      const address = addressBeside(Number(new URL(test.app.url).port));
      const second = createContext({ ...test.context.config, ...address, logLevel: 'silent' });
      try {
        const error: unknown = await startServer(second).catch((thrown: unknown) => thrown);
        expect(error).to.be.instanceOf(ConfigurationError);
        expect((error as ConfigurationError).problems.map((problem) => problem.variable)).to.deep.equal([
          variable,
        ]);
      } finally {
        await second.database.close();
        await test.close();
      }
    });
  }

  it('lets a running request end before it closes', async () => {
    const test = await startTestApp();
    await test.activate();
    test.simulator.control.latency({ ms: 150 });
    const visitor = test.visitor();
    const answer = visitor.open(test.simulator.control.serviceUrl({ estateId: 1437, userId: 21 }).url);
    const sent = test.simulator.control.requests().length;
    while (test.simulator.control.requests().length === sent)
      await new Promise<void>((resolve) => setImmediate(resolve));
    const [page] = await Promise.all([answer, test.close()]);
    expect(page.heading).to.equal('Objekt importieren');
  });
});
