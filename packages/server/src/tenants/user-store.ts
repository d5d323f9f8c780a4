import type { Queryable } from '../database/database.js';

export type Role = 'admin' | 'broker';

/** A user of a tenant; onOffice's `userId` is unique only together with the tenant. */
export interface User {
  readonly tenantId: string;
  readonly userId: string;
  /** Empty until onOffice told the name. */
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  readonly language: string;
  readonly showsHelp: boolean;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}

export interface UserKey {
  readonly tenantId: string;
  readonly userId: string;
}

interface UserRow {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly role: Role;
  readonly language: string;
  readonly shows_help: boolean | number;
  readonly first_seen_at: string;
  readonly last_seen_at: string;
}

const USERS = 'users';

/** Notes that a signed call named this user. A role is only ever raised here: who activates is admin. */
export async function noteUserSeen(
  db: Queryable,
  seen: UserKey & { readonly role: Role; readonly language: string; readonly at: string },
): Promise<void> {
  await db(USERS)
    .insert({
      tenant_id: seen.tenantId,
      user_id: seen.userId,
      role: seen.role,
      language: seen.language,
      first_seen_at: seen.at,
      last_seen_at: seen.at,
    })
    .onConflict(['tenant_id', 'user_id'])
    .merge(seen.role === 'admin' ? ['last_seen_at', 'role'] : ['last_seen_at']);
}

export async function saveUserName(
  db: Queryable,
  user: UserKey & { readonly firstName: string; readonly lastName: string },
): Promise<void> {
  await byKey(db, user).update({ first_name: user.firstName, last_name: user.lastName });
}

export async function saveShowsHelp(db: Queryable, user: UserKey, showsHelp: boolean): Promise<void> {
  await byKey(db, user).update({ shows_help: showsHelp });
}

export async function saveUserLanguage(db: Queryable, user: UserKey, language: string): Promise<void> {
  await byKey(db, user).update({ language });
}

/** Only {@link changeRole} calls this: it sees to it that an administrator stays. */
export async function saveUserRole(db: Queryable, user: UserKey, role: Role): Promise<void> {
  await byKey(db, user).update({ role });
}

export async function findUser(db: Queryable, user: UserKey): Promise<User | undefined> {
  const row = await byKey(db, user).first<UserRow | undefined>();
  return row && toUser(row);
}

/** All users of the tenant that were ever seen, by name; sorted here, because databases sort umlauts differently. */
export async function listUsers(db: Queryable, tenantId: string): Promise<User[]> {
  const rows = await db<UserRow>(USERS).where('tenant_id', tenantId);
  const { compare } = new Intl.Collator('de', { numeric: true });
  return rows
    .map(toUser)
    .sort(
      (a, b) =>
        compare(a.lastName, b.lastName) || compare(a.firstName, b.firstName) || compare(a.userId, b.userId),
    );
}

function byKey(db: Queryable, { tenantId, userId }: UserKey) {
  return db(USERS).where({ tenant_id: tenantId, user_id: userId });
}

function toUser(row: UserRow): User {
  return {
    tenantId: row.tenant_id,
    userId: row.user_id,
    firstName: row.first_name,
    lastName: row.last_name,
    role: row.role,
    language: row.language,
    showsHelp: Boolean(row.shows_help),
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  };
}
