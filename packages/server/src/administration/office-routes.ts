import { Router } from 'express';
import { findTenantSettings } from '../tenants/tenant-settings-store.js';
import type { AppContext } from '../web/app-context.js';
import { signInOf } from '../web/sign-in-guard.js';
import { setNotice } from './notice.js';
import { parseOfficeForm } from './office-form.js';
import { OFFICE_PATH, OFFICE_PURPOSE, showOffice } from './office-page.js';
import { formError, postedForm, readForm } from './posted-form.js';
import { saveSettings, versionOf } from './save-settings.js';

/** „Büro“: the texts by which the office presents itself. */
export function officeRoutes(context: AppContext): Router {
  const { database } = context;
  const router = Router();

  router.get('/office', async (request, response) => {
    await showOffice(context, request, response);
  });

  router.post('/office', readForm, async (request, response) => {
    const signIn = signInOf(request);
    const form = postedForm(context, request, OFFICE_PURPOSE);
    const { texts, errors } = parseOfficeForm(form.body);
    const version = String(form.body['version']);
    if (form.isStale) {
      response.status(409);
      return showOffice(context, request, response, { texts, version, errors: [formError('stale')] });
    }
    if (errors.length > 0) {
      response.status(422);
      return showOffice(context, request, response, { texts, version, errors });
    }
    if ((await saveSettings(context, signIn, 'office', { version, value: texts })) === 'conflict') {
      response.status(409);
      // The next save is meant for what is stored now.
      const { office } = await findTenantSettings(database.knex, signIn.tenantId);
      const conflict = { texts, version: versionOf(office), errors: [formError('conflict')] };
      return showOffice(context, request, response, conflict);
    }
    await setNotice(request, { tone: 'success', key: 'saved' });
    response.redirect(303, OFFICE_PATH);
  });

  return router;
}
