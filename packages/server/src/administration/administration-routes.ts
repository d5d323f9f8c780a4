import { Router } from 'express';
import { findCredentialInfo } from '../tenants/credential-store.js';
import { findTenant } from '../tenants/tenant-store.js';
import { findUser } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';

/** The page behind „Administration“: the way to Objekte, and for admins the state of the key. */
export function administrationRoutes({ database }: AppContext): Router {
  const router = Router();

  router.get('/administration', requireSignIn, async (request, response) => {
    const signIn = signInOf(request);
    const user = await findUser(database.knex, signIn);
    response.render('administration/administration', {
      ...response.locals,
      isAdmin: user?.role === 'admin',
      tenant: await findTenant(database.knex, signIn.tenantId),
      key: await findCredentialInfo(database.knex, signIn.tenantId),
    });
  });

  return router;
}
