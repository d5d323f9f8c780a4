import express, { Router, type Request, type Response } from 'express';
import { costsOfObject, germanDay } from '../costs/costs-of-object.js';
import { costView } from '../costs/cost-view.js';
import { documentSectionLocals } from '../object-documents/document-section.js';
import { findUser, saveShowsHelp } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { checkFormToken, FORM_TOKEN_FIELD } from '../web/form-token.js';
import { Problem } from '../web/problem.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import { listAgreements } from './agreement-store.js';
import { ARCHIVE_PURPOSE } from './archive-routes.js';
import { brokerName, listBrokers } from './brokers.js';
import { setFlash, takeFlash, type Flash } from './flash.js';
import type { FormError } from './form-fields.js';
import {
  missingForCompletion,
  objectFormTexts,
  parseObjectForm,
  type ObjectFormTexts,
} from './object-form.js';
import { objectFormRows } from './object-form-rows.js';
import { findObject, listObjectValues, type OfferObject } from './object-store.js';
import { countProspects } from './prospect-store.js';
import { requireObject } from './require-object.js';
import { saveObject } from './save-object.js';

const FORM_LIMIT = '1mb';

/** Objekt-Details: the form of an object. */
export function objectRoutes(context: AppContext): Router {
  const { database, secretBox, clock } = context;
  const router = Router();
  router.use('/objects', requireSignIn);
  const parseForm = express.urlencoded({ extended: false, limit: FORM_LIMIT });

  router.get('/objects/:objectId', async (request, response) => {
    const object = await requireObject(database.knex, request);
    const { costs } = await costsOfObject(database.knex, object, clock());
    const texts = objectFormTexts(object, await listAgreements(database.knex, object), costs);
    await showDetails(request, response, object, texts, [], await takeFlash(request, object.objectId));
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
    if (withMoreRows) return showDetails(request, response, object, withMoreRows, []);
    if (check.state === 'stale') {
      response.status(409);
      return showDetails(request, response, object, form.texts, [pageError('stale')]);
    }
    if (!form.values) {
      response.status(422);
      return showDetails(request, response, object, form.texts, form.errors);
    }
    const outcome = await saveObject(context, object, signInOf(request).userId, form.values);
    if (outcome === 'not_found') throw new Problem('not_found');
    if (outcome === 'conflict') {
      response.status(409);
      // The next save is meant for the object as it is now.
      const current = (await findObject(database.knex, object)) ?? object;
      const texts = { ...form.texts, version: String(current.version) };
      return showDetails(request, response, current, texts, [pageError('conflict')]);
    }
    await setFlash(request, object.objectId, { kind: 'saved', state: form.values.details.state });
    response.redirect(303, `/objects/${object.objectId}`);
  });

  router.post('/objects/:objectId/help', parseForm, async (request, response) => {
    const object = await requireObject(database.knex, request);
    const body = (request.body ?? {}) as Record<string, unknown>;
    const check = checkFormToken(secretBox, request, body[FORM_TOKEN_FIELD], `help:${object.objectId}`);
    if (check.state !== 'valid') throw new Problem('form_token_foreign');
    await saveShowsHelp(database.knex, signInOf(request), body['showsHelp'] !== undefined);
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
    return user ? brokerName(user) : userId;
  }

  async function showDetails(
    request: Request,
    response: Response,
    object: OfferObject,
    texts: ObjectFormTexts,
    errors: readonly FormError[],
    message?: Flash,
  ): Promise<void> {
    const signIn = signInOf(request);
    const user = await findUser(database.knex, signIn);
    const values = await listObjectValues(database.knex, object);
    const { costs, hint } = await costsOfObject(database.knex, object, clock());
    response.render('objects/details', {
      ...response.locals,
      object,
      purpose: purposeOf(object),
      texts: objectFormRows({ ...texts, broker: texts.broker || signIn.userId }) ?? texts,
      errors,
      brokers: await brokerChoices(object),
      values,
      missing: missingForCompletion(object),
      showsHelp: user?.showsHelp ?? true,
      importerName: await nameOfUser(object, object.importedBy),
      archivePurpose: ARCHIVE_PURPOSE,
      archiverName: object.archivedBy === null ? '' : await nameOfUser(object, object.archivedBy),
      prospectCount: await countProspects(database.knex, object),
      costs: costView(
        object,
        values.get('estateKind')?.onofficeValue ?? undefined,
        costs,
        hint,
        germanDay(clock()),
      ),
      ...(await documentSectionLocals(context, object, request)),
      message,
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
