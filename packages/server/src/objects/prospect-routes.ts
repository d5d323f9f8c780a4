import express, { Router, type Request, type Response } from 'express';
import { appendAuditEvent } from '../audit/audit-store.js';
import type { AppContext } from '../web/app-context.js';
import { readUserNames } from '../tenants/user-names.js';
import { checkFormToken, FORM_TOKEN_FIELD } from '../web/form-token.js';
import { Problem } from '../web/problem.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import { setFlash, takeFlash } from './flash.js';
import { lockObject, type OfferObject } from './object-store.js';
import { consentStateOf, displayName } from './prospect.js';
import { findProspect, listProspects, removeProspect, type StoredProspect } from './prospect-store.js';
import { requireObject } from './require-object.js';

const PAGE_SIZE = 200;
const ADDRESS_ID = /^\d{1,15}$/;

/** The persons of an object; here the broker removes one. */
export function prospectRoutes({ database, secretBox, clock }: AppContext): Router {
  const router = Router();
  const path = '/objects/:objectId/prospects';

  router.get(path, requireSignIn, async (request, response) => {
    const object = await requireObject(database.knex, request);
    const text = typeof request.query['q'] === 'string' ? request.query['q'].trim().slice(0, 100) : '';
    const all = sortByName([...(await listProspects(database.knex, object)).values()]);
    const onlyWithdrawn = request.query['consent'] === 'withdrawn';
    const found = all.filter(
      (prospect) =>
        matches(prospect, text) && (!onlyWithdrawn || consentStateOf(prospect.consent) === 'withdrawn'),
    );
    const pages = Math.max(1, Math.ceil(found.length / PAGE_SIZE));
    const page = Math.min(pages, Math.max(1, Math.trunc(Number(request.query['page'])) || 1));
    response.render('objects/prospects', {
      ...response.locals,
      object,
      text,
      onlyWithdrawn,
      page,
      pages,
      total: all.length,
      found: found.length,
      prospects: found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
      displayName,
      consentStateOf,
      nameOf: await readUserNames(database.knex, object.tenantId),
      message: await takeFlash(request, object.objectId),
    });
  });

  router.get(`${path}/:addressId/remove`, requireSignIn, async (request, response) => {
    const object = await requireObject(database.knex, request);
    askWhetherToRemove(response, object, await requireProspect(request, object));
  });

  router.post(
    `${path}/:addressId/remove`,
    requireSignIn,
    express.urlencoded({ extended: false, limit: '8kb' }),
    async (request, response) => {
      const object = await requireObject(database.knex, request);
      const prospect = await requireProspect(request, object);
      const { addressId } = prospect;
      const token: unknown = (request.body as Record<string, unknown> | undefined)?.[FORM_TOKEN_FIELD];
      const check = checkFormToken(secretBox, request, token, purposeOf(object, addressId));
      if (check.state === 'foreign') throw new Problem('form_token_foreign');
      if (check.state === 'stale') return askWhetherToRemove(response.status(409), object, prospect, 'stale');
      const { tenantId, userId } = signInOf(request);
      await database.transaction(async (db) => {
        // A replay that runs right now either has him already or sees this event.
        await lockObject(db, object);
        await removeProspect(db, object, addressId);
        const detail = { objectId: object.objectId, addressId };
        await appendAuditEvent(db, { tenantId, userId, at: clock(), kind: 'prospect.removed', detail });
      });
      await setFlash(request, object.objectId, { kind: 'removed' });
      response.redirect(303, `/objects/${object.objectId}/prospects`);
    },
  );

  return router;

  function askWhetherToRemove(
    response: Response,
    object: OfferObject,
    prospect: StoredProspect,
    notice?: 'stale',
  ): void {
    response.render('objects/remove-prospect', {
      ...response.locals,
      object,
      name: displayName(prospect),
      addressId: prospect.addressId,
      purpose: purposeOf(object, prospect.addressId),
      notice,
    });
  }

  async function requireProspect(request: Request, object: OfferObject): Promise<StoredProspect> {
    const { addressId } = request.params;
    if (typeof addressId !== 'string' || !ADDRESS_ID.test(addressId)) throw new Problem('not_found');
    const prospect = await findProspect(database.knex, object, addressId);
    if (!prospect) throw new Problem('not_found');
    return prospect;
  }
}

function purposeOf({ objectId }: OfferObject, addressId: string): string {
  return `remove:${objectId}:${addressId}`;
}

function matches(prospect: StoredProspect, text: string): boolean {
  const { firstName, lastName, company, email } = prospect;
  return `${firstName} ${lastName} ${company} ${email}`.toLowerCase().includes(text.toLowerCase());
}

function sortByName(prospects: StoredProspect[]): StoredProspect[] {
  const collator = new Intl.Collator('de', { numeric: true });
  const key = ({ lastName, firstName, company }: StoredProspect) =>
    `${lastName || company}\u0001${firstName}`;
  return prospects.sort((a, b) => collator.compare(key(a), key(b)));
}
