import express, { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { OfferObject } from '../objects/object-store.js';
import { requireObject } from '../objects/require-object.js';
import { roomBeside } from '../stored-files/file-limits.js';
import { isPreviewable } from '../stored-files/file-type.js';
import { withUpload } from '../stored-files/receive-upload.js';
import { sendStoredFile } from '../stored-files/send-stored-file.js';
import type { AppContext } from '../web/app-context.js';
import { checkFormToken, FORM_TOKEN_FIELD, type FormTokenCheck } from '../web/form-token.js';
import { Problem } from '../web/problem.js';
import { requestCancelled } from '../web/request-cancelled.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import { changeDocuments } from './change-documents.js';
import { parseDocumentList } from './document-list-form.js';
import { isSuccess, keepReport, type ReportEntry } from './document-report.js';
import { documentSectionLocals, purposeOfDocuments, type SectionOptions } from './document-section.js';
import { findDocument, listDocuments } from './document-store.js';
import {
  DEFAULT_VISIBILITY,
  fileOf,
  isVisibility,
  type ObjectDocument,
  type Visibility,
} from './document.js';
import { listEstateFiles, MAX_ESTATE_FILES } from './estate-file-list.js';
import { removeDocument } from './remove-document.js';
import { storeUpload } from './store-upload.js';
import { takeOverFiles } from './take-over-files.js';

const FORM_LIMIT = '64kb';
const MAX_FORM_FIELDS = MAX_ESTATE_FILES + 100;

/** Refusals because of a limit, which HTTP has a status for. */
const LIMITS: ReadonlySet<ReportEntry['outcome']> = new Set(['too_large', 'too_many', 'no_room']);

/**
 * Documents of an object. Each address answers with a page of its own, and with the section alone when a script
 * asks for it: then the object's form around it keeps what was typed.
 */
export function objectDocumentRoutes(context: AppContext): Router {
  const { config, database, secretBox } = context;
  const router = Router();
  const path = '/objects/:objectId/documents';
  const parseForm = express.urlencoded({
    extended: false,
    limit: FORM_LIMIT,
    parameterLimit: MAX_FORM_FIELDS,
  });

  router.get(path, requireSignIn, async (request, response) => {
    await showSection(request, response, await requireObject(database.knex, request));
  });

  // A form that was kept for somebody whose session had ended comes without its files.
  router.post(path, requireSignIn, parseForm, async (request, response) => {
    const object = await requireObject(database.knex, request);
    const room = roomBeside(await listDocuments(database.knex, object));
    const isAllowed = (fields: Readonly<Record<string, unknown>>) =>
      tokenCheck(request, object, fields).state === 'valid';
    await withUpload(request, response, { folder: config.uploadDir, isAllowed, room }, async (upload) => {
      const { state } = tokenCheck(request, object, upload.fields);
      if (state === 'foreign') throw new Problem('form_token_foreign');
      const visibility = visibilityOf(upload.fields);
      if (state === 'stale') {
        return showSection(request, response, object, { status: 409, notice: 'stale_upload', visibility });
      }
      if (upload.hasUnallowedFiles) {
        throw new Problem('bad_request', { reason: 'the token has to come before the files' });
      }
      if (upload.hasTooManyFiles) {
        return showSection(request, response, object, {
          status: 413,
          notice: 'too_many_files',
          visibility,
        });
      }
      if (upload.files.length === 0) {
        return showSection(request, response, object, { status: 422, notice: 'no_file', visibility });
      }
      const by = { userId: signInOf(request).userId, requestId: request.requestId };
      const report = await storeUpload(context, object, by, upload.files, visibility);
      return answerReport(request, response, object, report, { visibility });
    });
  });

  router.post(`${path}/list`, requireSignIn, parseForm, async (request, response) => {
    const object = await requireObject(database.knex, request);
    const { state } = requireToken(request, object);
    const form = parseDocumentList(bodyOf(request));
    if (!form) throw new Problem('bad_request', { reason: 'the list names an unknown choice' });
    if (state === 'stale') {
      const choices = new Map([...form.choices].map(([id, { chosen }]) => [id, chosen]));
      return showSection(request, response, object, { status: 409, notice: 'stale', choices });
    }
    const report = await changeDocuments(context, object, signInOf(request).userId, form);
    const status = report.some(({ outcome }) => outcome === 'conflict' || outcome === 'gone') ? 409 : 200;
    return answerReport(request, response, object, report, { status });
  });

  router.get(`${path}/onoffice`, requireSignIn, async (request, response) => {
    const object = await requireObject(database.knex, request);
    await showSection(request, response, object, { estateFiles: await estateFilesOf(request, object) });
  });

  router.post(`${path}/onoffice`, requireSignIn, parseForm, async (request, response) => {
    const object = await requireObject(database.knex, request);
    const { state } = requireToken(request, object);
    const body = bodyOf(request);
    const fileIds = [body['file'] ?? []].flat().filter((id): id is string => typeof id === 'string');
    const choice = { ticked: new Set(fileIds), visibility: visibilityOf(body) };
    const estateFiles = await estateFilesOf(request, object);
    if (state === 'stale') {
      return showSection(request, response, object, { status: 409, notice: 'stale', estateFiles, ...choice });
    }
    if (fileIds.length === 0) {
      const notice = 'nothing_ticked';
      return showSection(request, response, object, { status: 422, notice, estateFiles, ...choice });
    }
    if (!estateFiles.files) {
      return showSection(request, response, object, { status: 502, estateFiles, ...choice });
    }
    const report = await takeOverFiles(context, object, {
      userId: signInOf(request).userId,
      requestId: request.requestId,
      estateFiles: estateFiles.files,
      fileIds,
      visibility: choice.visibility,
      signal: requestCancelled(request),
    });
    return answerReport(request, response, object, report, { estateFiles, ...choice });
  });

  for (const manner of ['preview', 'download'] as const) {
    router.get(`${path}/:documentId/${manner}`, requireSignIn, async (request, response) => {
      const document = await requireDocument(request);
      if (manner === 'preview' && !isPreviewable(document.mediaType)) throw new Problem('not_found');
      const backHref = `/objects/${document.objectId}#documents`;
      await sendStoredFile(context, request, response, fileOf(document), { manner, backHref });
    });
  }

  router.get(`${path}/:documentId/delete`, requireSignIn, async (request, response) => {
    const object = await requireObject(database.knex, request);
    const document = await requireDocument(request);
    if (wantsSection(request)) {
      return showSection(request, response, object, { removing: document.documentId });
    }
    return askWhetherToRemove(response, object, document);
  });

  router.post(`${path}/:documentId/delete`, requireSignIn, parseForm, async (request, response) => {
    const object = await requireObject(database.knex, request);
    const document = await requireDocument(request);
    const { state } = requireToken(request, object);
    if (state === 'stale') {
      const removing = document.documentId;
      if (wantsSection(request)) {
        return showSection(request, response, object, { status: 409, notice: 'stale', removing });
      }
      return askWhetherToRemove(response.status(409), object, document, 'stale');
    }
    const removed = await removeDocument(context, document, signInOf(request).userId);
    const outcome = removed ? 'removed' : 'gone';
    return answerReport(request, response, object, [{ outcome, name: document.fileName }], { status: 200 });
  });

  return router;

  /** Where the report can stand alone, it does; else it waits for the page of the object. */
  async function answerReport(
    request: Request,
    response: Response,
    object: OfferObject,
    report: readonly ReportEntry[],
    options: Omit<SectionOptions, 'report'> & { readonly status?: number },
  ): Promise<void> {
    const status = options.status ?? statusOf(report);
    if (wantsSection(request)) {
      // What succeeded need not be chosen again.
      const kept = status === 200 ? {} : options;
      await showSection(request, response, object, { ...kept, status, report });
    } else if (status !== 200) {
      await showSection(request, response, object, { ...options, status, report });
    } else {
      await keepReport(request, object.objectId, report);
      response.redirect(303, `/objects/${object.objectId}#documents`);
    }
  }

  async function showSection(
    request: Request,
    response: Response,
    object: OfferObject,
    { status = 200, ...options }: SectionOptions & { readonly status?: number } = {},
  ): Promise<void> {
    const section = await documentSectionLocals(context, object, request, options);
    const view = wantsSection(request) ? 'object-documents/section' : 'object-documents/page';
    response.status(status).render(view, { ...response.locals, object, ...section });
  }

  function askWhetherToRemove(
    response: Response,
    object: OfferObject,
    document: ObjectDocument,
    notice?: 'stale',
  ): void {
    response.render('object-documents/delete', {
      ...response.locals,
      object,
      document,
      notice,
      purpose: purposeOfDocuments(object),
    });
  }

  function estateFilesOf(request: Request, object: OfferObject) {
    return listEstateFiles(context, object, signInOf(request).userId, requestCancelled(request));
  }

  async function requireDocument(request: Request): Promise<ObjectDocument> {
    const { tenantId, objectId } = await requireObject(database.knex, request);
    const documentId = z.uuid().safeParse(request.params['documentId']);
    const document =
      documentId.success &&
      (await findDocument(database.knex, { tenantId, objectId, documentId: documentId.data }));
    if (!document) throw new Problem('not_found');
    return document;
  }

  function requireToken(request: Request, object: OfferObject): FormTokenCheck {
    const check = tokenCheck(request, object, bodyOf(request));
    if (check.state === 'foreign') throw new Problem('form_token_foreign');
    return check;
  }

  function tokenCheck(
    request: Request,
    object: OfferObject,
    fields: Readonly<Record<string, unknown>>,
  ): FormTokenCheck {
    return checkFormToken(secretBox, request, fields[FORM_TOKEN_FIELD], purposeOfDocuments(object));
  }
}

/** A script asks for the section alone; the header cannot be sent by a form of another site. */
function wantsSection(request: Request): boolean {
  return request.get('x-requested-with') === 'fetch';
}

function bodyOf(request: Request): Readonly<Record<string, unknown>> {
  return (request.body ?? {}) as Record<string, unknown>;
}

function visibilityOf(fields: Readonly<Record<string, unknown>>): Visibility {
  return isVisibility(fields['visibility']) ? fields['visibility'] : DEFAULT_VISIBILITY;
}

/** Something was done, or everything was refused: because of a limit or for another reason. */
function statusOf(report: readonly ReportEntry[]): number {
  if (report.length === 0 || report.some(isSuccess)) return 200;
  if (report.some(({ outcome }) => outcome === 'failed')) return 500;
  if (report.some(({ outcome }) => outcome === 'not_read')) return 502;
  return report.some(({ outcome }) => LIMITS.has(outcome)) ? 413 : 422;
}
