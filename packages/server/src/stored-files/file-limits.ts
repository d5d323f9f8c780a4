import type { FileDescription } from './stored-file.js';

const MEBIBYTE = 1024 * 1024;

/** The largest file, wherever it is kept. */
export const MAX_FILE_BYTES = 25 * MEBIBYTE;

/** How much one owner may keep. */
export interface FileLimits {
  readonly files: number;
  readonly bytes: number;
}

export const KEPT_TOGETHER: FileLimits = { files: 50, bytes: 200 * MEBIBYTE };

/** What still fits beside the files that are kept already. */
export function roomBeside(
  files: readonly Pick<FileDescription, 'sizeBytes'>[],
  limits: FileLimits = KEPT_TOGETHER,
): FileLimits {
  const used = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return {
    files: Math.max(0, limits.files - files.length),
    bytes: Math.max(0, limits.bytes - used),
  };
}
