import type { Queryable } from '../database/database.js';
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

/** Replaces the list of the tenant's users. */
export async function saveOnOfficeUsers(
  db: Queryable,
  tenantId: string,
  users: readonly OnOfficeUser[],
  at: string,
): Promise<void> {
  await db(ONOFFICE_USERS).where('tenant_id', tenantId).delete();
  await insertInBlocks(
    db,
    ONOFFICE_USERS,
    users.map((user) => ({
      tenant_id: tenantId,
      user_id: user.userId,
      first_name: user.firstName,
      last_name: user.lastName,
      read_at: at,
    })),
  );
}

export async function listOnOfficeUsers(db: Queryable, tenantId: string): Promise<OnOfficeUser[]> {
  const rows = await db<OnOfficeUserRow>(ONOFFICE_USERS).where('tenant_id', tenantId);
  return rows.map((row) => ({ userId: row.user_id, firstName: row.first_name, lastName: row.last_name }));
}
