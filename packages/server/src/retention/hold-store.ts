import type { Queryable } from '../database/database.js';
import type { ObjectKey } from '../objects/object-store.js';

const HOLDS = 'retention_holds';

/** Keeps everything of an object from being deleted on its own. False when it was held already. */
export async function setHold(
  db: Queryable,
  key: ObjectKey,
  by: { readonly userId: string; readonly at: string },
): Promise<boolean> {
  const inserted = await db(HOLDS)
    .insert({ tenant_id: key.tenantId, object_id: key.objectId, held_by: by.userId, held_at: by.at })
    .onConflict(['tenant_id', 'object_id'])
    .ignore()
    .returning('object_id');
  return inserted.length > 0;
}

/** False when the object was not held. */
export async function liftHold(db: Queryable, key: ObjectKey): Promise<boolean> {
  return (await byKey(db, key).delete()) > 0;
}

export async function isHeld(db: Queryable, key: ObjectKey): Promise<boolean> {
  return (await byKey(db, key).first('object_id')) !== undefined;
}

function byKey(db: Queryable, { tenantId, objectId }: ObjectKey) {
  return db(HOLDS).where({ tenant_id: tenantId, object_id: objectId });
}
