import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { Store, type Session, type SessionData } from 'express-session';
import { toUtcText, type Clock } from '../clock.js';
import type { Database, Queryable } from '../database/database.js';
import type { UserKey } from '../tenants/user-store.js';

interface SessionRow {
  readonly session_key: string;
  readonly data: string;
  readonly expires_at: string;
}

const SESSIONS = 'sessions';

/** What the database knows a session by; the id itself is only in the browser's cookie. */
export function sessionKeyOf(sessionId: string): string {
  return createHash('sha256').update(sessionId, 'utf8').digest('hex');
}

/** Sessions in the database, so that several servers share them and a restart keeps them. */
export class DatabaseSessionStore extends Store {
  readonly #database: Database;
  readonly #clock: Clock;
  /** Sessions that were read: whoever ended one meanwhile meant it, so saving it later does not bring it back. */
  readonly #read = new WeakSet<SessionData>();

  constructor(database: Database, clock: Clock) {
    super();
    this.#database = database;
    this.#clock = clock;
  }

  override get(sessionId: string, done: (error: unknown, session?: SessionData | null) => void): void {
    const now = toUtcText(this.#clock());
    this.#sessions()
      .where('session_key', sessionKeyOf(sessionId))
      .where('expires_at', '>', now)
      .first<Pick<SessionRow, 'data'> | undefined>('data')
      .then(
        (row) => done(null, row ? (JSON.parse(row.data) as SessionData) : null),
        (error: unknown) => done(error),
      );
  }

  override createSession(request: Request, data: SessionData): Session & Partial<SessionData> {
    const session = super.createSession(request, data);
    this.#read.add(session);
    return session;
  }

  override set(sessionId: string, session: SessionData, done?: (error?: unknown) => void): void {
    const sessionKey = sessionKeyOf(sessionId);
    const values = {
      tenant_id: session.signIn?.tenantId ?? null,
      user_id: session.signIn?.userId ?? null,
      data: JSON.stringify(session),
      expires_at: this.#expiresAt(session),
    };
    const saved: PromiseLike<unknown> = this.#read.has(session)
      ? this.#sessions().where('session_key', sessionKey).update(values)
      : this.#sessions()
          .insert({ session_key: sessionKey, ...values })
          .onConflict('session_key')
          .merge();
    saved.then(
      () => done?.(),
      (error: unknown) => done?.(error),
    );
  }

  override touch(sessionId: string, session: SessionData, done?: (error?: unknown) => void): void {
    this.#sessions()
      .where('session_key', sessionKeyOf(sessionId))
      .update({ expires_at: this.#expiresAt(session) })
      .then(
        () => done?.(),
        (error: unknown) => done?.(error),
      );
  }

  override destroy(sessionId: string, done?: (error?: unknown) => void): void {
    this.#sessions()
      .where('session_key', sessionKeyOf(sessionId))
      .delete()
      .then(
        () => done?.(),
        (error: unknown) => done?.(error),
      );
  }

  #sessions() {
    return this.#database.knex(SESSIONS);
  }

  #expiresAt(session: SessionData): string {
    return toUtcText(this.#clock() + (session.cookie.originalMaxAge ?? 0));
  }
}

/** How many sessions each user of the tenant has at the moment; users without one are missing. */
export async function countSessionsByUser(
  db: Queryable,
  tenantId: string,
  now: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = (await db(SESSIONS)
    .where('tenant_id', tenantId)
    .where('expires_at', '>', toUtcText(now))
    .groupBy('user_id')
    .select('user_id')
    .count({ sessions: '*' })) as { user_id: string; sessions: number }[];
  return new Map(rows.map((row) => [row.user_id, row.sessions]));
}

/** Ends all sessions of a user. Returns how many there were. */
export async function deleteSessionsOfUser(db: Queryable, { tenantId, userId }: UserKey): Promise<number> {
  return db(SESSIONS).where({ tenant_id: tenantId, user_id: userId }).delete();
}

export async function deleteExpiredSessions(db: Queryable, now: number): Promise<void> {
  await db(SESSIONS).where('expires_at', '<', toUtcText(now)).delete();
}
