import express, { Router, type Request, type Response } from 'express';
import { costsOfObject, germanDay } from '../costs/costs-of-object.js';
import { MAX_OTHER_COSTS } from '../costs/cost-form.js';
import { costView } from '../costs/cost-view.js';
import { countReasons } from '../import/count-reasons.js';
import type { ImportResult } from '../import/import-input.js';
import { findImport } from '../import/import-ledger.js';
import { documentSectionLocals } from '../object-documents/document-section.js';
import { userName } from '../tenants/user-names.js';
import { findUser, saveShowsHelp } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { checkFormToken, FORM_TOKEN_FIELD } from '../web/form-token.js';
import { Problem } from '../web/problem.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import { listAgreements } from './agreement-store.js';
import { ARCHIVE_PURPOSE } from './archive-routes.js';
import { listBrokers } from './brokers.js';
import { setFlash, takeFlash, type Flash } from './flash.js';
import type { FormError } from './form-fields.js';
import {
  MAX_AGREEMENTS,
  missingForCompletion,
  objectFormTexts,
  parseObjectForm,
  type ObjectFormTexts,
} from './object-form.js';
import { objectFormRows } from './object-form-rows.js';
import { findObject, type OfferObject } from './object-store.js';
import { listObjectValues } from './object-value-store.js';
import { displayName } from './prospect.js';
import { countProspects, countWithdrawn, listProspects } from './prospect-store.js';
import { requireObject } from './require-object.js';
import { saveObject } from './save-object.js';
import { storedDifferences, type StoredDifference } from './stored-differences.js';

const FORM_LIMIT = '1mb';

/** Names that the result of an import lists; the others are found in the list of persons. */
const MAX_UNTICKED = 20;

