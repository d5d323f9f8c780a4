import { appendAuditEvent } from '../audit/audit-store.js';
import type { Clock } from '../clock.js';
import { forUpdate, type Database, type Queryable } from '../database/database.js';
import { findUser, saveUserRole, type Role } from './user-store.js';

/**
 * - `unchanged`: the user has this role already.
 * - `not_found`: the tenant knows no such user.
 * - `not_admin`: who asks is no administrator (any more).
 * - `last_admin`: the tenant would have nobody left who can change anything.
 */
export type RoleChange = 'changed' | 'unchanged' | 'not_found' | 'not_admin' | 'last_admin';

/**
 * Makes a user administrator or broker. The rows of all administrators are locked first, so that of two
 * who demote each other at the same time one is told that he is none any more.
 *
 * @param change `changedBy` is `undefined` for the operator on the command line
 */
export async function changeRole(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  change: {
    readonly tenantId: string;
    readonly userId: string;
    readonly role: Role;
    readonly changedBy: string | undefined;
  },
): Promise<RoleChange> {
  const { tenantId, userId, role, changedBy } = change;
  return database.transaction(async (db) => {
    const admins = await lockAdmins(db, tenantId);
    if (changedBy !== undefined && !admins.has(changedBy)) return 'not_admin';
    const user = await findUser(db, { tenantId, userId });
    if (!user) return 'not_found';
    if (user.role === role) return 'unchanged';
    if (role !== 'admin' && admins.size === 1) return 'last_admin';
    await saveUserRole(db, { tenantId, userId }, role);
    await appendAuditEvent(db, {
      tenantId,
      userId: changedBy,
      at: clock(),
      kind: 'user.role_changed',
      detail: { userId, role },
    });
    return 'changed';
  });
}

/** In a fixed order, so that two transactions never wait for each other. */
async function lockAdmins(db: Queryable, tenantId: string): Promise<Set<string>> {
  const query = db('users').where({ tenant_id: tenantId, role: 'admin' }).orderBy('user_id');
  const rows = (await forUpdate(db, query).select('user_id')) as { user_id: string }[];
  return new Set(rows.map((row) => row.user_id));
}
