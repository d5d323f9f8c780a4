import { Router } from 'express';
import { requireObject } from '../objects/require-object.js';
import { readUserNames } from '../tenants/user-names.js';
import type { AppContext } from '../web/app-context.js';
import { requireSignIn } from '../web/sign-in-guard.js';
import { countReasons } from './count-reasons.js';
import { listImports } from './import-ledger.js';

const SHOWN = 50;

/** What was imported into an object, when, by whom and with which result. */
export function importHistoryRoutes({ database }: AppContext): Router {
  const router = Router();

  router.get('/objects/:objectId/imports', requireSignIn, async (request, response) => {
    const object = await requireObject(database.knex, request);
    const { tenantId, estateId } = object;
    const entries = await listImports(database.knex, { tenantId, estateId, limit: SHOWN + 1 });
    const nameOf = await readUserNames(database.knex, tenantId);
    response.render('import/history', {
      ...response.locals,
      object,
      entries: entries.slice(0, SHOWN).map((entry) => ({
        ...entry,
        userName: nameOf(entry.userId),
        skipped: countReasons(entry.result),
      })),
      hasMore: entries.length > SHOWN,
      shown: SHOWN,
    });
  });

  return router;
}
