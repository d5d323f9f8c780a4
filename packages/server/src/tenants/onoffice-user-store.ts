import { lockUnlocked, type Queryable } from '../database/database.js';
import { insertInBlocks } from '../database/insert-in-blocks.js';

/** A user of the office as onOffice listed it; he need not have been here. */
export interface OnOfficeUser {
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
}

interface OnOfficeUserRow {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly read_at: string;
}

const ONOFFICE_USERS = 'onoffice_users';

/**
 * Replaces the list of the tenant's users. Two imports may do so at the same moment: rows are written in one order
 * for all, and a row that the other one is writing is not deleted, so that neither fails nor waits for ever.
 */
export async function saveOnOfficeUsers(
  db: Queryable,
  tenantId: string,
  users: readonly OnOfficeUser[],
  at: string,
): Promise<void> {
  const byId = new Map(users.map((user) => [user.userId, user]));
  await deleteOthers(db, tenantId, [...byId.keys()]);
  const rows = [...byId.values()]
    .toSorted((a, b) => (a.userId < b.userId ? -1 : 1))
    .map((user) => ({
      tenant_id: tenantId,
      user_id: user.userId,
      first_name: user.firstName,
      last_name: user.lastName,
      read_at: at,
    }));
  await insertInBlocks(db, ONOFFICE_USERS, rows, {
    columns: ['tenant_id', 'user_id'],
    merge: ['first_name', 'last_name', 'read_at'],
  });
}

async function deleteOthers(db: Queryable, tenantId: string, userIds: readonly string[]): Promise<void> {
  const ofTenant = db(ONOFFICE_USERS).where('tenant_id', tenantId);
  const known = (await ofTenant.clone().select('user_id')) as { user_id: string }[];
  const kept = new Set(userIds);
  const gone = known.map((row) => row.user_id).filter((userId) => !kept.has(userId));
  if (gone.length === 0) return;
  const free = (await lockUnlocked(db, ofTenant.clone().whereIn('user_id', gone).select('user_id'))) as {
    user_id: string;
  }[];
  await ofTenant
    .clone()
    .whereIn(
      'user_id',
      free.map((row) => row.user_id),
    )
    .delete();
}

export async function listOnOfficeUsers(db: Queryable, tenantId: string): Promise<OnOfficeUser[]> {
  const rows = await db<OnOfficeUserRow>(ONOFFICE_USERS).where('tenant_id', tenantId);
  return rows.map((row) => ({ userId: row.user_id, firstName: row.first_name, lastName: row.last_name }));
}
