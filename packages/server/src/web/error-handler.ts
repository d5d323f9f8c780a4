import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { problemHelpHref } from '../help/help-href.js';
import { createFormats } from './format.js';
import { createTranslations, LANGUAGES } from '../i18n/translate.js';
import { Problem } from './problem.js';

/** Answers what no route matched. */
export const notFound: RequestHandler = () => {
  throw new Problem('not_found');
};

/** Shows a problem as its own page. What was not foreseen is logged with its stack and shown without it. */
export function errorHandler(logger: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const problem = toProblem(error);
    log(logger, request, problem);
    if (response.headersSent) {
      // Express would break it off as well, but write the error with all its fields to standard error.
      response.destroy();
      return;
    }
    showProblem(request, response, problem);
  };
}

/** Renders the page of a problem. Also works when the error happened before the page's values were made. */
export function showProblem(request: Request, response: Response, problem: Problem): void {
  const [language] = LANGUAGES;
  const defaults = {
    t: createTranslations()(language),
    language,
    languages: LANGUAGES,
    formats: createFormats(language),
    signIn: undefined,
    userName: '',
    sessionSecondsLeft: 0,
    sessionIdleSeconds: 0,
    currentPath: request.path,
    helpHref: '/help',
    formTokenField: '',
    formToken: () => '',
  };
  response
    .status(problem.status)
    .set('Cache-Control', 'no-store')
    .render('web/problem', {
      ...defaults,
      ...response.locals,
      problemHelpHref,
      problem: {
        code: problem.code,
        params: problem.options.params ?? {},
        retryHref: problem.options.retryHref,
        resend: problem.options.resend,
        filesAgain: problem.options.filesAgain ?? false,
        requestId: request.requestId,
        // A number to quote, where the visitor cannot mend it.
        isOurs: problem.status >= 500,
      },
    });
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const status = statusOf(error);
  if (status === 413) return new Problem('form_too_large', { cause: error });
  // Errors of the body parser and of malformed URLs.
  if (status !== undefined && status >= 400 && status < 500)
    return new Problem('bad_request', { cause: error });
  return new Problem('internal', { cause: error });
}

function statusOf(error: unknown): number | undefined {
  const status: unknown =
    typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  return typeof status === 'number' ? status : undefined;
}

function log(logger: Logger, request: Request, problem: Problem): void {
  const entry = { problem: problem.code, reason: problem.options.reason, requestId: request.requestId };
  // Whoever closes a tab sees no page, and is nothing that an operator has to look at.
  if (request.res?.destroyed && problem.code !== 'internal') logger.info(entry, 'problem that nobody saw');
  else if (problem.code === 'internal') logger.error({ ...entry, err: problem.cause }, 'unexpected error');
  else if (problem.status >= 500) logger.warn({ ...entry, err: problem.cause }, 'problem');
  else logger.info(entry, 'problem');
}
