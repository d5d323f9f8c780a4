import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { importResultSchema, type ImportResult } from '../import/import-input.js';
import { saveSession } from '../sessions/session.js';
import { findUser, saveShowsHelp } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { checkFormToken, FORM_TOKEN_FIELD } from '../web/form-token.js';
import { Problem } from '../web/problem.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import { brokerName, listBrokers } from './brokers.js';
import { listAgreements } from './agreement-store.js';
import {
  MAX_AGREEMENTS,
  missingForCompletion,
  objectFormTexts,
  parseObjectForm,
  type FormError,
  type ObjectFormTexts,
} from './object-form.js';
import { listObjects, type ObjectListCursor } from './object-list.js';
import { findObject, listObjectValues, type ObjectKey, type OfferObject } from './object-store.js';
import { saveObject } from './save-object.js';

const PAGE_SIZE = 50;
const FORM_LIMIT = '1mb';
const EMPTY_AGREEMENT_ROWS = 2;

/** What the page says once after a redirect. */
type Flash = { readonly saved: 'draft' | 'complete' } | { readonly imported: ImportResult };

declare module 'express-session' {
  interface SessionData {
    /** Shown by the next view of this object, then forgotten. */
    flash?: { readonly objectId: string; readonly message: Flash };
  }
}

interface BrokerChoice {
  readonly userId: string;
  /** `undefined` for a Betreuer who was never here, whose name is not known. */
  readonly name: string | undefined;
}

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** Administration › Objekte and Objekt-Details. */
export function objectRoutes(context: AppContext): Router {
  const { database, secretBox } = context;
  const router = Router();
  router.use('/objects', requireSignIn);

  router.get('/objects', async (request, response) => {
    const { tenantId } = signInOf(request);
    const after = parseCursor(request.query['after']);
    const page = await listObjects(database.knex, tenantId, {
      limit: PAGE_SIZE,
      ...(after ? { after } : {}),
    });
    const brokers = await listBrokers(database.knex, tenantId);
    response.render('objects/list', {
      ...response.locals,
      page,
      isContinued: after !== undefined,
      nextHref:
        page.next && `/objects?after=${encodeURIComponent(`${page.next.importedAt}~${page.next.objectId}`)}`,
      nameOf: (userId: string | null) =>
        brokers.find((broker) => broker.userId === userId)?.name ?? userId ?? '',
    });
  });

  router.get('/objects/:objectId', async (request, response) => {
    const { key, object } = await requireObject(request);
    const agreements = await listAgreements(database.knex, key);
    const flash = request.session.flash;
    const message = flash?.objectId === key.objectId ? flash.message : undefined;
    if (message) {
      delete request.session.flash;
      await saveSession(request);
    }
    await showDetails(request, response, object, objectFormTexts(object, agreements), [], message);
  });

  const parseForm = express.urlencoded({ extended: false, limit: FORM_LIMIT });

  router.post('/objects/:objectId', parseForm, async (request, response) => {
    const { key, object } = await requireObject(request);
    const body = (request.body ?? {}) as Record<string, unknown>;
    const brokers = await brokerChoices(object);
    const form = parseObjectForm(body, new Set(brokers.map(({ userId }) => userId)));
    const check = checkFormToken(secretBox, request, body[FORM_TOKEN_FIELD], purposeOf(key));
    if (check.state === 'foreign') throw new Problem('form_token_foreign');

    if (body['addAgreement'] !== undefined) {
      const emptied = { ...form.texts, agreements: [...form.texts.agreements, EMPTY_AGREEMENT] };
      return showDetails(request, response, object, emptied, []);
    }
    if (check.state === 'stale') {
      response.status(409);
      return showDetails(request, response, object, form.texts, [pageError('stale')]);
    }
    if (!form.values) {
      response.status(422);
      return showDetails(request, response, object, form.texts, form.errors);
    }
    const outcome = await saveObject(context, key, signInOf(request).userId, form.values);
    if (outcome === 'not_found') throw new Problem('not_found');
    if (outcome === 'conflict') {
      response.status(409);
      // The next save is meant for the object as it is now.
      const current = (await findObject(database.knex, key)) ?? object;
      const texts = { ...form.texts, version: String(current.version) };
      return showDetails(request, response, current, texts, [pageError('conflict')]);
    }
    await setFlash(request, key.objectId, { saved: form.values.details.state });
    response.redirect(303, `/objects/${key.objectId}`);
  });

  router.post('/objects/:objectId/help', parseForm, async (request, response) => {
    const { key } = await requireObject(request);
    const body = (request.body ?? {}) as Record<string, unknown>;
    const check = checkFormToken(secretBox, request, body[FORM_TOKEN_FIELD], `help:${key.objectId}`);
    if (check.state !== 'valid') throw new Problem('form_token_foreign');
    await saveShowsHelp(database.knex, signInOf(request), body['showsHelp'] !== undefined);
    response.redirect(303, `/objects/${key.objectId}`);
  });

  return router;

  /** The object of the signed-in tenant; another tenant's object does not exist. */
  async function requireObject(request: Request): Promise<{ key: ObjectKey; object: OfferObject }> {
    const objectId = z.uuid().safeParse(request.params['objectId']);
    if (!objectId.success) throw new Problem('not_found');
    const key = { tenantId: signInOf(request).tenantId, objectId: objectId.data };
    const object = await findObject(database.knex, key);
    if (!object) throw new Problem('not_found');
    return { key, object };
  }

  /** Users who were seen here, and the Betreuer from onOffice. */
  async function brokerChoices({ tenantId, brokerUserId }: OfferObject): Promise<BrokerChoice[]> {
    const brokers = await listBrokers(database.knex, tenantId);
    const isKnown = brokerUserId === null || brokers.some(({ userId }) => userId === brokerUserId);
    return isKnown ? brokers : [...brokers, { userId: brokerUserId, name: undefined }];
  }

  async function showDetails(
    request: Request,
    response: Response,
    object: OfferObject,
    texts: ObjectFormTexts,
    errors: readonly FormError[],
    message?: Flash,
  ): Promise<void> {
    const key = { tenantId: object.tenantId, objectId: object.objectId };
    const signIn = signInOf(request);
    const brokers = await brokerChoices(object);
    const importer = await findUser(database.knex, { tenantId: object.tenantId, userId: object.importedBy });
    const user = await findUser(database.knex, signIn);
    response.render('objects/details', {
      ...response.locals,
      object,
      purpose: purposeOf(key),
      texts: withSpareRows({ ...texts, broker: texts.broker || signIn.userId }),
      errors,
      brokers,
      values: await listObjectValues(database.knex, key),
      missing: missingForCompletion(object),
      showsHelp: user?.showsHelp ?? true,
      importerName: importer ? brokerName(importer) : object.importedBy,
      message,
      videoHref: context.config.explainerVideoUrl ?? '/help/video',
      maxAgreements: MAX_AGREEMENTS,
    });
  }
}

