import express, { type RequestHandler } from 'express';
import { Problem } from './problem.js';

/** What a form may hold that is kept in the page of somebody who is no longer signed in. */
const LIMIT = '8mb';
const MAX_FIELDS = 20_100;

const parse = express.urlencoded({ extended: false, limit: LIMIT, parameterLimit: MAX_FIELDS });

/**
 * Nothing typed is lost when a session has ended meanwhile: the page that says so carries the form, and after
 * signing in again in another tab it can be sent from there. Before the routes that read forms.
 */
export const keepTyped: RequestHandler = (request, response, next) => {
  if (
    request.session.signIn ||
    request.method !== 'POST' ||
    !request.is('application/x-www-form-urlencoded')
  ) {
    next();
    return;
  }
  parse(request, response, (error?: unknown) => {
    if (error) {
      next(error);
      return;
    }
    next(
      new Problem('signed_out', {
        resend: { action: request.path, fields: postedFields(request.body), label: 'resume' },
      }),
    );
  });
};

/** The posted fields one by one, to be sent again as they were. */
export function postedFields(body: unknown): [string, string][] {
  const fields = (body ?? {}) as Record<string, string | string[] | undefined>;
  return Object.entries(fields).flatMap(([name, value]) =>
    [value ?? []].flat().map((item): [string, string] => [name, item]),
  );
}
