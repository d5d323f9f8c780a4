import type { Clock } from '../clock.js';
import type { Database } from '../database/database.js';
import { auditDocument } from './document-audit.js';
import { deleteDocument, findDocument } from './document-store.js';
import type { DocumentKey, ObjectDocument } from './document.js';

/** Removes a document with its bytes; `undefined` when it was not there. */
export async function removeDocument(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  key: DocumentKey,
  userId: string,
): Promise<ObjectDocument | undefined> {
  return database.transaction(async (db) => {
    const document = await findDocument(db, key);
    if (!document || !(await deleteDocument(db, key))) return undefined;
    await auditDocument(db, { key, userId, at: clock(), action: 'removed' });
    return document;
  });
}
