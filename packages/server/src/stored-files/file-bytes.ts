import { createHash } from 'node:crypto';
import type { Queryable } from '../database/database.js';
import type { FileContent, StoredFile } from './stored-file.js';

/** Stored bytes are not those that were once taken in. */
export class FileDamagedError extends Error {
  override readonly name = 'FileDamagedError';
  readonly code = 'file_damaged';

  constructor() {
    super('the stored bytes of a file do not fit its size and checksum; restore them from a backup');
  }
}

/**
 * Stores the bytes of a file whose description is stored in the same transaction.
 *
 * @throws Error when the bytes are not those that the description says
 */
export async function insertBytes(
  db: Queryable,
  file: StoredFile,
  chunks: ReturnType<FileContent['chunks']>,
): Promise<void> {
  const { name, fileColumn } = file.chunkTable;
  const hash = createHash('sha256');
  let size = 0;
  let number = 0;
  for await (const bytes of chunks) {
    hash.update(bytes);
    size += bytes.length;
    await db(name).insert({
      tenant_id: file.tenantId,
      [fileColumn]: file.fileId,
      chunk_number: number,
      bytes,
    });
    number += 1;
  }
  if (size !== file.sizeBytes || hash.digest('hex') !== file.sha256) {
    throw new Error('the bytes of a file changed while they were stored');
  }
}

/**
 * The bytes of a file, one chunk in memory at a time. The last chunk is only given out when all of them
 * together fit size and checksum.
 *
 * @throws FileDamagedError otherwise, also when the file was removed meanwhile
 */
export async function* readBytes(db: Queryable, file: StoredFile): AsyncGenerator<Buffer> {
  const hash = createHash('sha256');
  let size = 0;
  for (let number = 0; size < file.sizeBytes; number += 1) {
    const chunk = await readChunk(db, file, number);
    if (!chunk || chunk.length === 0) throw new FileDamagedError();
    hash.update(chunk);
    size += chunk.length;
    if (size >= file.sizeBytes && (size > file.sizeBytes || hash.digest('hex') !== file.sha256)) {
      throw new FileDamagedError();
    }
    yield chunk;
  }
}

/** @param chunkNumber from 0 */
export async function readChunk(
  db: Queryable,
  { chunkTable, tenantId, fileId }: Pick<StoredFile, 'chunkTable' | 'tenantId' | 'fileId'>,
  chunkNumber: number,
): Promise<Buffer | undefined> {
  const row = await db(chunkTable.name)
    .where({ tenant_id: tenantId, [chunkTable.fileColumn]: fileId, chunk_number: chunkNumber })
    .first<{ readonly bytes: Buffer } | undefined>('bytes');
  return row?.bytes;
}
