import { expect } from 'chai';
import type { Request } from 'express';
import type { SessionData } from 'express-session';
import { randomUUID } from 'node:crypto';
import { rowsOf } from '../testing/database-content.test-support.js';
import { onBothEngines } from '../testing/both-engines.test-support.js';
import { createTestClock } from '../testing/test-clock.test-support.js';
import {
  countSessionsByUser,
  DatabaseSessionStore,
  deleteExpiredSessions,
  deleteSessionsOfUser,
  sessionKeyOf,
} from './session-store.js';

const HOUR_MS = 60 * 60 * 1000;

const sampleSession = (parts: Partial<SessionData> = {}): SessionData => ({
  cookie: { originalMaxAge: HOUR_MS, path: '/' },
  ...parts,
});

const signIn = {
  tenantId: '20101',
  tenantName: 'Müller & Söhne 🏡',
  userId: '21',
  signedInAt: '2026-11-23T09:00:00.000Z',
  estateIds: ['1437'],
  parameterCacheId: 'cache',
};

onBothEngines('L-5 the store of sessions', (under) => {
  const open = () => {
    const clock = createTestClock();
    const store = new DatabaseSessionStore(under().database, clock);
    const call = <T>(run: (done: (error?: unknown, result?: T | null) => void) => void) =>
      new Promise<T | null | undefined>((resolve, reject) => {
        run((error, result) => (error ? reject(error) : resolve(result)));
      });
    return {
      clock,
      id: randomUUID(),
      get: (id: string) => call<SessionData>((done) => store.get(id, done)),
      set: (id: string, session: SessionData) => call((done) => store.set(id, session, done)),
      touch: (id: string, session: SessionData) => call((done) => store.touch(id, session, done)),
      /** As a request finds it. */
      load: async (id: string) => {
        const data = await call<SessionData>((done) => store.get(id, done));
        if (!data) throw new Error('there is no such session');
        return store.createSession({ sessionID: id, sessionStore: store } as unknown as Request, data);
      },
      destroy: (id: string) => call((done) => store.destroy(id, done)),
    };
  };

  it('gives back what was saved, and the latest of it', async () => {
    const { id, get, set } = open();
    expect(await get(id)).to.equal(null);
    await set(id, sampleSession({ signIn }));
    expect((await get(id))?.signIn).to.deep.equal(signIn);
    await set(id, sampleSession({ signIn, language: 'en' }));
    expect((await get(id))?.language).to.equal('en');
  });

  it('does not bring back a session that was ended while a request still used it', async () => {
    const { id, get, set, destroy, load } = open();
    await set(id, sampleSession({ signIn }));
    const [loaded, ended] = [await load(id), await load(id)];
    loaded.language = 'en';
    await set(id, loaded);
    expect((await get(id))?.language).to.equal('en');
    await destroy(id);
    await set(id, ended);
    expect(await get(id)).to.equal(null);
  });

  it('knows a session only by the hash of its id', async () => {
    const { id, set } = open();
    await set(id, sampleSession({ signIn }));
    const rows = (await rowsOf(under().database, 'sessions')).join('\n');
    expect(rows).to.contain(sessionKeyOf(id));
    expect(rows).not.to.contain(id);
  });

  it('names tenant and user in columns, so that their sessions can be found', async () => {
    const { id, set } = open();
    await set(id, sampleSession({ signIn }));
    const row: unknown = await under()
      .database.knex('sessions')
      .where('session_key', sessionKeyOf(id))
      .first('tenant_id', 'user_id');
    expect(row).to.deep.equal({ tenant_id: '20101', user_id: '21' });
  });

  it('ends an idle session exactly after its time', async () => {
    const { id, get, set, clock } = open();
    await set(id, sampleSession());
    clock.advanceMs(HOUR_MS - 1);
    expect(await get(id)).not.to.equal(null);
    clock.advanceMs(1);
    expect(await get(id)).to.equal(null);
  });

  it('lengthens a session that is used', async () => {
    const { id, get, set, touch, clock } = open();
    await set(id, sampleSession());
    clock.advanceMs(HOUR_MS - 1);
    await touch(id, sampleSession());
    clock.advanceMs(HOUR_MS - 1);
    expect(await get(id)).not.to.equal(null);
  });

  it('does not bring back a session by using it after its end', async () => {
    const { id, get, touch, set, destroy } = open();
    await set(id, sampleSession());
    await destroy(id);
    await touch(id, sampleSession());
    expect(await get(id)).to.equal(null);
  });

  it('deletes expired sessions and no other', async () => {
    const { id, get, set, clock } = open();
    const younger = randomUUID();
    await set(id, sampleSession());
    clock.advanceMs(HOUR_MS);
    await set(younger, sampleSession());
    clock.advanceMs(1);
    await deleteExpiredSessions(under().database.knex, clock());
    const keys = (await under().database.knex('sessions').select('session_key')) as { session_key: string }[];
    expect(keys.some(({ session_key }) => session_key === sessionKeyOf(id))).to.equal(false);
    expect(await get(younger)).not.to.equal(null);
  });

  it('counts and ends the sessions of one user of one tenant', async () => {
    const { get, set, clock } = open();
    const { knex } = under().database;
    const tenantId = randomUUID();
    const begin = async (parts: { readonly tenantId?: string; readonly userId?: string } = {}) => {
      const id = randomUUID();
      await set(id, sampleSession({ signIn: { ...signIn, tenantId, ...parts } }));
      return id;
    };
    await begin();
    clock.advanceMs(HOUR_MS);
    const [first, second] = [await begin(), await begin()];
    const others = [await begin({ userId: '22' }), await begin({ tenantId: randomUUID() })];
    expect(Object.fromEntries(await countSessionsByUser(knex, tenantId, clock()))).to.deep.equal({
      '21': 2,
      '22': 1,
    });
    // The expired one is still there.
    expect(await deleteSessionsOfUser(knex, { tenantId, userId: '21' })).to.equal(3);
    for (const id of [first, second]) expect(await get(id)).to.equal(null);
    for (const id of others) expect(await get(id)).not.to.equal(null);
  });

  it('is shared by two servers', async () => {
    const { id, set, clock } = open();
    await set(id, sampleSession({ signIn }));
    const elsewhere = new DatabaseSessionStore(under().second, clock);
    const found = await new Promise<SessionData | null | undefined>((resolve) => {
      elsewhere.get(id, (_error, session) => resolve(session));
    });
    expect(found?.signIn?.userId).to.equal('21');
  });
});
