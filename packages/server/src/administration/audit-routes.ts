import { Router } from 'express';
import { AUDIT_KINDS, listAuditEvents, type AuditEntry } from '../audit/audit-store.js';
import { readUserNames } from '../tenants/user-names.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { signInOf } from '../web/sign-in-guard.js';
import { parseRowId } from './parse-row-id.js';
import { localsOf, showAdminPage } from './show-admin-page.js';

const PAGE_SIZE = 50;

/** „Protokoll“: who did what, newest first. */
export function auditRoutes({ database }: Pick<AppContext, 'database'>): Router {
  const router = Router();

  router.get('/audit', async (request, response) => {
    const { tenantId } = signInOf(request);
    const { before } = request.query;
    const beforeId = parseRowId(before);
    if (before !== undefined && beforeId === undefined) throw new Problem('not_found');
    const events = await listAuditEvents(database.knex, tenantId, { limit: PAGE_SIZE + 1, beforeId });
    const nameOf = await readUserNames(database.knex, tenantId);
    const { t } = localsOf(response);
    const shown = events.slice(0, PAGE_SIZE);
    const last = shown.at(-1);
    await showAdminPage(request, response, 'audit', {
      events: shown.map((event) => ({
        ...event,
        text: describe(event),
        userName: event.userId === null ? undefined : nameOf(event.userId),
        objectId: typeof event.detail['objectId'] === 'string' ? event.detail['objectId'] : undefined,
      })),
      isContinued: beforeId !== undefined,
      nextHref:
        events.length > PAGE_SIZE && last ? `/administration/audit?before=${last.eventId}` : undefined,
    });

    /** The event in words; the bare kind where this version of the app knows none. */
    function describe({ kind, detail }: AuditEntry): string {
      if (!AUDIT_KINDS.some((known) => known === kind)) return kind;
      const userId = String(detail['userId'] ?? '');
      return t(`administration.audit.kind.${kind}`, {
        ...detail,
        name: nameOf(userId),
        role: t(`administration.users.role.${detail['role'] === 'admin' ? 'admin' : 'broker'}`),
        part: t(`administration.audit.part.${String(detail['part'] ?? 'office')}`),
      });
    }
  });

  return router;
}
