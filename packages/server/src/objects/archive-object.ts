import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText, type Clock } from '../clock.js';
import type { Database, Queryable } from '../database/database.js';
import type { ObjectKey } from './object-store.js';

/*
 * An archived object is out of the way, not frozen: it leaves the overview and keeps everything else, also its
 * deadlines. So neither `version` nor `updated_at` changes, from which retention counts.
 */

interface Change {
  readonly key: ObjectKey;
  readonly userId: string;
}

interface Dependencies {
  readonly database: Database;
  readonly clock: Clock;
}

/** Puts an object out of the way. Doing it twice is once. */
export async function archiveObject(
  { database, clock }: Dependencies,
  { key, userId }: Change,
): Promise<void> {
  const now = clock();
  await database.transaction(async (db) => {
    const archived = await byKey(db, key)
      .whereNull('archived_at')
      .update({ archived_at: toUtcText(now), archived_by: userId });
    if (archived > 0) await noteEvent(db, 'object.archived', { key, userId, now });
  });
}

/** Brings an object back into the overview. */
export async function restoreObject(
  { database, clock }: Dependencies,
  { key, userId }: Change,
): Promise<void> {
  const now = clock();
  await database.transaction((db) => restoreInside(db, { key, userId, now }));
}

/** The same inside a transaction of the caller. False when the object was not archived. */
export async function restoreInside(
  db: Queryable,
  change: Change & { readonly now: number },
): Promise<boolean> {
  const restored = await byKey(db, change.key)
    .whereNotNull('archived_at')
    .update({ archived_at: null, archived_by: null });
  if (restored > 0) await noteEvent(db, 'object.restored', change);
  return restored > 0;
}

function byKey(db: Queryable, { tenantId, objectId }: ObjectKey) {
  return db('objects').where({ tenant_id: tenantId, object_id: objectId });
}

async function noteEvent(
  db: Queryable,
  kind: 'object.archived' | 'object.restored',
  { key, userId, now }: Change & { readonly now: number },
): Promise<void> {
  const { tenantId, objectId } = key;
  await appendAuditEvent(db, { tenantId, userId, at: now, kind, detail: { objectId } });
}
