import type { RequestHandler } from 'express';
import multer from 'multer';
import { Problem } from '../web/problem.js';
import { LOGO_LIMITS } from './check-logo.js';

/** The name of the field that holds the file. */
export const LOGO_FIELD = 'logo';

declare module 'express-serve-static-core' {
  interface Request {
    /** The uploaded logo is larger than it may be; nothing of it was kept. */
    isLogoTooLarge?: boolean;
  }
}

const upload = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: LOGO_LIMITS.bytes, files: 1, fields: 5, parts: 6, fieldSize: 8 * 1024 },
}).single(LOGO_FIELD);

/**
 * Reads the form with the logo. A file that is too large still has its form read to the end, so that the
 * page can say so; what is no form at all is refused.
 */
export const readLogoUpload: RequestHandler = (request, response, next) => {
  upload(request, response, (error: unknown) => {
    if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') {
      request.isLogoTooLarge = true;
      next();
      return;
    }
    next(error === undefined || error === null ? undefined : new Problem('bad_request', { cause: error }));
  });
};
