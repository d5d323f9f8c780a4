import { randomUUID } from 'node:crypto';
import { toUtcText } from '../clock.js';
import type { Queryable } from '../database/database.js';
import { insertBytes } from '../stored-files/file-bytes.js';
import { roomBeside, type FileLimits } from '../stored-files/file-limits.js';
import type { FileContent, StoredFile } from '../stored-files/stored-file.js';
import type { UserKey } from '../tenants/user-store.js';

/** A file that an office has added for its people. */
export interface OfficeFile extends StoredFile {
  readonly addedBy: string;
  readonly addedAt: string;
}

/** The columns of a file, also as part of a wider row. */
export interface OfficeFileRow {
  readonly tenant_id: string;
  readonly file_id: string;
  readonly file_name: string;
  readonly media_type: string;
  readonly size_bytes: number;
  readonly sha256: string;
  readonly added_by: string;
  readonly added_at: string;
}

export const OFFICE_FILES = 'tenant_files';

const CHUNKS = { name: 'tenant_file_chunks', fileColumn: 'file_id' } as const;

export type FileAddition =
  { readonly outcome: 'stored'; readonly file: OfficeFile } | { readonly outcome: 'too_many' | 'no_room' };

/**
 * Stores a file of an office unless there is no room for it. The caller has locked the tenant, so that the
 * limits hold for several servers together.
 *
 * @param replacedId the file that goes when this one comes; its room counts as free
 * @throws Error when the bytes are not those that the content describes
 */
export async function addOfficeFile(
  db: Queryable,
  { tenantId, userId }: UserKey,
  content: FileContent,
  { at, replacedId }: { readonly at: number; readonly replacedId?: string | undefined },
): Promise<FileAddition> {
  const room = await roomOfOffice(db, tenantId, replacedId);
  if (room.files === 0) return { outcome: 'too_many' };
  if (content.sizeBytes > room.bytes) return { outcome: 'no_room' };
  const { chunks, ...described } = content;
  const addedAt = toUtcText(at);
  const file: OfficeFile = {
    ...described,
    chunkTable: CHUNKS,
    tenantId,
    fileId: randomUUID(),
    addedBy: userId,
    addedAt,
  };
  await db(OFFICE_FILES).insert({
    tenant_id: tenantId,
    file_id: file.fileId,
    file_name: file.fileName,
    media_type: file.mediaType,
    size_bytes: file.sizeBytes,
    sha256: file.sha256,
    added_by: userId,
    added_at: addedAt,
  });
  await insertBytes(db, file, chunks());
  return { outcome: 'stored', file };
}

/** What still fits into an office, own documents and replaced texts together. */
export async function roomOfOffice(
  db: Queryable,
  tenantId: string,
  replacedId?: string,
): Promise<FileLimits> {
  const query = db(OFFICE_FILES).where('tenant_id', tenantId);
  if (replacedId !== undefined) void query.whereNot('file_id', replacedId);
  const rows = (await query.select('size_bytes')) as Pick<OfficeFileRow, 'size_bytes'>[];
  return roomBeside(rows.map((row) => ({ sizeBytes: row.size_bytes })));
}

/** Removes a file with its bytes, and the document or text that names it. False when it was not there. */
export async function deleteOfficeFile(
  db: Queryable,
  { tenantId, fileId }: Pick<StoredFile, 'tenantId' | 'fileId'>,
): Promise<boolean> {
  return (await db(OFFICE_FILES).where({ tenant_id: tenantId, file_id: fileId }).delete()) > 0;
}

export function toOfficeFile(row: OfficeFileRow): OfficeFile {
  return {
    chunkTable: CHUNKS,
    tenantId: row.tenant_id,
    fileId: row.file_id,
    fileName: row.file_name,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    addedBy: row.added_by,
    addedAt: row.added_at,
  };
}
