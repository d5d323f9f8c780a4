import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Response } from 'express';
import type { Queryable } from '../database/database.js';
import { readChunk } from './document-store.js';
import type { ObjectDocument } from './document.js';

/** Stored bytes are not those that were once taken in. */
export class DocumentDamagedError extends Error {
  override readonly name = 'DocumentDamagedError';
  readonly code = 'document_damaged';

  constructor() {
    super('the stored bytes of a document do not fit its size and checksum; restore them from a backup');
  }
}

/**
 * The bytes of a document, one chunk in memory at a time. The last chunk is only given out when all of them
 * together fit size and checksum.
 *
 * @throws DocumentDamagedError otherwise, also when the document was removed meanwhile
 */
export async function* readDocument(db: Queryable, document: ObjectDocument): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let size = 0;
  for (let number = 0; size < document.sizeBytes; number += 1) {
    const chunk = await readChunk(db, document, number);
    if (!chunk || chunk.length === 0) throw new DocumentDamagedError();
    hash.update(chunk);
    size += chunk.length;
    if (size >= document.sizeBytes && (size > document.sizeBytes || hash.digest('hex') !== document.sha256)) {
      throw new DocumentDamagedError();
    }
    yield chunk;
  }
}

/**
 * Sends a document. It is read twice: what is damaged has to be known before the first byte is out, and holding
 * it all in memory instead would cost up to 25 MB for every reader.
 *
 * @param manner `preview` shows it in the browser with nothing allowed to run, `download` offers it as a file
 * @throws DocumentDamagedError before anything is sent
 */
export async function sendDocument(
  db: Queryable,
  response: Response,
  document: ObjectDocument,
  manner: 'preview' | 'download',
  frameAncestors: readonly string[],
): Promise<void> {
  for await (const _chunk of readDocument(db, document));
  response.attachment(document.fileName);
  const disposition = response.get('Content-Disposition') ?? 'attachment';
  response.set({
    'Content-Disposition': manner === 'preview' ? disposition.replace(/^attachment/, 'inline') : disposition,
    'Content-Type': document.mediaType,
    'Content-Length': String(document.sizeBytes),
    'Content-Security-Policy': `sandbox; default-src 'none'; frame-ancestors ${frameAncestors.join(' ')}`,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Accept-Ranges': 'none',
  });
  try {
    await pipeline(Readable.from(readDocument(db, document), { objectMode: false }), response);
  } catch (error) {
    // The reader went away in the middle; nothing can be said to him any more.
    if (!response.writableFinished && response.destroyed && !(error instanceof DocumentDamagedError)) return;
    throw error;
  }
}
