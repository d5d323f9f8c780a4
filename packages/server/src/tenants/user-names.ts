import type { Queryable } from '../database/database.js';
import { listUsers, type User } from './user-store.js';

/** „Joachim Klein“, as people are addressed; the number of a user whose name onOffice has not told. */
export function userName({
  firstName,
  lastName,
  userId,
}: Pick<User, 'firstName' | 'lastName' | 'userId'>): string {
  return [firstName, lastName].filter((part) => part !== '').join(' ') || userId;
}

/** Names of an office's users by their numbers; the number itself of whoever was never here. */
export async function readUserNames(db: Queryable, tenantId: string): Promise<(userId: string) => string> {
  const names = new Map((await listUsers(db, tenantId)).map((user) => [user.userId, userName(user)]));
  return (userId) => names.get(userId) ?? userId;
}
