import type { ObjectKey } from '../objects/object-store.js';

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

const MEBIBYTE = 1024 * 1024;

export const MAX_DOCUMENT_BYTES = 25 * MEBIBYTE;
export const MAX_DOCUMENTS = 50;
export const MAX_BYTES_OF_OBJECT = 200 * MEBIBYTE;

/** A file that belongs to an object; its bytes lie beside it in chunks. */
export interface ObjectDocument extends ObjectKey {
  readonly documentId: string;
  readonly kind: DocumentKind;
  readonly visibility: Visibility;
  readonly fileName: string;
  /** Found in the content, never claimed by a browser. */
  readonly mediaType: string;
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
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

/** What still fits into an object. */
export interface Room {
  readonly documents: number;
  readonly bytes: number;
}

export function roomBeside(documents: readonly ObjectDocument[]): Room {
  const used = documents.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return {
    documents: Math.max(0, MAX_DOCUMENTS - documents.length),
    bytes: Math.max(0, MAX_BYTES_OF_OBJECT - used),
  };
}
