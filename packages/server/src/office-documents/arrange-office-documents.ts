import { appendAuditEvent } from '../audit/audit-store.js';
import { movedOrder, type Direction } from '../stored-files/moved-order.js';
import { lockTenant } from '../tenants/tenant-store.js';
import type { UserKey } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import {
  findOfficeDocument,
  listOfficeDocuments,
  saveOfficeDocumentOrder,
  type OfficeDocument,
} from './office-document-store.js';
import { deleteOfficeFile } from './office-file-store.js';

/** Moves a document by a place; nothing happens to one that is gone or at its end. */
export async function moveOfficeDocument(
  { database }: Pick<AppContext, 'database'>,
  { tenantId }: UserKey,
  documentId: string,
  direction: Direction,
): Promise<void> {
  await database.transaction(async (db) => {
    await lockTenant(db, tenantId);
    const documents = await listOfficeDocuments(db, tenantId);
    const order = movedOrder(
      documents.map((document) => document.documentId),
      documentId,
      direction,
    );
    if (order) await saveOfficeDocumentOrder(db, tenantId, order);
  });
}

/** Removes a document with its bytes; `undefined` when it was not there. */
export async function removeOfficeDocument(
  { database, clock }: Pick<AppContext, 'database' | 'clock'>,
  user: UserKey,
  documentId: string,
): Promise<OfficeDocument | undefined> {
  const at = clock();
  return database.transaction(async (db) => {
    const document = await findOfficeDocument(db, { tenantId: user.tenantId, documentId });
    if (!document || !(await deleteOfficeFile(db, document.file))) return undefined;
    await appendAuditEvent(db, { ...user, at, kind: 'office_document.removed', detail: { documentId } });
    return document;
  });
}
