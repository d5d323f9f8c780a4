import { Router } from 'express';
import { z } from 'zod';
import { findOfficeDocument } from '../office-documents/office-document-store.js';
import { isPreviewable } from '../stored-files/file-type.js';
import { sendStoredFile } from '../stored-files/send-stored-file.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';

/** Documents that an office has added, for all of its users. */
export function officeDocumentRoutes(context: AppContext): Router {
  const router = Router();
  for (const manner of ['preview', 'download'] as const) {
    router.get(`/documents/own/:documentId/${manner}`, requireSignIn, async (request, response) => {
      const { tenantId } = signInOf(request);
      const documentId = z.uuid().safeParse(request.params['documentId']);
      const document =
        documentId.success &&
        (await findOfficeDocument(context.database.knex, { tenantId, documentId: documentId.data }));
      if (!document || (manner === 'preview' && !isPreviewable(document.file.mediaType))) {
        throw new Problem('not_found');
      }
      const backHref = '/documents';
      await sendStoredFile(context, request, response, document.file, { manner, backHref });
    });
  }
  return router;
}
