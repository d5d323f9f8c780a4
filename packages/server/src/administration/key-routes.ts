import { Router } from 'express';
import { findCredentialInfo } from '../tenants/credential-store.js';
import { findTenant } from '../tenants/tenant-store.js';
import { userName } from '../tenants/user-names.js';
import { findUser } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { signInOf } from '../web/sign-in-guard.js';
import { showAdminPage } from './show-admin-page.js';

/** „Schlüssel“: whether onOffice accepts the key, and how to activate again. */
export function keyRoutes({ database }: Pick<AppContext, 'database'>): Router {
  const router = Router();

  router.get('/key', async (request, response) => {
    const { tenantId } = signInOf(request);
    const key = await findCredentialInfo(database.knex, tenantId);
    const activator = key && (await findUser(database.knex, { tenantId, userId: key.unlockedBy }));
    await showAdminPage(request, response, 'key', {
      tenant: await findTenant(database.knex, tenantId),
      key,
      activatorName: activator ? userName(activator) : key?.unlockedBy,
    });
  });

  return router;
}
