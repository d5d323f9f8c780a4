import type { Request } from 'express';
import type { EstateFile } from '@immo-billie/onoffice-sdk';
import type { OfferObject } from '../objects/object-store.js';
import { KEPT_TOGETHER, MAX_FILE_BYTES, roomBeside } from '../stored-files/file-limits.js';
import { ACCEPTED_ENDINGS, isPreviewable, mediaTypeLabel } from '../stored-files/file-type.js';
import { FILES_FIELD, MAX_FILES_AT_ONCE } from '../stored-files/receive-upload.js';
import type { AppContext } from '../web/app-context.js';
import { LIST_FIELDS, type DocumentChoice } from './document-list-form.js';
import { isSuccess, takeReport, type ReportEntry } from './document-report.js';
import { listDocuments } from './document-store.js';
import {
  DEFAULT_VISIBILITY,
  DOCUMENT_KINDS,
  VISIBILITIES,
  type ObjectDocument,
  type Visibility,
} from './document.js';
import { MAX_ESTATE_FILES, type EstateFileList } from './estate-file-list.js';
import { nameOf } from './take-over-files.js';

/** Something that concerns the whole section, with a text of its own. */
export type SectionNotice = 'stale' | 'stale_upload' | 'no_file' | 'too_many_files' | 'nothing_ticked';

export interface SectionOptions {
  /** What this request did; without it what the one before did, once. */
  readonly report?: readonly ReportEntry[];
  readonly notice?: SectionNotice;
  /** The estate's files, when the part of the section that offers them is open. */
  readonly estateFiles?: EstateFileList;
  /** Ids of files of the estate that are ticked. */
  readonly ticked?: ReadonlySet<string>;
  /** What the broker had chosen for documents in a list that was not stored. */
  readonly choices?: ReadonlyMap<string, DocumentChoice>;
  /** The visibility chosen for new documents. */
  readonly visibility?: Visibility;
  /** The document that is about to be removed. */
  readonly removing?: string;
}

/** All forms of the section belong together: whoever may send one may send the others. */
export function purposeOfDocuments({ objectId }: Pick<OfferObject, 'objectId'>): string {
  return `documents:${objectId}`;
}

/**
 * What `views/object-documents/section.ejs` shows, beside the values that every page has. Spread it into the
 * page's locals: everything lies under the one name `documentSection`.
 *
 * @param request takes what the request before did out of its session
 */
export async function documentSectionLocals(
  { database }: Pick<AppContext, 'database'>,
  object: OfferObject,
  request: Request,
  options: SectionOptions = {},
) {
  const documents = await listDocuments(database.knex, object);
  const report = options.report ?? (await takeReport(request, object.objectId));
  const room = roomBeside(documents);
  return {
    documentSection: {
      path: `/objects/${object.objectId}/documents`,
      purpose: purposeOfDocuments(object),
      documents: documents.map((document, index) => ({
        ...document,
        typeLabel: mediaTypeLabel(document.mediaType),
        isPreviewable: isPreviewable(document.mediaType),
        chosen: options.choices?.get(document.documentId) ?? document,
        isFirst: index === 0,
        isLast: index === documents.length - 1,
        isRemoving: document.documentId === options.removing,
      })),
      report,
      hasRefusals: !report.every(isSuccess),
      notice: options.notice,
      lacksEnergyCertificate: !documents.some(({ kind }) => kind === 'energieausweis'),
      visibility: options.visibility ?? DEFAULT_VISIBILITY,
      kinds: DOCUMENT_KINDS,
      visibilities: VISIBILITIES,
      listFields: LIST_FIELDS,
      filesField: FILES_FIELD,
      acceptedEndings: ACCEPTED_ENDINGS,
      limits: {
        fileBytes: MAX_FILE_BYTES,
        bytes: KEPT_TOGETHER.bytes,
        documents: KEPT_TOGETHER.files,
        files: MAX_FILES_AT_ONCE,
        estateFiles: MAX_ESTATE_FILES,
      },
      used: { documents: documents.length, bytes: KEPT_TOGETHER.bytes - room.bytes },
      onoffice: options.estateFiles && {
        problem: options.estateFiles.problem,
        files: (options.estateFiles.files ?? []).map((file) =>
          estateFileView(file, documents, options.ticked ?? new Set()),
        ),
      },
    },
  };
}

function estateFileView(file: EstateFile, documents: readonly ObjectDocument[], ticked: ReadonlySet<string>) {
  const hindrance = hindranceOf(file, documents);
  return {
    id: file.id,
    title: file.title || nameOf(file, file.id),
    name: file.linkUrl ?? nameOf(file, file.id),
    kind: file.kind,
    sizeBytes: file.linkUrl === null ? file.sizeBytes : null,
    hindrance,
    isTicked: hindrance === undefined && ticked.has(file.id),
  };
}

/** Why a file cannot be ticked, a key of the texts. */
function hindranceOf(
  file: EstateFile,
  documents: readonly ObjectDocument[],
): 'is_link' | 'already_taken' | 'too_large' | undefined {
  if (file.linkUrl !== null) return 'is_link';
  if (documents.some(({ onofficeFileId }) => onofficeFileId === file.id)) return 'already_taken';
  return (file.sizeBytes ?? 0) > MAX_FILE_BYTES ? 'too_large' : undefined;
}
