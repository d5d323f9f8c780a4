import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { openDatabase, type Database } from '../database/database.js';
import { createSecretBox, SealedTextError, type SecretBox } from '../encryption/secret-box.js';
import { insertImport, readImportInput } from '../import/import-ledger.js';
import { sampleInput } from '../import/sample-source.test-support.js';
import { keepNewestClaim, readClaim } from '../service-call/claim-store.js';
import { readCredentials, saveCredentials } from '../tenants/credential-store.js';
import { createUser } from '../testing/both-engines.test-support.js';
import { contentOf, listTables } from '../testing/database-content.test-support.js';
import {
  createTestDatabase,
  TEST_ENGINES,
  type TestDatabase,
} from '../testing/test-databases.test-support.js';
import { inspectSealedRows } from './inspect-sealed-rows.js';
import { rotateKeys, type RotationOptions } from './rotate-keys.js';
import { SEALED_TABLES } from './sealed-tables.js';

const AT = '2026-11-23T09:00:00.000Z';
const key = (id: string) => ({ id, key: Buffer.alloc(32, id) });

const OLD = createSecretBox([key('old')]);
const BOTH = createSecretBox([key('new'), key('old')]);
const NEW = createSecretBox([key('new')]);

const MANY_INPUTS = 25;

for (const engine of TEST_ENGINES) {
  describe(`the rotation of encryption keys, on ${engine}`, () => {
    let testDatabase: TestDatabase;
    let database: Database;

    beforeEach(async () => {
      testDatabase = await createTestDatabase(engine);
      database = openDatabase(testDatabase.location);
    });
    afterEach(async () => {
      await database.close();
      await testDatabase.remove();
    });

    const rotate = (box: SecretBox, options: Partial<RotationOptions> = {}) =>
      rotateKeys(
        { database, secretBox: box },
        { dryRun: false, signal: new AbortController().signal, ...options },
      );

    it('makes the old key superfluous for every kind of sealed row', async () => {
      const { tenantId, userId, importId } = await sealEverything(OLD);
      expect(await failureOf(readCredentials(database.knex, NEW, tenantId))).to.equal('unknown_key');
      const report = await rotate(BOTH);
      expect(report).to.deep.equal(
        SEALED_TABLES.map(({ name }) => ({
          table: name,
          outdated: 1,
          resealed: 1,
          unreadable: 0,
          remaining: 0,
        })),
      );
      expect(await readCredentials(database.knex, NEW, tenantId)).to.deep.equal({
        token: 'a-token',
        secret: 'a-secret',
      });
      expect(await readClaim(database.knex, NEW, { tenantId, userId })).to.equal('a-claim');
      expect((await readImportInput(database.knex, NEW, tenantId, importId))?.estateId).to.equal('1437');
    });

    it('knows every table that keeps the id of a key', async () => {
      const withKey: string[] = [];
      for (const table of await listTables(database)) {
        if ('key_id' in (await database.knex(table).columnInfo())) withKey.push(table);
      }
      expect(SEALED_TABLES.map(({ name }) => name)).to.have.members(withKey);
    });

    it('leaves rows alone that the newest key sealed, and those without a sealed text', async () => {
      const { tenantId } = await sealEverything(NEW);
      await database
        .knex('imports')
        .where('tenant_id', tenantId)
        .update({ key_id: null, sealed_input: null });
      const before = await contentOf(database);
      expect((await rotate(BOTH)).map(({ outdated, resealed }) => [outdated, resealed])).to.deep.equal(
        SEALED_TABLES.map(() => [0, 0]),
      );
      expect(await contentOf(database)).to.deep.equal(before);
    });

    it('writes nothing when it is only tried, and says what it would do', async () => {
      await sealEverything(OLD);
      const before = await contentOf(database);
      for (const report of await rotate(BOTH, { dryRun: true })) {
        expect(report).to.include({ outdated: 1, resealed: 0, unreadable: 0, remaining: 1 });
      }
      expect(await contentOf(database)).to.deep.equal(before);
    });

    it('counts rows that no key opens and seals the others', async () => {
      const stranger = createSecretBox([key('lost')]);
      await sealEverything(stranger);
      await sealEverything(OLD);
      for (const report of await rotate(BOTH)) {
        expect(report).to.include({ outdated: 2, resealed: 1, unreadable: 1, remaining: 1 });
      }
      for (const report of await rotate(BOTH, { dryRun: true })) {
        expect(report).to.include({ outdated: 1, unreadable: 1, remaining: 1 });
      }
    });

    it('can be interrupted between two blocks, and goes on where it stopped', async () => {
      const { tenantId } = await sealEverything(OLD);
      for (let count = 1; count < MANY_INPUTS; count += 1) await sealInput(OLD, tenantId);
      const stop = new AbortController();
      const impatient = { ...BOTH, seal: stoppingAfter(3, stop) };
      const error: unknown = await rotate(impatient, { signal: stop.signal }).catch(
        (thrown: unknown) => thrown,
      );
      expect(error).to.be.instanceOf(Error);
      const inputsSealedBy = async (keyId: string) =>
        (await database.knex('imports').where('key_id', keyId)).length;
      const left = await inputsSealedBy('old');
      expect(left).to.be.within(1, MANY_INPUTS);

      const report = await rotate(BOTH);
      expect(report.find(({ table }) => table === 'imports')).to.include({ resealed: left, remaining: 0 });
      expect(await inputsSealedBy('new')).to.equal(MANY_INPUTS);
    });

    it('loses nothing that is written meanwhile', async () => {
      const { tenantId } = await sealEverything(OLD);
      const users = Array.from({ length: 40 }, (_, index) => ({ tenantId, userId: String(1000 + index) }));
      for (const user of users) {
        await database.knex('users').insert({
          tenant_id: tenantId,
          user_id: user.userId,
          role: 'broker',
          language: 'de',
          first_seen_at: AT,
          last_seen_at: AT,
        });
        await keepNewestClaim(database.knex, OLD, { ...user, claim: 'older', signedAtSeconds: 1 });
      }
      const server = openDatabase(testDatabase.location);
      try {
        await Promise.all([
          rotate(BOTH),
          ...users.map((user) =>
            keepNewestClaim(server.knex, BOTH, {
              ...user,
              claim: `newer ${user.userId}`,
              signedAtSeconds: 2,
            }),
          ),
        ]);
      } finally {
        await server.close();
      }
      const claims = await Promise.all(users.map((user) => readClaim(database.knex, NEW, user)));
      expect(claims).to.deep.equal(users.map(({ userId }) => `newer ${userId}`));
    });

    it('is seen by looking at some rows of each key', async () => {
      await sealEverything(createSecretBox([key('lost')]));
      await sealEverything(OLD);
      const inspected = await inspectSealedRows(database.knex, BOTH, { triedPerKey: 5 });
      expect(inspected).to.deep.equal(
        SEALED_TABLES.flatMap(({ name: table }) => [
          { table, keyId: 'lost', rows: 1, tried: 1, unreadable: 1 },
          { table, keyId: 'old', rows: 1, tried: 1, unreadable: 0 },
        ]),
      );
    });

    async function sealEverything(box: SecretBox) {
      const { knex } = database;
      const user = await createUser(database);
      const { tenantId } = user;
      await saveCredentials(knex, box, {
        tenantId,
        unlockedBy: '21',
        at: AT,
        token: 'a-token',
        secret: 'a-secret',
      });
      await keepNewestClaim(knex, box, { ...user, claim: 'a-claim', signedAtSeconds: 1 });
      return { ...user, importId: await sealInput(box, tenantId) };
    }

    function sealInput(box: SecretBox, tenantId: string): Promise<number> {
      return insertImport(database.knex, box, {
        tenantId,
        userId: '21',
        estateId: '1437',
        requestId: randomUUID(),
        formTokenHash: null,
        replayOf: null,
        at: AT,
        input: sampleInput({ estateId: '1437', readAt: AT }),
      });
    }
  });
}

