import type { Logger } from 'pino';
import type { Queryable } from '../database/database.js';
import type { Language } from '../i18n/translate.js';
import type { OfficeFile } from '../office-documents/office-file-store.js';
import type { OfficeText } from '../office-documents/office-text-store.js';
import { findOfficeText } from '../office-documents/office-text-store.js';
import type { CatalogueEntry } from './document-catalogue.js';
import type { DocumentLibrary } from './document-library.js';
import { DocumentSyntaxError } from './source/document-syntax-error.js';
import { parseDocument, type ParsedDocument } from './source/parse-document.js';

/** What an office sees under a name of the catalogue. */
export type ShownDocument =
  | {
      readonly kind: 'text';
      /** With the placeholder for the office's name. */
      readonly document: ParsedDocument;
      /** Shown with name and logo of the office. */
      readonly hasSender: boolean;
      readonly isOwn: boolean;
    }
  | { readonly kind: 'file'; readonly title: string; readonly file: OfficeFile; readonly isOwn: true };

interface ShownFrom {
  readonly library: DocumentLibrary;
  readonly logger: Logger;
}

export async function findShownDocument(
  db: Queryable,
  from: ShownFrom,
  entry: CatalogueEntry,
  { tenantId, language }: { readonly tenantId: string; readonly language: Language },
): Promise<ShownDocument> {
  const { slug } = entry;
  return shownDocument(from, entry, language, await findOfficeText(db, tenantId, { slug, language }));
}

/** @param officeText what the office has put in place of the delivered document */
export function shownDocument(
  { library, logger }: ShownFrom,
  { slug, file, isHandout }: CatalogueEntry,
  language: Language,
  officeText: OfficeText | undefined,
): ShownDocument {
  const delivered = library(file, language);
  if (officeText?.kind === 'file') {
    return { kind: 'file', title: delivered.title, file: officeText.file, isOwn: true };
  }
  if (officeText) {
    try {
      const document = parseDocument(officeText.markdown, `${slug}/${language}`);
      return { kind: 'text', document, hasSender: true, isOwn: true };
    } catch (error) {
      if (!(error instanceof DocumentSyntaxError)) throw error;
      // It was checked when it was saved; only a version of the app that reads less can get here.
      logger.error({ reason: error.problems.map(({ code }) => code) }, 'a text of an office cannot be shown');
    }
  }
  return { kind: 'text', document: delivered, hasSender: isHandout, isOwn: false };
}
