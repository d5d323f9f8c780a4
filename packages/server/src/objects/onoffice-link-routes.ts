import { readRecordLink } from '@immo-billie/onoffice-sdk';
import { Router } from 'express';
import { isLoopback } from '../config/environment-values.js';
import { onOfficeProblem } from '../onoffice/to-problem.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { requestCancelled } from '../web/request-cancelled.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import { requireObject } from './require-object.js';

/** „In onOffice öffnen“: asks onOffice for the address of the estate, which is not meant to be kept. */
export function onOfficeLinkRoutes({ database, onoffice }: AppContext): Router {
  const router = Router();

  router.get('/objects/:objectId/onoffice', requireSignIn, async (request, response) => {
    const object = await requireObject(database.knex, request);
    const signIn = signInOf(request);
    try {
      const client = await onoffice.forUser(signIn);
      const url = new URL(
        await client.call(readRecordLink('estate', object.estateId), { signal: requestCancelled(request) }),
      );
      if (url.protocol !== 'https:' && !isLoopback(url.hostname)) {
        throw new Problem('onoffice_answer', { reason: 'the link to the estate is not https' });
      }
      response.redirect(303, url.href);
    } catch (error) {
      await onoffice.noteFailure(signIn.tenantId, error);
      throw onOfficeProblem(error, { retryHref: request.path });
    }
  });

  return router;
}
