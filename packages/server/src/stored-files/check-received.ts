import { createReadStream } from 'node:fs';
import { nameForType } from './file-name.js';
import { detectMediaType } from './file-type.js';
import type { ReceivedFile } from './receive-upload.js';
import { CHUNK_BYTES, type FileContent } from './stored-file.js';

/** Why a file of an upload is not stored. */
export type UploadRefusal = Exclude<ReceivedFile['refusal'], undefined> | 'wrong_type';

export type CheckedFile =
  { readonly refusal: UploadRefusal } | { readonly refusal: undefined; readonly content: FileContent };

/** Finds out by its content what a received file is. Its bytes can be read until the request is over. */
export async function checkReceived(file: ReceivedFile): Promise<CheckedFile> {
  if (file.refusal) return { refusal: file.refusal };
  const { path, sizeBytes, sha256 } = file;
  const mediaType = await detectMediaType({ path });
  if (mediaType === undefined) return { refusal: 'wrong_type' };
  const chunks = () => createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const fileName = nameForType(file.name, mediaType);
  return { refusal: undefined, content: { fileName, mediaType, sizeBytes, sha256, chunks } };
}