/** Puts what an import did in front of the object's page. */
export async function flashImportResult(request: Request, result: ImportResult): Promise<void> {
  await setFlash(request, result.objectId, { imported: importResultSchema.parse(result) });
}

async function setFlash(request: Request, objectId: string, message: Flash): Promise<void> {
  request.session.flash = { objectId, message };
  await saveSession(request);
}

const EMPTY_AGREEMENT = { text: '', amount: '', bidderConfirms: false };

function withSpareRows(texts: ObjectFormTexts): ObjectFormTexts {
  const isSpare = (row: (typeof texts.agreements)[number]) => row.text === '' && row.amount === '';
  const spare = texts.agreements.filter(isSpare).length;
  const room = MAX_AGREEMENTS - texts.agreements.length;
  const added = Math.max(0, Math.min(EMPTY_AGREEMENT_ROWS - spare, room));
  return {
    ...texts,
    agreements: [...texts.agreements, ...Array.from({ length: added }, () => EMPTY_AGREEMENT)],
  };
}

function purposeOf({ objectId }: ObjectKey): string {
  return `object:${objectId}`;
}

/** An error of the whole page, not of one field. */
function pageError(error: 'conflict' | 'stale'): FormError {
  return { field: '', label: '', error };
}

function parseCursor(value: unknown): ObjectListCursor | undefined {
  if (typeof value !== 'string') return undefined;
  const parsed = cursorSchema.safeParse(value.split('~'));
  if (!parsed.success) throw new Problem('not_found');
  const [importedAt, objectId] = parsed.data;
  return { importedAt, objectId };
}