/** Objekt-Details: the form of an object. */
export function objectRoutes(context: AppContext): Router {
  const { database, secretBox, clock } = context;
  const router = Router();
  router.use('/objects', requireSignIn);
  const parseForm = express.urlencoded({ extended: false, limit: FORM_LIMIT });

  router.get('/objects/:objectId', async (request, response) => {
    const object = await requireObject(database.knex, request);
    await showDetails(request, response, object, { message: await takeFlash(request, object.objectId) });
  });

  router.post('/objects/:objectId', parseForm, async (request, response) => {
    const object = await requireObject(database.knex, request);
    const body = (request.body ?? {}) as Record<string, unknown>;
    const brokers = await brokerChoices(object);
    const brokerIds = new Set(brokers.map(({ userId }) => userId));
    const form = parseObjectForm(body, { brokerIds, day: germanDay(clock()) });
    const check = checkFormToken(secretBox, request, body[FORM_TOKEN_FIELD], purposeOf(object));
    if (check.state === 'foreign') throw new Problem('form_token_foreign');

    const withMoreRows = objectFormRows(form.texts, body);
    if (withMoreRows) return showDetails(request, response, object, { typed: withMoreRows });
    if (check.state === 'stale') {
      response.status(409);
      return showDetails(request, response, object, { typed: form.texts, errors: [pageError('stale')] });
    }
    if (!form.values) {
      response.status(422);
      return showDetails(request, response, object, { typed: form.texts, errors: form.errors });
    }
    const outcome = await saveObject(context, object, signInOf(request).userId, form.values);
    if (outcome === 'not_found') throw new Problem('not_found');
    if (outcome === 'conflict') {
      response.status(409);
      return showConflict(request, response, object, form.texts);
    }
    await setFlash(request, object.objectId, { kind: 'saved', state: form.values.details.state });
    response.redirect(303, `/objects/${object.objectId}`);
  });

  router.post('/objects/:objectId/help', parseForm, async (request, response) => {
    const object = await requireObject(database.knex, request);
    const body = (request.body ?? {}) as Record<string, unknown>;
    const check = checkFormToken(secretBox, request, body[FORM_TOKEN_FIELD], `help:${object.objectId}`);
    if (check.state === 'foreign') throw new Problem('form_token_foreign');
    const showsHelp = body['showsHelp'] !== undefined;
    if (check.state === 'stale') {
      response.status(409);
      return showDetails(request, response, object, { showsHelp, errors: [pageError('stale')] });
    }
    await saveShowsHelp(database.knex, signInOf(request), showsHelp);
    response.redirect(303, `/objects/${object.objectId}`);
  });

  return router;

  /** The office's users, and the Betreuer from onOffice even if nobody knows his name. */
  async function brokerChoices({ tenantId, brokerUserId }: OfferObject) {
    const brokers = await listBrokers(database.knex, tenantId);
    const isKnown = brokerUserId === null || brokers.some(({ userId }) => userId === brokerUserId);
    return isKnown ? brokers : [...brokers, { userId: brokerUserId, name: undefined }];
  }

  async function nameOfUser({ tenantId }: OfferObject, userId: string): Promise<string> {
    const user = await findUser(database.knex, { tenantId, userId });
    return user ? userName(user) : userId;
  }

  /** The next save is meant for the object as it is now, so the page says what that is. */
  async function showConflict(
    request: Request,
    response: Response,
    object: OfferObject,
    typed: ObjectFormTexts,
  ): Promise<void> {
    const current = (await findObject(database.knex, object)) ?? object;
    await showDetails(request, response, current, {
      typed: { ...typed, version: String(current.version) },
      errors: [pageError('conflict')],
      differences: storedDifferences(typed, await storedTexts(current)),
    });
  }

  /** What the import before did, for the page that follows it. */
  async function importedJustNow({ tenantId }: OfferObject, message: Flash | undefined) {
    if (message?.kind !== 'imported') return null;
    return (await findImport(database.knex, message.importId, tenantId))?.result ?? null;
  }

  /** Whom the import before left unticked although he is in the object: only the broker removes somebody. */
  async function untickedPersons(object: OfferObject, imported: ImportResult | null) {
    const unticked = imported?.skipped.filter(({ reason }) => reason === 'unticked') ?? [];
    if (unticked.length === 0) return [];
    const stored = await listProspects(database.knex, object);
    return unticked.flatMap(({ addressId }) => {
      const person = addressId === undefined ? undefined : stored.get(addressId);
      return person ? [{ addressId: person.addressId, name: displayName(person) }] : [];
    });
  }

  async function storedTexts(object: OfferObject): Promise<ObjectFormTexts> {
    const { costs } = await costsOfObject(database.knex, object, clock());
    return objectFormTexts(object, await listAgreements(database.knex, object), costs);
  }

  async function showDetails(
    request: Request,
    response: Response,
    object: OfferObject,
    shown: {
      /** What the broker typed, where it is not stored. */
      readonly typed?: ObjectFormTexts;
      readonly errors?: readonly FormError[];
      readonly differences?: readonly StoredDifference[];
      readonly message?: Flash | undefined;
      readonly showsHelp?: boolean;
    },
  ): Promise<void> {
    const signIn = signInOf(request);
    const user = await findUser(database.knex, signIn);
    const imported = await importedJustNow(object, shown.message);
    const values = await listObjectValues(database.knex, object);
    const { costs, hint } = await costsOfObject(database.knex, object, clock());
    const texts = shown.typed ?? (await storedTexts(object));
    response.render('objects/details', {
      ...response.locals,
      object,
      purpose: purposeOf(object),
      texts: objectFormRows({ ...texts, broker: texts.broker || signIn.userId }) ?? texts,
      isUnsaved: shown.typed !== undefined,
      errors: shown.errors ?? [],
      differences: shown.differences ?? [],
      brokers: await brokerChoices(object),
      values,
      missing: missingForCompletion(object),
      showsHelp: shown.showsHelp ?? user?.showsHelp ?? true,
      importerName: await nameOfUser(object, object.importedBy),
      archivePurpose: ARCHIVE_PURPOSE,
      archiverName: object.archivedBy === null ? '' : await nameOfUser(object, object.archivedBy),
      prospectCount: await countProspects(database.knex, object),
      withdrawnCount: await countWithdrawn(database.knex, object),
      imported,
      skippedReasons: countReasons(imported),
      unticked: await untickedPersons(object, imported),
      maxUnticked: MAX_UNTICKED,
      limits: { agreements: MAX_AGREEMENTS, otherCosts: MAX_OTHER_COSTS },
      costs: costView(object, values.get('estateKind')?.onofficeValue ?? undefined, costs, hint),
      ...(await documentSectionLocals(context, object, request)),
      message: shown.message,
      videoHref: context.config.explainerVideoUrl ?? '/help/video',
    });
  }
}

function purposeOf({ objectId }: OfferObject): string {
  return `object:${objectId}`;
}

/** An error of the whole page, not of one field. */
function pageError(error: 'conflict' | 'stale'): FormError {
  return { field: '', label: '', error };
}