describe('the rotation of encryption keys beside a server, on postgres', () => {
  it('does not wait for a row that is being written, and takes it the next time', async () => {
    const testDatabase = await createTestDatabase('postgres');
    const database = openDatabase(testDatabase.location);
    const { signal } = new AbortController();
    try {
      const user = await createUser(database);
      await keepNewestClaim(database.knex, OLD, { ...user, claim: 'a-claim', signedAtSeconds: 1 });
      const rotateClaims = async () =>
        (await rotateKeys({ database, secretBox: BOTH }, { dryRun: false, signal })).find(
          ({ table }) => table === 'claims',
        );
      await database.transaction(async (db) => {
        await db('claims').where('user_id', user.userId).update({ signed_at_seconds: 2 });
        expect(await rotateClaims()).to.include({ outdated: 1, resealed: 0, unreadable: 0, remaining: 1 });
      });
      expect(await rotateClaims()).to.include({ outdated: 1, resealed: 1, remaining: 0 });
      expect(await readClaim(database.knex, NEW, user)).to.equal('a-claim');
    } finally {
      await database.close();
      await testDatabase.remove();
    }
  });
});

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  return error instanceof SealedTextError ? error.code : error;
}

/** Seals like the newest key, and asks to stop after so many texts. */
function stoppingAfter(texts: number, stop: AbortController): SecretBox['seal'] {
  let left = texts;
  return (plain, boundTo) => {
    left -= 1;
    if (left === 0) stop.abort();
    return BOTH.seal(plain, boundTo);
  };
}
