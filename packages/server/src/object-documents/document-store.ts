import type { Queryable } from '../database/database.js';
import type { ObjectKey } from '../objects/object-store.js';
import type { DocumentKey, DocumentKind, ObjectDocument, Visibility } from './document.js';

interface DocumentRow {
  readonly document_id: string;
  readonly tenant_id: string;
  readonly object_id: string;
  readonly position: number;
  readonly kind: DocumentKind;
  readonly visibility: Visibility;
  readonly file_name: string;
  readonly media_type: string;
  readonly size_bytes: number;
  readonly sha256: string;
  readonly onoffice_file_id: string | null;
  readonly added_by: string;
  readonly added_at: string;
}

const DOCUMENTS = 'object_documents';

/** The documents of an object in the broker's order. */
export async function listDocuments(db: Queryable, key: ObjectKey): Promise<ObjectDocument[]> {
  const rows = await db<DocumentRow>(DOCUMENTS)
    .where({ tenant_id: key.tenantId, object_id: key.objectId })
    .orderBy(['position', 'document_id']);
  return rows.map(toDocument);
}

export async function findDocument(db: Queryable, key: DocumentKey): Promise<ObjectDocument | undefined> {
  const row = await byKey(db, key).first<DocumentRow | undefined>();
  return row && toDocument(row);
}

/** Stores the description of a document as the last one of its object; the caller has locked the object. */
export async function insertDocument(db: Queryable, document: ObjectDocument): Promise<void> {
  const last = await db(DOCUMENTS)
    .where({ tenant_id: document.tenantId, object_id: document.objectId })
    .max<{ position: number | null }>({ position: 'position' })
    .first();
  await db(DOCUMENTS).insert({
    document_id: document.documentId,
    tenant_id: document.tenantId,
    object_id: document.objectId,
    position: (last?.position ?? 0) + 1,
    kind: document.kind,
    visibility: document.visibility,
    file_name: document.fileName,
    media_type: document.mediaType,
    size_bytes: document.sizeBytes,
    sha256: document.sha256,
    onoffice_file_id: document.onofficeFileId,
    added_by: document.addedBy,
    added_at: document.addedAt,
  });
}

export async function updateDocument(
  db: Queryable,
  key: DocumentKey,
  changes: Partial<Pick<ObjectDocument, 'kind' | 'visibility'>>,
): Promise<void> {
  await byKey(db, key).update({ ...changes });
}

/** Numbers the documents of an object anew, in the order of the ids. */
export async function saveDocumentOrder(
  db: Queryable,
  key: ObjectKey,
  documentIds: readonly string[],
): Promise<void> {
  for (const [index, documentId] of documentIds.entries()) {
    await byKey(db, { ...key, documentId }).update({ position: index + 1 });
  }
}

/** Removes a document with its bytes. False when it was not there. */
export async function deleteDocument(db: Queryable, key: DocumentKey): Promise<boolean> {
  return (await byKey(db, key).delete()) > 0;
}

function byKey(db: Queryable, { tenantId, objectId, documentId }: DocumentKey) {
  return db(DOCUMENTS).where({ tenant_id: tenantId, object_id: objectId, document_id: documentId });
}

function toDocument(row: DocumentRow): ObjectDocument {
  return {
    documentId: row.document_id,
    tenantId: row.tenant_id,
    objectId: row.object_id,
    kind: row.kind,
    visibility: row.visibility,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    onofficeFileId: row.onoffice_file_id,
    addedBy: row.added_by,
    addedAt: row.added_at,
  };
}
