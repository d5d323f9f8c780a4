import express, { Router } from 'express';
import { createParentMessage } from '@immo-billie/onoffice-sdk/marketplace';
import { appendAuditEvent } from '../audit/audit-store.js';
import { isLanguage } from '../i18n/translate.js';
import { endSession, saveSession } from '../sessions/session.js';
import { saveUserLanguage } from '../tenants/user-store.js';
import type { AppContext } from './app-context.js';
import { Problem } from './problem.js';
import { requireFormToken } from './require-form-token.js';
import { requireSignIn, signInOf } from './sign-in-guard.js';

const FORM_LIMIT = '8kb';

/** What the header offers on every page: sign out, close the window, change the language. */
export function settingsRoutes({ config, database, secretBox, clock }: AppContext): Router {
  const router = Router();
  const parseForm = express.urlencoded({ extended: false, limit: FORM_LIMIT });

  router.post('/sign-out', requireSignIn, parseForm, async (request, response) => {
    requireFormToken(secretBox, request, 'sign-out');
    const { tenantId, userId } = signInOf(request);
    await appendAuditEvent(database.knex, {
      tenantId,
      userId,
      at: clock(),
      kind: 'user.signed_out',
      detail: {},
    });
    await endSession(request);
    response.redirect(303, '/signed-out');
  });

  router.get('/signed-out', (_request, response) => {
    response.render('web/signed-out', { ...response.locals, signIn: undefined });
  });

  router.post('/language', requireSignIn, parseForm, async (request, response) => {
    requireFormToken(secretBox, request, 'language');
    const { language, returnTo } = request.body as { language?: unknown; returnTo?: unknown };
    if (!isLanguage(language)) throw new Problem('bad_request');
    request.session.language = language;
    await saveSession(request);
    await saveUserLanguage(database.knex, signInOf(request), language);
    response.redirect(303, isOwnPath(returnTo) ? returnTo : '/objects');
  });

  router.get('/close', requireSignIn, (request, response) => {
    const message = {
      type: 'onOffice.service.closeProviderWindow',
      parameterCacheId: signInOf(request).parameterCacheId,
      timestamp: Math.floor(clock() / 1000),
    } as const;
    response.render('web/close', {
      ...response.locals,
      parentMessage: createParentMessage(message, config.providerSecrets[0]),
    });
  });

  return router;
}

/** A path of this app; `//host` and `/\host` would lead elsewhere. */
function isOwnPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])[\w\-/]*$/.test(value);
}
