import { randomUUID } from 'node:crypto';
import { toUtcText, type Clock } from '../clock.js';
import type { Database } from '../database/database.js';
import { lockObject, type ObjectKey } from '../objects/object-store.js';
import { insertBytes } from '../stored-files/file-bytes.js';
import { roomBeside } from '../stored-files/file-limits.js';
import type { FileContent } from '../stored-files/stored-file.js';
import { auditDocument } from './document-audit.js';
import { insertDocument, listDocuments } from './document-store.js';
import { fileOf, type ObjectDocument } from './document.js';

/** A file that may become a document. */
export type Candidate = FileContent & Pick<ObjectDocument, 'kind' | 'visibility' | 'onofficeFileId'>;

export type Addition =
  | { readonly outcome: 'stored'; readonly document: ObjectDocument }
  /** The same file of onOffice, or the same bytes, are there already. */
  | { readonly outcome: 'already_taken' | 'duplicate'; readonly document: ObjectDocument }
  | { readonly outcome: 'too_many' | 'no_room' | 'object_gone' };

/**
 * Stores a document with its bytes in one transaction, unless the object has no room for it. The limits hold
 * for several servers together, because the object is locked meanwhile.
 *
 * @throws Error when the bytes are not those that the candidate describes
 */
export async function addDocument(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  key: ObjectKey,
  userId: string,
  candidate: Candidate,
): Promise<Addition> {
  const now = clock();
  return database.transaction(async (db) => {
    if (!(await lockObject(db, key))) return { outcome: 'object_gone' };
    const refusal = refusalOf(candidate, await listDocuments(db, key));
    if (refusal) return refusal;
    const { chunks, ...described } = candidate;
    const document: ObjectDocument = {
      ...described,
      tenantId: key.tenantId,
      objectId: key.objectId,
      documentId: randomUUID(),
      addedBy: userId,
      addedAt: toUtcText(now),
    };
    await insertDocument(db, document);
    await insertBytes(db, fileOf(document), chunks());
    await auditDocument(db, {
      key: document,
      userId,
      at: now,
      action: 'added',
      detail: { sizeBytes: document.sizeBytes, fromOnOffice: document.onofficeFileId !== null },
    });
    return { outcome: 'stored', document };
  });
}

function refusalOf(candidate: Candidate, documents: readonly ObjectDocument[]): Addition | undefined {
  const taken = documents.find(
    ({ onofficeFileId }) => onofficeFileId !== null && onofficeFileId === candidate.onofficeFileId,
  );
  if (taken) return { outcome: 'already_taken', document: taken };
  const same = documents.find(
    ({ sha256, sizeBytes }) => sha256 === candidate.sha256 && sizeBytes === candidate.sizeBytes,
  );
  if (same) return { outcome: 'duplicate', document: same };
  const room = roomBeside(documents);
  if (room.files === 0) return { outcome: 'too_many' };
  return candidate.sizeBytes > room.bytes ? { outcome: 'no_room' } : undefined;
}
