import { Router } from 'express';
import { loadDocumentLibrary } from '../documents/document-library.js';
import { findCredentialInfo } from '../tenants/credential-store.js';
import { findTenant } from '../tenants/tenant-store.js';
import { findUser } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import { auditRoutes } from './audit-routes.js';
import { costDefaultRoutes } from './cost-default-routes.js';
import { keyRoutes } from './key-routes.js';
import { logoRoutes } from './logo-routes.js';
import { officeDocumentRoutes } from './office-document-routes.js';
import { officeTextRoutes } from './office-text-routes.js';
import { officeRoutes } from './office-routes.js';
import { personRoutes } from './person-routes.js';
import { listAdminNames, requireAdmin } from './require-admin.js';
import { retentionRoutes } from './retention-routes.js';
import { readSetupSteps } from './setup-steps.js';
import { setupRoutes } from './setup-routes.js';
import { showAdminPage } from './show-admin-page.js';
import { showLogo } from './show-logo.js';
import { userRoutes } from './user-routes.js';

/**
 * Administration: Objekte for everybody, all else for administrators. Everything below `/administration` but
 * the overview and the logo passes the guard, also addresses and methods that do not exist.
 */
export function administrationRoutes(context: AppContext): Router {
  const { database } = context;
  const library = loadDocumentLibrary();
  const router = Router();

  router.get('/administration', requireSignIn, async (request, response) => {
    const signIn = signInOf(request);
    const user = await findUser(database.knex, signIn);
    const isAdmin = user?.role === 'admin';
    await showAdminPage(request, response, 'overview', {
      isAdmin,
      admins: await listAdminNames(context, signIn.tenantId),
      tenant: await findTenant(database.knex, signIn.tenantId),
      key: await findCredentialInfo(database.knex, signIn.tenantId),
      steps: isAdmin ? await readSetupSteps(database.knex, signIn) : [],
    });
  });

  router.get('/administration/logo', requireSignIn, showLogo(context));

  const forAdmins = Router();
  forAdmins.use(
    setupRoutes(context),
    userRoutes(context),
    officeRoutes(context),
    logoRoutes(context),
    officeDocumentRoutes(context, library),
    officeTextRoutes(context, library),
    costDefaultRoutes(context),
    retentionRoutes(context),
    personRoutes(context),
    keyRoutes(context),
    auditRoutes(context),
    () => {
      throw new Problem('not_found');
    },
  );
  router.use('/administration', requireSignIn, requireAdmin(context), forAdmins);

  return router;
}
