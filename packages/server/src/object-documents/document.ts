import type { ObjectKey } from '../objects/object-store.js';
import type { FileDescription, StoredFile } from '../stored-files/stored-file.js';

/** What a document is about; the guide's list. */
export const DOCUMENT_KINDS = [
  'expose',
  'energieausweis',
  'grundriss',
  'grundbuchauszug',
  'teilungserklaerung',
  'protokolle',
  'sonstiges',
] as const;

export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Who gets to see a document: everybody, persons who confirmed, the broker's office only. */
export const VISIBILITIES = ['all', 'confirmed', 'broker'] as const;

export type Visibility = (typeof VISIBILITIES)[number];

/** Nobody sees a document by accident: showing it to others is chosen on purpose. */
export const DEFAULT_VISIBILITY: Visibility = 'broker';

/** A file that belongs to an object; its bytes lie beside it in chunks. */
export interface ObjectDocument extends ObjectKey, FileDescription {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly visibility: Visibility;
  /** The file of the estate that it was taken over from. */
  readonly onofficeFileId: string | null;
  readonly addedBy: string;
  readonly addedAt: string;
}

export type DocumentKey = Pick<ObjectDocument, 'tenantId' | 'objectId' | 'documentId'>;

export function isDocumentKind(value: unknown): value is DocumentKind {
  return DOCUMENT_KINDS.some((kind) => kind === value);
}

export function isVisibility(value: unknown): value is Visibility {
  return VISIBILITIES.some((visibility) => visibility === value);
}

const CHUNKS = { name: 'object_document_chunks', fileColumn: 'document_id' } as const;

/** The document as a file, which knows nothing of objects. */
export function fileOf(document: ObjectDocument): StoredFile {
  return { ...document, chunkTable: CHUNKS, fileId: document.documentId };
}
