import express, { type Request, type RequestHandler, type Response } from 'express';
import multer from 'multer';
import type { SecretBox } from '../encryption/secret-box.js';
import type { AppContext } from './app-context.js';
import { FORM_TOKEN_FIELD, isOwnFormToken } from './form-token.js';
import { Problem } from './problem.js';

/**
 * What a form may hold that is kept in the page of somebody who is no longer signed in. Enough for all but a wizard of
 * thousands of persons with long notes.
 */
const LIMIT = '8mb';
/** More than this is shown again only to whom the app once gave the form: pages of that size are work. */
const SHOWN_TO_ANYBODY_BYTES = 64 * 1024;
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
  limits: {
    fields: 100,
    parts: 200,
    files: 20,
    fileSize: 26 * 1024 * 1024,
    fieldSize: 64 * 1024,
    fieldNestingDepth: 0,
  },
}).any();

/**
 * Nothing typed is lost when a session has ended meanwhile: the page that says so carries the form, and after
 * signing in again in another tab it can be sent from there. Before the routes that read forms.
 */
export function keepTyped({ secretBox }: Pick<AppContext, 'secretBox'>): RequestHandler {
  return (request, response, next) => {
    if (request.session.signIn || request.method !== 'POST') {
      next();
      return;
    }
    void readTyped(secretBox, request, response).then(next, next);
  };
}

/** The problem that carries the form; `undefined` for what is none. */
async function readTyped(
  secretBox: SecretBox,
  request: Request,
  response: Response,
): Promise<Problem | undefined> {
  const isMultipart = Boolean(request.is('multipart/form-data'));
  if (!isMultipart && !request.is('application/x-www-form-urlencoded')) return undefined;
  const error = await new Promise<unknown>((resolve) => {
    (isMultipart ? parseParts : parseFields)(request, response, resolve);
  });
  if (error && isMultipart) return new Problem('signed_out', { filesAgain: true, cause: error });
  if (error) throw error;
  const { [FORM_TOKEN_FIELD]: token } = (request.body ?? {}) as Readonly<Record<string, unknown>>;
  const isSmall = Number(request.headers['content-length'] ?? Infinity) <= SHOWN_TO_ANYBODY_BYTES;
  if (!isSmall && !isOwnFormToken(secretBox, token)) return new Problem('signed_out');
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
