import { randomUUID } from 'node:crypto';
import { appendAuditEvent } from '../audit/audit-store.js';
import type { FileContent } from '../stored-files/stored-file.js';
import { lockTenant } from '../tenants/tenant-store.js';
import type { UserKey } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import {
  insertOfficeDocument,
  listOfficeDocuments,
  type DocumentTexts,
  type OfficeDocument,
} from './office-document-store.js';
import { addOfficeFile } from './office-file-store.js';

/** Why a file is not taken as a document: the office has it already, or no room for it. */
export type DocumentRefusal =
  | { readonly outcome: 'duplicate'; readonly document: OfficeDocument }
  | { readonly outcome: 'too_many' | 'no_room' };

/** Adds a document of the office's own as the last one; without a title it is called as its file. */
export async function addOfficeDocument(
  { database, clock }: Pick<AppContext, 'database' | 'clock'>,
  user: UserKey,
  { title, description }: DocumentTexts,
  content: FileContent,
): Promise<DocumentRefusal | { readonly outcome: 'stored' }> {
  const at = clock();
  return database.transaction(async (db) => {
    await lockTenant(db, user.tenantId);
    const duplicate = findDuplicate(await listOfficeDocuments(db, user.tenantId), content);
    if (duplicate) return { outcome: 'duplicate', document: duplicate };
    const addition = await addOfficeFile(db, user, content, { at });
    if (addition.outcome !== 'stored') return addition;
    const documentId = randomUUID();
    const { file } = addition;
    await insertOfficeDocument(db, { documentId, title: title || titleOf(content), description, file });
    const detail = { documentId, sizeBytes: file.sizeBytes };
    await appendAuditEvent(db, { ...user, at, kind: 'office_document.added', detail });
    return { outcome: 'stored' };
  });
}

/** The document whose file has the same bytes. */
export function findDuplicate(
  documents: readonly OfficeDocument[],
  content: FileContent,
): OfficeDocument | undefined {
  return documents.find(({ file }) => file.sha256 === content.sha256 && file.sizeBytes === content.sizeBytes);
}

/** The name of the file without its ending. */
export function titleOf({ fileName }: Pick<FileContent, 'fileName'>): string {
  return fileName.replace(/(?<=.)\.[^.]*$/, '');
}
