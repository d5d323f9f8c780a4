import { deleteExpiredActivationTries } from '../activation/activation-tries-store.js';
import type { Queryable } from '../database/database.js';
import { deleteExpiredHandoverCodes } from '../service-call/handover-store.js';
import { deleteExpiredSignatures } from '../service-call/used-signature-store.js';
import { deleteExpiredSessions } from '../sessions/session-store.js';

/** Forgets access data whose time is over. */
export async function deleteExpired(db: Queryable, now: number): Promise<void> {
  await deleteExpiredSessions(db, now);
  await deleteExpiredSignatures(db, now);
  await deleteExpiredHandoverCodes(db, now);
  await deleteExpiredActivationTries(db, now);
}
