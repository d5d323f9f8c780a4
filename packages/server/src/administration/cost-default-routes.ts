import { Router, type Request, type Response } from 'express';
import type { FormError } from '../objects/form-fields.js';
import { findTenantSettings } from '../tenants/tenant-settings-store.js';
import type { AppContext } from '../web/app-context.js';
import { signInOf } from '../web/sign-in-guard.js';
import { costDefaultTexts, parseCostDefaultForm, type CostDefaultTexts } from './cost-default-form.js';
import { setNotice } from './notice.js';
import { formError, postedForm, readForm } from './posted-form.js';
import { saveSettings, versionOf } from './save-settings.js';
import { showAdminPage } from './show-admin-page.js';

const PURPOSE = 'administration:defaults';

/** „Vorgaben“: what the Nebenkosten of new objects are prefilled with. */
export function costDefaultRoutes(context: AppContext): Router {
  const { database } = context;
  const router = Router();

  router.get('/defaults', async (request, response) => {
    await showDefaults(request, response);
  });

  router.post('/defaults', readForm, async (request, response) => {
    const signIn = signInOf(request);
    const form = postedForm(context, request, PURPOSE);
    const { texts, errors, value } = parseCostDefaultForm(form.body);
    const version = String(form.body['version']);
    if (form.isStale) {
      response.status(409);
      return showDefaults(request, response, { texts, version, errors: [formError('stale')] });
    }
    if (errors.length > 0) {
      response.status(422);
      return showDefaults(request, response, { texts, version, errors });
    }
    if ((await saveSettings(context, signIn, 'costDefaults', { version, value })) === 'conflict') {
      response.status(409);
      const { costDefaults } = await findTenantSettings(database.knex, signIn.tenantId);
      const conflict = { texts, version: versionOf(costDefaults), errors: [formError('conflict')] };
      return showDefaults(request, response, conflict);
    }
    await setNotice(request, { tone: 'success', key: 'saved' });
    response.redirect(303, '/administration/defaults');
  });

  return router;

  async function showDefaults(
    request: Request,
    response: Response,
    shown: {
      readonly texts?: CostDefaultTexts;
      readonly version?: string;
      readonly errors?: readonly FormError[];
    } = {},
  ): Promise<void> {
    const { costDefaults } = await findTenantSettings(database.knex, signInOf(request).tenantId);
    await showAdminPage(request, response, 'defaults', {
      purpose: PURPOSE,
      stored: costDefaultTexts(costDefaults),
      texts: shown.texts ?? costDefaultTexts(costDefaults),
      version: shown.version ?? versionOf(costDefaults),
      errors: shown.errors ?? [],
    });
  }
}
