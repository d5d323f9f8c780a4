import express, { type Request, type RequestHandler, type Response } from 'express';
import multer from 'multer';
import { Problem } from './problem.js';

/** What a form may hold that is kept in the page of somebody who is no longer signed in. */
const LIMIT = '8mb';
const MAX_FIELDS = 20_100;

const parseFields = express.urlencoded({ extended: false, limit: LIMIT, parameterLimit: MAX_FIELDS });

/** Files are read to their end and thrown away: a page cannot keep them. */
const parseParts = multer({
  storage: {
    _handleFile(_request, { stream }, done) {
      stream.on('error', done);
      stream.on('end', () => done(null, {}));
      stream.resume();
    },
    _removeFile: (_request, _file, done) => done(null),
  },
  limits: { fields: 100, parts: 200, fieldSize: 64 * 1024, fieldNestingDepth: 0 },
}).any();

/**
 * Nothing typed is lost when a session has ended meanwhile: the page that says so carries the form, and after
 * signing in again in another tab it can be sent from there. Before the routes that read forms.
 */
export const keepTyped: RequestHandler = (request, response, next) => {
  if (request.session.signIn || request.method !== 'POST') {
    next();
    return;
  }
  void readTyped(request, response).then(next, next);
};

/** The problem that carries the form; `undefined` for what is none. */
async function readTyped(request: Request, response: Response): Promise<Problem | undefined> {
  const isMultipart = Boolean(request.is('multipart/form-data'));
  if (!isMultipart && !request.is('application/x-www-form-urlencoded')) return undefined;
  const error = await new Promise<unknown>((resolve) => {
    (isMultipart ? parseParts : parseFields)(request, response, resolve);
  });
  if (error && isMultipart) return new Problem('signed_out', { filesAgain: true, cause: error });
  if (error) throw error;
  return new Problem('signed_out', {
    resend: { action: request.path, fields: postedFields(request.body), label: 'resume', isMultipart },
    filesAgain: isMultipart,
  });
}

/** The posted fields one by one, to be sent again as they were. */
export function postedFields(body: unknown): [string, string][] {
  const fields = (body ?? {}) as Record<string, string | string[] | undefined>;
  return Object.entries(fields).flatMap(([name, value]) =>
    [value ?? []].flat().map((item): [string, string] => [name, item]),
  );
}
