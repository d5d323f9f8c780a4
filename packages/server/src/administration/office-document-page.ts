import type { Request, Response } from 'express';
import { CATALOGUE } from '../documents/document-catalogue.js';
import type { DocumentLibrary } from '../documents/document-library.js';
import { LANGUAGES } from '../i18n/translate.js';
import type { FormError } from '../objects/form-fields.js';
import { documentVersion } from '../office-documents/change-office-document.js';
import {
  listOfficeDocuments,
  type DocumentTexts,
  type OfficeDocument,
} from '../office-documents/office-document-store.js';
import { roomOfOffice } from '../office-documents/office-file-store.js';
import { listOfficeTexts } from '../office-documents/office-text-store.js';
import { KEPT_TOGETHER, MAX_FILE_BYTES } from '../stored-files/file-limits.js';
import { ACCEPTED_ENDINGS, isPreviewable, mediaTypeLabel } from '../stored-files/file-type.js';
import { FILES_FIELD } from '../stored-files/receive-upload.js';
import type { AppContext } from '../web/app-context.js';
import { signInOf } from '../web/sign-in-guard.js';
import { FILE_FIELD } from './posted-file.js';
import { localsOf, showAdminPage } from './show-admin-page.js';

export const DOCUMENTS_PATH = '/administration/documents';
export const DOCUMENTS_PURPOSE = 'administration:documents';

/** What every form with a file needs. */
export const FILE_INPUT = {
  id: FILE_FIELD,
  name: FILES_FIELD,
  accept: ACCEPTED_ENDINGS,
  maxBytes: MAX_FILE_BYTES,
} as const;

/** „Dokumente des Büros“: what stands in place of the delivered documents, and the office's own ones. */
export async function showOfficeDocuments(
  { database, library }: Pick<AppContext, 'database'> & { readonly library: DocumentLibrary },
  request: Request,
  response: Response,
  shown: { readonly texts?: DocumentTexts; readonly errors?: readonly FormError[] } = {},
): Promise<void> {
  const { tenantId } = signInOf(request);
  const { language } = localsOf(response);
  const documents = await listOfficeDocuments(database.knex, tenantId);
  const officeTexts = await listOfficeTexts(database.knex, tenantId);
  const room = await roomOfOffice(database.knex, tenantId);
  await showAdminPage(request, response, 'office-documents', {
    path: DOCUMENTS_PATH,
    purpose: DOCUMENTS_PURPOSE,
    delivered: CATALOGUE.map(({ slug, file }) => ({
      slug,
      title: library(file, language).title,
      states: LANGUAGES.map((code) => ({
        language: code,
        state: officeTexts.find((text) => text.slug === slug && text.language === code)?.kind ?? 'delivered',
      })),
    })),
    documents: documents.map((document, index) => ({
      ...document,
      typeLabel: mediaTypeLabel(document.file.mediaType),
      isPreviewable: isPreviewable(document.file.mediaType),
      isFirst: index === 0,
      isLast: index === documents.length - 1,
    })),
    limits: KEPT_TOGETHER,
    used: { files: KEPT_TOGETHER.files - room.files, bytes: KEPT_TOGETHER.bytes - room.bytes },
    fileInput: FILE_INPUT,
    texts: shown.texts ?? { title: '', description: '' },
    stored: { title: '', description: '' },
    errors: shown.errors ?? [],
  });
}

/** One document: what it is called, and a newer file for it. */
export async function showOfficeDocument(
  request: Request,
  response: Response,
  document: OfficeDocument,
  shown: {
    readonly texts?: DocumentTexts;
    readonly version?: string;
    readonly errors?: readonly FormError[];
  } = {},
): Promise<void> {
  await showAdminPage(request, response, 'office-document', {
    path: DOCUMENTS_PATH,
    purpose: DOCUMENTS_PURPOSE,
    document: { ...document, typeLabel: mediaTypeLabel(document.file.mediaType) },
    fileInput: FILE_INPUT,
    stored: document,
    texts: shown.texts ?? document,
    version: shown.version ?? documentVersion(document),
    errors: shown.errors ?? [],
  });
}
