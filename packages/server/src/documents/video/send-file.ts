import type { Response } from 'express';
import { Problem } from '../../web/problem.js';

export interface SentFile {
  readonly path: string;
  /** Offers the file under this name instead of showing it. */
  readonly downloadName?: string;
}

const MAX_AGE_SECONDS = 3600;
const RANGE_NOT_SATISFIABLE = 416;

/**
 * Streams a file of the operator, in parts where the browser asks for parts, with its type by its ending.
 *
 * @throws Problem `not_found` when it is gone.
 */
export async function sendFile(response: Response, { path, downloadName }: SentFile): Promise<void> {
  // The same for everybody who is signed in: kept for an hour, so that jumping in a video does not load it twice.
  response.set('Cache-Control', `private, max-age=${MAX_AGE_SECONDS}`);
  if (downloadName !== undefined) response.attachment(downloadName);
  const error = await new Promise<SendError | undefined>((done) => {
    response.sendFile(path, { cacheControl: false, dotfiles: 'allow' }, done);
  });
  if (error === undefined || response.headersSent) return;
  response.removeHeader('Content-Disposition');
  if (error.status === RANGE_NOT_SATISFIABLE) {
    response
      .status(RANGE_NOT_SATISFIABLE)
      .set(error.headers ?? {})
      .end();
    return;
  }
  throw new Problem('not_found', { reason: 'a file of the operator cannot be read', cause: error });
}

/** What express hands over when it could not send. */
interface SendError extends Error {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}
