import { OnOfficeError } from '@immo-billie/onoffice-sdk';
import { Router } from 'express';
import { findTenant } from '../tenants/tenant-store.js';
import type { AppContext } from '../web/app-context.js';
import { requestCancelled } from '../web/request-cancelled.js';
import { requireFormToken } from '../web/require-form-token.js';
import { signInOf } from '../web/sign-in-guard.js';
import { setNotice } from './notice.js';
import { readForm } from './posted-form.js';
import { runSetupCheck } from './run-setup-check.js';
import { readSetupSteps } from './setup-steps.js';
import { showAdminPage } from './show-admin-page.js';

const PURPOSE = 'administration:setup';

/** „Einrichtung“: five ticks that tell a new office what is done and what is missing. */
export function setupRoutes(context: AppContext): Router {
  const { config, database } = context;
  const router = Router();

  router.get('/setup', async (request, response) => {
    const signIn = signInOf(request);
    await showAdminPage(request, response, 'setup', {
      purpose: PURPOSE,
      steps: await readSetupSteps(database.knex, signIn),
      tenant: await findTenant(database.knex, signIn.tenantId),
      userId: signIn.userId,
      publicUrl: config.publicUrl,
    });
  });

  router.post('/setup', readForm, async (request, response) => {
    requireFormToken(context.secretBox, request, PURPOSE);
    try {
      await runSetupCheck(context, signInOf(request), requestCancelled(request));
      await setNotice(request, { tone: 'success', key: 'checked' });
    } catch (error) {
      if (!(error instanceof OnOfficeError)) throw error;
      await setNotice(request, { tone: 'danger', key: 'unreachable' });
    }
    response.redirect(303, '/administration/setup');
  });

  return router;
}
