import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { DatabaseLocation } from '@immo-billie/server';
import { fail, ok, skipped, warn, type Finding } from './finding.js';

const MEGABYTE = 1024 * 1024;

/** A few large uploads at the same time. */
const TOO_LITTLE_BYTES = 200 * MEGABYTE;
const LITTLE_BYTES = 2048 * MEGABYTE;

/** Whether uploads can be written where they wait. */
export async function checkUploads(uploadDir: string | undefined): Promise<Finding> {
  const folder = uploadDir ?? tmpdir();
  try {
    const scratch = await mkdtemp(join(folder, 'immo-billie-doctor-'));
    try {
      await writeFile(join(scratch, 'upload'), 'x');
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
    return ok('uploads', `${folder} can be written`);
  } catch (error) {
    return fail(
      'uploads',
      `${folder} cannot be written (${codeOf(error)})`,
      'let UPLOAD_DIR name a folder that the app may write to',
    );
  }
}

/** How much room is left where uploads wait and where SQLite writes. */
export function checkDisk(
  uploadDir: string | undefined,
  database: DatabaseLocation | undefined,
): Promise<Finding[]> {
  const uploads = uploadDir ?? tmpdir();
  const files = database?.engine === 'sqlite' ? [dirname(resolve(database.filename))] : [];
  return Promise.all([...new Set([uploads, ...files])].map(aboutRoom));
}

async function aboutRoom(folder: string): Promise<Finding> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const message = `${Math.round(free / MEGABYTE)} MB free for ${folder}`;
    if (free < TOO_LITTLE_BYTES) return fail('disk', message, 'make room, or move it to a larger disk');
    return free < LITTLE_BYTES ? warn('disk', message, 'plan for more room') : ok('disk', message);
  } catch (error) {
    return skipped('disk', `${folder} cannot be looked at (${codeOf(error)})`);
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
