import { toUtcText } from '../clock.js';
import type { Queryable } from '../database/database.js';
import type { UserKey } from '../tenants/user-store.js';

/** How many sessions each user of the tenant has at the moment; users without one are missing. */
export async function countSessions(
  db: Queryable,
  tenantId: string,
  now: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = (await db('sessions')
    .where('tenant_id', tenantId)
    .where('expires_at', '>', toUtcText(now))
    .groupBy('user_id')
    .select('user_id')
    .count({ sessions: '*' })) as { user_id: string; sessions: number }[];
  return new Map(rows.map((row) => [row.user_id, row.sessions]));
}

/** Ends all sessions of a user, and those that a hand-over code would still begin. Returns how many it ended. */
export async function endSessionsOfUser(db: Queryable, { tenantId, userId }: UserKey): Promise<number> {
  const user = { tenant_id: tenantId, user_id: userId };
  await db('handover_codes').where(user).delete();
  return db('sessions').where(user).delete();
}
