import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { AppContext } from '../web/app-context.js';
import { setDisposition, type Manner } from '../web/content-disposition.js';
import { FileDamagedError, readBytes } from './file-bytes.js';
import type { StoredFile } from './stored-file.js';

type SendContext = Pick<AppContext, 'config' | 'database' | 'logger'>;

/**
 * Answers with a file, or with a page that says that its bytes are damaged.
 *
 * @param manner `preview` shows it in the browser with nothing allowed to run, `download` offers it as a file
 * @param backHref where the page about a damaged file leads back to
 */
export async function sendStoredFile(
  context: SendContext,
  request: Request,
  response: Response,
  file: StoredFile,
  { manner, backHref }: { readonly manner: Manner; readonly backHref: string },
): Promise<void> {
  try {
    await sendVerified(context, response, file, manner);
  } catch (error) {
    if (!(error instanceof FileDamagedError)) throw error;
    const { requestId } = request;
    const { fileId, fileName, tenantId } = file;
    context.logger.error({ problem: error.code, fileId, tenant: tenantId, requestId }, error.message);
    if (response.headersSent) {
      // The transfer breaks off, so that nobody takes the part for the whole.
      response.destroy();
      return;
    }
    response.status(500).render('stored-files/damaged', {
      ...response.locals,
      fileName,
      backHref,
      requestId,
    });
  }
}

/**
 * The file is read twice: what is damaged has to be known before the first byte is out, and holding it all in
 * memory instead would cost up to 25 MB for every reader.
 *
 * @throws FileDamagedError before anything is sent
 */
async function sendVerified(
  { config, database: { knex } }: SendContext,
  response: Response,
  file: StoredFile,
  manner: Manner,
): Promise<void> {
  for await (const _chunk of readBytes(knex, file));
  setDisposition(response, manner, file.fileName);
  response.set({
    'Content-Type': file.mediaType,
    'Content-Length': String(file.sizeBytes),
    'Content-Security-Policy': `sandbox; default-src 'none'; frame-ancestors ${config.frameAncestors.join(' ')}`,
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Accept-Ranges': 'none',
  });
  try {
    await pipeline(Readable.from(readBytes(knex, file), { objectMode: false }), response);
  } catch (error) {
    // The reader went away in the middle; nothing can be said to him any more.
    if ((error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE') return;
    throw error;
  }
}
