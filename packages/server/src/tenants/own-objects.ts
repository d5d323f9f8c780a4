import type { Queryable } from '../database/database.js';
import { findTenantSettings } from './tenant-settings-store.js';
import { findUser, type UserKey } from './user-store.js';

/**
 * The user whose own objects are all that he sees, `undefined` for one who sees all objects of the office:
 * administrators always, brokers unless the office has set it otherwise.
 */
export async function seesOnlyOwn(db: Queryable, user: UserKey): Promise<string | undefined> {
  const { objectVisibility } = await findTenantSettings(db, user.tenantId);
  if (objectVisibility === 'all') return undefined;
  const found = await findUser(db, user);
  return found?.role === 'admin' ? undefined : user.userId;
}

/** An object is one's own when one is its Makler or made its latest import. */
export function isOwnObject(
  object: { readonly brokerUserId: string | null; readonly importedBy: string },
  userId: string,
): boolean {
  return object.brokerUserId === userId || object.importedBy === userId;
}
