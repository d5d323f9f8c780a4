import { Router } from 'express';
import { seesOnlyOwn } from '../tenants/own-objects.js';
import type { AppContext } from '../web/app-context.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import { ARCHIVE_PURPOSE } from './archive-routes.js';
import { readUserNames } from '../tenants/user-names.js';
import { listBrokers } from './brokers.js';
import { OBJECT_LIST, takeFlash } from './flash.js';
import { hasArchivedObjects, listObjects } from './object-list.js';
import { cursorText, parseListQuery } from './object-list-query.js';

const PAGE_SIZE = 50;

/** Administration › Objekte. */
export function objectListRoutes({ database }: AppContext): Router {
  const router = Router();

  router.get('/objects', requireSignIn, async (request, response) => {
    const signIn = signInOf(request);
    const { tenantId } = signIn;
    const brokers = await listBrokers(database.knex, tenantId);
    const query = parseListQuery(request.query);
    const ownedBy = await seesOnlyOwn(database.knex, signIn);
    const page = await listObjects(database.knex, tenantId, { ...query, ownedBy, limit: PAGE_SIZE });
    const link = (changes: Readonly<Record<string, string>>) => {
      const { filter, sort } = query;
      const parameters = {
        q: filter.text,
        state: filter.state,
        broker: filter.brokerUserId,
        sort,
        ...changes,
      };
      const given = Object.entries(parameters).filter((entry): entry is [string, string] =>
        Boolean(entry[1]),
      );
      return `/objects?${new URLSearchParams(given).toString()}`;
    };
    response.render('objects/list', {
      ...response.locals,
      page,
      query,
      brokers,
      message: await takeFlash(request, OBJECT_LIST),
      archivePurpose: ARCHIVE_PURPOSE,
      // Only where nothing is listed does anybody need to know.
      hasArchived: page.items.length === 0 && (await hasArchivedObjects(database.knex, tenantId, ownedBy)),
      listAddress: request.originalUrl,
      isFiltered: Object.values(query.filter).some(Boolean),
      firstHref: query.after && link({}),
      nextHref: page.next && link({ after: cursorText(page.next) }),
      brokerName: (userId: string | null) =>
        brokers.find((broker) => broker.userId === userId)?.name ?? userId ?? '',
      importerName: await readUserNames(database.knex, tenantId),
    });
  });

  return router;
}
