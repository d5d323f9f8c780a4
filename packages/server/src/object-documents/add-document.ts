import { createHash, randomUUID } from 'node:crypto';
import { toUtcText, type Clock } from '../clock.js';
import type { Database, Queryable } from '../database/database.js';
import { lockObject, type ObjectKey } from '../objects/object-store.js';
import { auditDocument } from './document-audit.js';
import { insertChunk, insertDocument, listDocuments } from './document-store.js';
import { roomBeside, type ObjectDocument } from './document.js';

/** The largest chunk: small enough to hold many at a time, large enough for few queries. */
export const CHUNK_BYTES = 256 * 1024;

/** A file that may become a document. Its bytes come in pieces of at most {@link CHUNK_BYTES}. */
export interface Candidate extends Pick<
  ObjectDocument,
  'kind' | 'visibility' | 'fileName' | 'mediaType' | 'sizeBytes' | 'sha256' | 'onofficeFileId'
> {
  readonly chunks: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

export type Addition =
  | { readonly outcome: 'stored'; readonly document: ObjectDocument }
  /** The same file of onOffice, or the same bytes, are there already. */
  | { readonly outcome: 'already_taken' | 'duplicate'; readonly document: ObjectDocument }
  | { readonly outcome: 'too_many' | 'object_full' | 'object_gone' };

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
    await insertBytes(db, document, chunks());
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
  if (room.documents === 0) return { outcome: 'too_many' };
  return candidate.sizeBytes > room.bytes ? { outcome: 'object_full' } : undefined;
}

async function insertBytes(
  db: Queryable,
  document: ObjectDocument,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<void> {
  const hash = createHash('sha256');
  let size = 0;
  let number = 0;
  for await (const chunk of chunks) {
    hash.update(chunk);
    size += chunk.length;
    await insertChunk(db, document, number, chunk);
    number += 1;
  }
  if (size !== document.sizeBytes || hash.digest('hex') !== document.sha256) {
    throw new Error('the bytes of a document changed while they were stored');
  }
}

/** The pieces of bytes that are in memory anyway. */
export function* chunksOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += CHUNK_BYTES) {
    yield bytes.subarray(start, start + CHUNK_BYTES);
  }
}
