import { createHash, randomUUID } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Request, Response } from 'express';
import multer, { MulterError } from 'multer';
import { Problem } from '../web/problem.js';
import { MAX_FILE_BYTES, type FileLimits } from './file-limits.js';
import { cleanFileName } from './file-name.js';

/** The name of the file input. */
export const FILES_FIELD = 'documents';

/** Without a script all chosen files come in one request. */
export const MAX_FILES_AT_ONCE = 100;

const MAX_FIELDS = 10;
const MAX_FIELD_BYTES = 64 * 1024;
const MAX_NAME_BYTES = 100;

const FILE_CALLS: ReadonlySet<string> = new Set(['open', 'write', 'close']);
const TOO_MUCH: ReadonlySet<string> = new Set(['LIMIT_FILE_COUNT', 'LIMIT_PART_COUNT']);

/** A file of an upload. What is refused was read to its end, so that its neighbours still arrive. */
export type ReceivedFile =
  | {
      readonly name: string;
      readonly refusal: 'empty' | 'too_large' | 'too_many' | 'no_room';
    }
  | {
      readonly name: string;
      readonly refusal: undefined;
      /** Where the bytes lie until the request is over. */
      readonly path: string;
      readonly sizeBytes: number;
      readonly sha256: string;
    };

export interface Upload {
  readonly fields: Readonly<Record<string, unknown>>;
  /** In the order of the form; without those that were not allowed. */
  readonly files: readonly ReceivedFile[];
  /** Files came before the fields that would have allowed them. */
  readonly hasUnallowedFiles: boolean;
  /** More than {@link MAX_FILES_AT_ONCE}: nothing of the request is used. */
  readonly hasTooManyFiles: boolean;
}

export interface UploadRules {
  /** Where scratch files may lie; the system's folder without one. */
  readonly folder: string | undefined;
  /** Asked before the first byte of a file is kept, with the fields that came before it. */
  readonly isAllowed: (fields: Readonly<Record<string, unknown>>) => boolean;
  readonly room: FileLimits;
}

/**
 * Receives the files of a form into a folder of its own, calls `use`, and removes the folder whatever happens.
 *
 * @throws Problem `bad_request` for a body that is not what a form sends, or that was broken off
 */
export async function withUpload<T>(
  request: Request,
  response: Response,
  rules: UploadRules,
  use: (upload: Upload) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(rules.folder ?? tmpdir(), 'immo-billie-upload-'));
  const receiver = createReceiver(folder, rules);
  try {
    const error = await parseForm(request, response, receiver);
    if (isOurFailure(error)) throw error;
    const hasTooManyFiles = error instanceof MulterError && TOO_MUCH.has(error.code);
    if (error !== undefined && !hasTooManyFiles) {
      throw new Problem('bad_request', { reason: 'the upload is malformed or broken off', cause: error });
    }
    const fields = (request.body ?? {}) as Record<string, unknown>;
    return await use({
      fields,
      files: hasTooManyFiles ? [] : receiver.files,
      hasUnallowedFiles: receiver.hasUnallowedFiles(),
      hasTooManyFiles,
    });
  } finally {
    await receiver.settled();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The disk is full or the folder is gone: nothing that the sender could mend. */
function isOurFailure(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && FILE_CALLS.has(String(error.syscall));
}

interface Receiver {
  readonly files: readonly ReceivedFile[];
  hasUnallowedFiles(): boolean;
  receive(request: Request, givenName: string, bytes: Readable): Promise<void>;
  /** Resolves when nothing is written any more. */
  settled(): Promise<void>;
}

function createReceiver(folder: string, { isAllowed, room }: UploadRules): Receiver {
  const files: ReceivedFile[] = [];
  let last: Promise<void> = Promise.resolve();
  let hasUnallowed = false;
  let count = 0;
  let bytes = 0;

  const store = async (name: string, source: Readable): Promise<ReceivedFile> => {
    if (count >= room.files) {
      const size = await drain(source);
      return { name, refusal: size > MAX_FILE_BYTES ? 'too_large' : 'too_many' };
    }
    const path = join(folder, randomUUID());
    const limit = Math.min(MAX_FILE_BYTES, room.bytes - bytes);
    const { sizeBytes, sha256 } = await writeScratch(path, source, limit);
    if (sizeBytes === 0) return { name, refusal: 'empty' };
    if (sizeBytes > MAX_FILE_BYTES) return { name, refusal: 'too_large' };
    if (sizeBytes > limit) return { name, refusal: 'no_room' };
    count += 1;
    bytes += sizeBytes;
    return { name, refusal: undefined, path, sizeBytes, sha256 };
  };

  return {
    files,
    hasUnallowedFiles: () => hasUnallowed,
    receive(request, givenName, source) {
      const isKept = isAllowed((request.body ?? {}) as Record<string, unknown>);
      hasUnallowed ||= !isKept;
      // One after the other: the room that is left depends on the files before.
      last = last.then(async () => {
        if (isKept) files.push(await store(cleanFileName(givenName), source));
        else await drain(source);
      });
      return last;
    },
    async settled() {
      await Promise.allSettled([last]);
    },
  };
}

/** Resolves with what multer reports, `undefined` when the form was read completely. */
function parseForm(request: Request, response: Response, receiver: Receiver): Promise<unknown> {
  const parse = multer({
    storage: {
      _handleFile(_request, file, done) {
        receiver.receive(request, file.originalname, file.stream).then(() => done(null, {}), done);
      },
      // The whole folder goes in the end.
      _removeFile: (_request, _file, done) => done(null),
    },
    defParamCharset: 'utf8',
    limits: {
      // The size of a file is watched above: here, one file too large would take its neighbours along.
      files: MAX_FILES_AT_ONCE,
      fields: MAX_FIELDS,
      parts: MAX_FILES_AT_ONCE + MAX_FIELDS,
      fieldSize: MAX_FIELD_BYTES,
      fieldNameSize: MAX_NAME_BYTES,
      fieldNestingDepth: 0,
    },
  });
  // Gone already, while the folder was made: multer listens only from now on and would wait for ever.
  if (request.destroyed && !request.complete) return Promise.resolve(new Error('the request was broken off'));
  return new Promise((resolve) => {
    parse.array(FILES_FIELD)(request, response, resolve);
  });
}

/** Writes at most `limit` bytes; what comes beyond is counted and thrown away. */
async function writeScratch(
  path: string,
  source: Readable,
  limit: number,
): Promise<{ readonly sizeBytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const bytes of source as AsyncIterable<Buffer>) {
      sizeBytes += bytes.length;
      if (sizeBytes > limit) continue;
      hash.update(bytes);
      await file.writeFile(bytes);
    }
  } finally {
    await file.close();
  }
  if (sizeBytes > limit) await rm(path, { force: true });
  return { sizeBytes, sha256: hash.digest('hex') };
}

async function drain(source: Readable): Promise<number> {
  let size = 0;
  for await (const bytes of source as AsyncIterable<Buffer>) size += bytes.length;
  return size;
}
