import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import type { DocumentLibrary } from '../documents/document-library.js';
import type { FormError } from '../objects/form-fields.js';
import { addOfficeDocument, type DocumentRefusal } from '../office-documents/add-office-document.js';
import { moveOfficeDocument, removeOfficeDocument } from '../office-documents/arrange-office-documents.js';
import { changeOfficeDocument } from '../office-documents/change-office-document.js';
import { findOfficeDocument, type OfficeDocument } from '../office-documents/office-document-store.js';
import { roomOfOffice } from '../office-documents/office-file-store.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { requireFormToken } from '../web/require-form-token.js';
import { signInOf } from '../web/sign-in-guard.js';
import { setNotice } from './notice.js';
import { parseDocumentForm } from './office-document-form.js';
import {
  DOCUMENTS_PATH,
  DOCUMENTS_PURPOSE,
  showOfficeDocument,
  showOfficeDocuments,
} from './office-document-page.js';
import { fileError, staleErrors, withFileHint, withPostedFile } from './posted-file.js';
import { formError, readForm } from './posted-form.js';

/** „Dokumente des Büros“: documents of the office's own. */
export function officeDocumentRoutes(context: AppContext, library: DocumentLibrary): Router {
  const { database } = context;
  const shownFrom = { database, library };
  const router = Router();

  router.get('/documents', async (request, response) => {
    await showOfficeDocuments(shownFrom, request, response);
  });

  // A form that was kept for somebody whose session had ended comes without its file.
  router.post('/documents', readForm, async (request, response) => {
    const { tenantId, userId } = signInOf(request);
    const room = await roomOfOffice(database.knex, tenantId);
    const rules = { purpose: DOCUMENTS_PURPOSE, room };
    await withPostedFile(context, request, response, rules, async (form) => {
      const { texts, errors } = parseDocumentForm(form.body);
      if (form.isStale) {
        response.status(409);
        return showOfficeDocuments(shownFrom, request, response, { texts, errors: staleErrors(form) });
      }
      const missing = form.hasFile ? [] : [fileError(response, 'missing')];
      const allErrors = [...errors, ...missing, ...form.fileErrors];
      if (allErrors.length > 0 || !form.content) {
        response.status(422);
        const shown = { texts, errors: withFileHint(allErrors, form) };
        return showOfficeDocuments(shownFrom, request, response, shown);
      }
      const addition = await addOfficeDocument(context, { tenantId, userId }, texts, form.content);
      if (addition.outcome !== 'stored') {
        response.status(422);
        const shown = { texts, errors: [refusalError(response, addition)] };
        return showOfficeDocuments(shownFrom, request, response, shown);
      }
      await setNotice(request, { tone: 'success', key: 'documentAdded' });
      response.redirect(303, DOCUMENTS_PATH);
    });
  });

  router.get('/documents/:documentId', async (request, response) => {
    await showOfficeDocument(request, response, await requireDocument(request));
  });

  router.post('/documents/:documentId', readForm, async (request, response) => {
    const { tenantId, userId } = signInOf(request);
    const document = await requireDocument(request);
    const room = await roomOfOffice(database.knex, tenantId, document.file.fileId);
    const rules = { purpose: DOCUMENTS_PURPOSE, room };
    await withPostedFile(context, request, response, rules, async (form) => {
      const { texts, errors } = parseDocumentForm(form.body);
      const version = String(form.body['version']);
      const showAgain = (status: number, again: readonly FormError[]) => {
        response.status(status);
        return showOfficeDocument(request, response, document, { texts, version, errors: again });
      };
      if (form.isStale) return showAgain(409, staleErrors(form));
      const allErrors = [...errors, ...form.fileErrors];
      if (allErrors.length > 0) return showAgain(422, withFileHint(allErrors, form));
      const change = { version, texts, content: form.content };
      const result = await changeOfficeDocument(context, { tenantId, userId }, document.documentId, change);
      switch (result.outcome) {
        case 'saved':
          await setNotice(request, { tone: 'success', key: 'saved' });
          return response.redirect(303, DOCUMENTS_PATH);
        case 'conflict': {
          response.status(409);
          // The next save is meant for what is stored now.
          const conflict = { texts, errors: withFileHint([formError('conflict')], form) };
          return showOfficeDocument(request, response, await requireDocument(request), conflict);
        }
        case 'gone':
          throw new Problem('not_found');
        default:
          return showAgain(422, [refusalError(response, result)]);
      }
    });
  });

  router.post('/documents/:documentId/move', readForm, async (request, response) => {
    const user = signInOf(request);
    const { documentId } = await requireDocument(request);
    requireFormToken(context.secretBox, request, DOCUMENTS_PURPOSE);
    const { direction } = request.body as { readonly direction?: unknown };
    if (direction !== 'up' && direction !== 'down') {
      throw new Problem('bad_request', { reason: 'unknown direction' });
    }
    await moveOfficeDocument(context, user, documentId, direction);
    response.redirect(303, DOCUMENTS_PATH);
  });

  router.post('/documents/:documentId/delete', readForm, async (request, response) => {
    const { tenantId, userId } = signInOf(request);
    requireFormToken(context.secretBox, request, DOCUMENTS_PURPOSE);
    // Deleted twice is deleted.
    await removeOfficeDocument(context, { tenantId, userId }, parseDocumentId(request));
    await setNotice(request, { tone: 'success', key: 'documentDeleted' });
    response.redirect(303, DOCUMENTS_PATH);
  });

  return router;

  async function requireDocument(request: Request): Promise<OfficeDocument> {
    const { tenantId } = signInOf(request);
    const documentId = parseDocumentId(request);
    const document = await findOfficeDocument(database.knex, { tenantId, documentId });
    if (!document) throw new Problem('not_found');
    return document;
  }
}

/** @throws Problem `not_found` */
function parseDocumentId(request: Request): string {
  const documentId = z.uuid().safeParse(request.params['documentId']);
  if (!documentId.success) throw new Problem('not_found');
  return documentId.data;
}

function refusalError(response: Response, refusal: DocumentRefusal): FormError {
  return refusal.outcome === 'duplicate'
    ? fileError(response, 'duplicate', { title: refusal.document.title })
    : fileError(response, refusal.outcome);
}
