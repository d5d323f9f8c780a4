import express, { Router, type Request } from 'express';
import type { AppContext } from '../web/app-context.js';
import { requireFormToken } from '../web/require-form-token.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import { archiveObject, restoreObject } from './archive-object.js';
import { OBJECT_LIST, setFlash } from './flash.js';
import { isListAddress } from './object-list-query.js';
import { requireObject } from './require-object.js';

/** One form of a page serves all of its objects. */
export const ARCHIVE_PURPOSE = 'archive';

/** „Archivieren“ and „Zurückholen“, from the overview and from the page of the object. */
export function archiveRoutes(context: AppContext): Router {
  const { database, secretBox } = context;
  const router = Router();
  const changes = { archive: archiveObject, restore: restoreObject } as const;

  for (const action of ['archive', 'restore'] as const) {
    router.post(
      `/objects/:objectId/${action}`,
      requireSignIn,
      express.urlencoded({ extended: false, limit: '8kb' }),
      async (request, response) => {
        const object = await requireObject(database.knex, request);
        requireFormToken(secretBox, request, ARCHIVE_PURPOSE);
        await changes[action](context, { key: object, userId: signInOf(request).userId });
        const { objectId, title } = object;
        const back = listAddressOf(request) ?? `/objects/${objectId}`;
        const place = back.startsWith('/objects/') ? objectId : OBJECT_LIST;
        await setFlash(request, place, { kind: action, objectId, title });
        response.redirect(303, back);
      },
    );
  }

  return router;
}

/** The page of the overview that the broker came from. */
function listAddressOf(request: Request): string | undefined {
  const returnTo: unknown = (request.body as { returnTo?: unknown } | undefined)?.returnTo;
  return isListAddress(returnTo) ? returnTo : undefined;
}
