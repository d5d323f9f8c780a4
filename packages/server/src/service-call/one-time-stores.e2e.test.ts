import { expect } from 'chai';
import { randomBytes, randomUUID } from 'node:crypto';
import { countActivationTry } from '../activation/activation-tries-store.js';
import { deleteExpired } from '../operations/delete-expired.js';
import { rowsOf } from '../testing/database-content.test-support.js';
import { onBothEngines } from '../testing/both-engines.test-support.js';
import {
  createHandoverCode,
  deleteHandoverCodesOfUser,
  HANDOVER_MAX_AGE_MS,
  peekHandoverCode,
  spendHandoverCode,
} from './handover-store.js';
import { findSessionOfSignature, useSignature } from './used-signature-store.js';

const NOW = Date.parse('2026-11-23T09:00:00.000Z');
const newSignature = () => randomBytes(32).toString('hex');

onBothEngines('L-6 the memory of used signatures', (under) => {
  const use = (signature: string, sessionKey = 'key', expiresAt = NOW) =>
    useSignature(under().database.knex, { signature, sessionKey, expiresAt });

  it('says of each signature once that it is the first use', async () => {
    const signature = newSignature();
    expect(await use(signature)).to.equal(true);
    expect(await use(signature)).to.equal(false);
    expect(await use(newSignature())).to.equal(true);
  });

  it('remembers which session the first use created', async () => {
    const signature = newSignature();
    expect(await findSessionOfSignature(under().database.knex, signature)).to.equal(undefined);
    await use(signature, 'first');
    await use(signature, 'second');
    expect(await findSessionOfSignature(under().database.knex, signature)).to.equal('first');
  });

  it('lets exactly one of many uses at the same time through, over two servers', async () => {
    const signature = newSignature();
    const { database, second } = under();
    const uses = Array.from({ length: 20 }, (_, index) =>
      useSignature((index % 2 ? database : second).knex, {
        signature,
        sessionKey: String(index),
        expiresAt: NOW,
      }),
    );
    expect((await Promise.all(uses)).filter(Boolean)).to.have.length(1);
  });

  it('forgets a signature only after its time, never before', async () => {
    const { knex } = under().database;
    const signature = newSignature();
    await use(signature, 'key', NOW);
    await deleteExpired(knex, NOW);
    expect(await findSessionOfSignature(knex, signature)).to.equal('key');
    await deleteExpired(knex, NOW + 1);
    expect(await findSessionOfSignature(knex, signature)).to.equal(undefined);
  });
});

onBothEngines('the hand-over codes', (under) => {
  const handover = {
    signIn: {
      tenantId: '20101',
      tenantName: 'Testkanzlei',
      userId: '21',
      signedInAt: '2026-11-23T09:00:00.000Z',
      estateIds: ['1437'],
      parameterCacheId: 'cache',
    },
    language: 'de',
    estateId: '1437',
  };
  const create = () => createHandoverCode(under().database.knex, handover, NOW);
  const spend = (code: string, now = NOW) => spendHandoverCode(under().database.knex, code, now);

  it('have 128 bits and are stored only as a hash', async () => {
    const code = await create();
    expect(Buffer.from(code, 'base64url')).to.have.length(16);
    expect((await rowsOf(under().database, 'handover_codes')).join('\n')).not.to.contain(code);
  });

  it('are exchanged once for what they were made for', async () => {
    const code = await create();
    expect(await peekHandoverCode(under().database.knex, code, NOW)).to.deep.equal(handover);
    expect(await spend(code)).to.deep.equal(handover);
    expect(await spend(code)).to.equal(undefined);
    expect(await peekHandoverCode(under().database.knex, code, NOW)).to.equal(undefined);
  });

  it('are good for exactly a minute', async () => {
    const [inTime, late] = [await create(), await create()];
    expect(await spend(late, NOW + HANDOVER_MAX_AGE_MS + 1)).to.equal(undefined);
    expect(await spend(inTime, NOW + HANDOVER_MAX_AGE_MS)).to.deep.equal(handover);
    expect(HANDOVER_MAX_AGE_MS).to.equal(60_000);
  });

  it('are spent by exactly one of many at the same time, over two servers', async () => {
    const code = await create();
    const { database, second } = under();
    const spends = Array.from({ length: 20 }, (_, index) =>
      spendHandoverCode((index % 2 ? database : second).knex, code, NOW),
    );
    expect((await Promise.all(spends)).filter((spent) => spent !== undefined)).to.have.length(1);
  });

  it('are unknown when they are made up', async () => {
    for (const code of ['', 'x', randomUUID(), "' OR 1=1 --"]) expect(await spend(code)).to.equal(undefined);
  });

  it('of one user can be taken back', async () => {
    const { knex } = under().database;
    const tenantId = randomUUID();
    const createFor = (userId: string) =>
      createHandoverCode(knex, { ...handover, signIn: { ...handover.signIn, tenantId, userId } }, NOW);
    const [code, foreign, other] = [await createFor('21'), await create(), await createFor('22')];
    await deleteHandoverCodesOfUser(knex, { tenantId, userId: '21' });
    expect(await spend(code)).to.equal(undefined);
    expect(await spend(foreign)).not.to.equal(undefined);
    expect(await spend(other)).not.to.equal(undefined);
  });

  it('are forgotten after their time', async () => {
    const code = await create();
    await deleteExpired(under().database.knex, NOW + HANDOVER_MAX_AGE_MS + 1);
    expect(await peekHandoverCode(under().database.knex, code, NOW)).to.equal(undefined);
  });
});

onBothEngines('the tries of an activation', (under) => {
  it('are counted for each ticket', async () => {
    const { knex } = under().database;
    const [ticket, other] = [randomUUID(), randomUUID()].map((ticketId) => ({ ticketId, expiresAt: NOW }));
    if (!ticket || !other) throw new Error('no tickets');
    expect(await countActivationTry(knex, ticket)).to.equal(1);
    expect(await countActivationTry(knex, ticket)).to.equal(2);
    expect(await countActivationTry(knex, other)).to.equal(1);
  });

  it('are counted completely over two servers at the same time', async () => {
    const ticket = { ticketId: randomUUID(), expiresAt: NOW };
    const { database, second } = under();
    const counts = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        countActivationTry((index % 2 ? database : second).knex, ticket),
      ),
    );
    expect(counts.toSorted((a, b) => a - b)).to.deep.equal(
      Array.from({ length: 20 }, (_, index) => index + 1),
    );
  });

  it('are forgotten with their ticket', async () => {
    const { knex } = under().database;
    const ticket = { ticketId: randomUUID(), expiresAt: NOW };
    await countActivationTry(knex, ticket);
    await deleteExpired(knex, NOW);
    expect(await countActivationTry(knex, ticket)).to.equal(2);
    await deleteExpired(knex, NOW + 1);
    expect(await countActivationTry(knex, ticket)).to.equal(1);
  });
});
