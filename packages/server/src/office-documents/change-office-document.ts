import { appendAuditEvent } from '../audit/audit-store.js';
import type { FileContent } from '../stored-files/stored-file.js';
import { lockTenant } from '../tenants/tenant-store.js';
import type { UserKey } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { contentVersion } from '../web/content-version.js';
import { findDuplicate, titleOf, type DocumentRefusal } from './add-office-document.js';
import {
  findOfficeDocument,
  listOfficeDocuments,
  updateOfficeDocument,
  type DocumentTexts,
  type OfficeDocument,
} from './office-document-store.js';
import { addOfficeFile, deleteOfficeFile } from './office-file-store.js';

export type DocumentChange = DocumentRefusal | { readonly outcome: 'saved' | 'conflict' | 'gone' };

/** Names what a document is, for the form that shows it. */
export function documentVersion({ title, description, file }: OfficeDocument): string {
  return contentVersion([title, description, file.fileId]);
}

/**
 * Changes what a document is called, and its file if a new one comes.
 *
 * @param change `version` is what {@link documentVersion} said of the document that the form showed
 */
export async function changeOfficeDocument(
  { database, clock }: Pick<AppContext, 'database' | 'clock'>,
  user: UserKey,
  documentId: string,
  change: {
    readonly version: string;
    readonly texts: DocumentTexts;
    readonly content: FileContent | undefined;
  },
): Promise<DocumentChange> {
  const at = clock();
  const { tenantId } = user;
  const { content } = change;
  return database.transaction(async (db) => {
    await lockTenant(db, tenantId);
    const stored = await findOfficeDocument(db, { tenantId, documentId });
    if (!stored) return { outcome: 'gone' };
    if (documentVersion(stored) !== change.version) return { outcome: 'conflict' };
    const title = change.texts.title || titleOf(content ?? stored.file);
    const texts = { title, description: change.texts.description };
    if (!content) {
      if (texts.title === stored.title && texts.description === stored.description)
        return { outcome: 'saved' };
      await updateOfficeDocument(db, { ...stored, ...texts });
    } else {
      const others = (await listOfficeDocuments(db, tenantId)).filter(
        (document) => document.documentId !== documentId,
      );
      const duplicate = findDuplicate(others, content);
      if (duplicate) return { outcome: 'duplicate', document: duplicate };
      const addition = await addOfficeFile(db, user, content, { at, replacedId: stored.file.fileId });
      if (addition.outcome !== 'stored') return addition;
      await updateOfficeDocument(db, { documentId, ...texts, file: addition.file });
      // Last, because a document goes with its file.
      await deleteOfficeFile(db, stored.file);
    }
    const detail = { documentId, hasNewFile: content !== undefined };
    await appendAuditEvent(db, { ...user, at, kind: 'office_document.changed', detail });
    return { outcome: 'saved' };
  });
}
