import { createHash } from 'node:crypto';
import { Store, type SessionData } from 'express-session';
import { toUtcText, type Clock } from '../clock.js';
import type { Database, Queryable } from '../database/database.js';

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

  override set(sessionId: string, session: SessionData, done?: (error?: unknown) => void): void {
    this.#sessions()
      .insert({
        session_key: sessionKeyOf(sessionId),
        tenant_id: session.signIn?.tenantId ?? null,
        user_id: session.signIn?.userId ?? null,
        data: JSON.stringify(session),
        expires_at: this.#expiresAt(session),
      })
      .onConflict('session_key')
      .merge()
      .then(
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

export async function deleteExpiredSessions(db: Queryable, now: number): Promise<void> {
  await db(SESSIONS).where('expires_at', '<', toUtcText(now)).delete();
}
