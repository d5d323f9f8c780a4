import type { RequestHandler } from 'express';
import { userName } from '../tenants/user-names.js';
import { findUser, listUsers } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { signInOf } from '../web/sign-in-guard.js';
import { showAdminPage } from './show-admin-page.js';

/**
 * Lets only administrators pass, whatever the method; a broker gets a page that names his administrators.
 * The role is read with each request, so that one who was made a broker is one at once.
 */
export function requireAdmin({ database }: Pick<AppContext, 'database'>): RequestHandler {
  return async (request, response, next) => {
    const signIn = signInOf(request);
    const user = await findUser(database.knex, signIn);
    if (user?.role === 'admin') {
      next();
      return;
    }
    response.status(403);
    await showAdminPage(request, response, 'admins-only', {
      admins: await listAdminNames({ database }, signIn.tenantId),
    });
  };
}

export async function listAdminNames(
  { database }: Pick<AppContext, 'database'>,
  tenantId: string,
): Promise<string[]> {
  const users = await listUsers(database.knex, tenantId);
  return users.filter(({ role }) => role === 'admin').map(userName);
}
