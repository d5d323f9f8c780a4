import type { Queryable } from '../database/database.js';
import { OFFICE_FILES, toOfficeFile, type OfficeFile, type OfficeFileRow } from './office-file-store.js';

/** What an administrator says about a document. */
export interface DocumentTexts {
  readonly title: string;
  /** May be empty. */
  readonly description: string;
}

/** A document of an office's own, for all of its users. */
export interface OfficeDocument extends DocumentTexts {
  readonly documentId: string;
  readonly file: OfficeFile;
}

export interface OfficeDocumentKey {
  readonly tenantId: string;
  readonly documentId: string;
}

interface DocumentRow extends OfficeFileRow {
  readonly document_id: string;
  readonly title: string;
  readonly description: string;
}

const DOCUMENTS = 'tenant_documents';

/** The office's documents in its administrators' order. */
export async function listOfficeDocuments(db: Queryable, tenantId: string): Promise<OfficeDocument[]> {
  const rows = (await withFiles(db, tenantId).orderBy([
    `${DOCUMENTS}.position`,
    `${DOCUMENTS}.document_id`,
  ])) as DocumentRow[];
  return rows.map(toDocument);
}

export async function findOfficeDocument(
  db: Queryable,
  { tenantId, documentId }: OfficeDocumentKey,
): Promise<OfficeDocument | undefined> {
  const row = await withFiles(db, tenantId)
    .where(`${DOCUMENTS}.document_id`, documentId)
    .first<DocumentRow | undefined>();
  return row && toDocument(row);
}

/** Stores a document as the last one of its office; the caller has locked the tenant. */
export async function insertOfficeDocument(db: Queryable, document: OfficeDocument): Promise<void> {
  const { tenantId, fileId } = document.file;
  const last = await db(DOCUMENTS)
    .where('tenant_id', tenantId)
    .max<{ position: number | null }>({ position: 'position' })
    .first();
  await db(DOCUMENTS).insert({
    document_id: document.documentId,
    tenant_id: tenantId,
    file_id: fileId,
    position: (last?.position ?? 0) + 1,
    title: document.title,
    description: document.description,
  });
}

export async function updateOfficeDocument(db: Queryable, document: OfficeDocument): Promise<void> {
  const { documentId, title, description, file } = document;
  await db(DOCUMENTS)
    .where({ tenant_id: file.tenantId, document_id: documentId })
    .update({ title, description, file_id: file.fileId });
}

/** Numbers the documents of an office anew, in the order of the ids. */
export async function saveOfficeDocumentOrder(
  db: Queryable,
  tenantId: string,
  documentIds: readonly string[],
): Promise<void> {
  for (const [index, documentId] of documentIds.entries()) {
    await db(DOCUMENTS)
      .where({ tenant_id: tenantId, document_id: documentId })
      .update({ position: index + 1 });
  }
}

function withFiles(db: Queryable, tenantId: string) {
  return db(DOCUMENTS)
    .join(OFFICE_FILES, `${OFFICE_FILES}.file_id`, `${DOCUMENTS}.file_id`)
    .where(`${DOCUMENTS}.tenant_id`, tenantId)
    .where(`${OFFICE_FILES}.tenant_id`, tenantId)
    .select(`${OFFICE_FILES}.*`, 'document_id', 'title', 'description');
}

function toDocument(row: DocumentRow): OfficeDocument {
  return {
    documentId: row.document_id,
    title: row.title,
    description: row.description,
    file: toOfficeFile(row),
  };
}
