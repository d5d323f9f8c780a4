import { OnOfficeAnswerError, OnOfficeApiError, OnOfficeError } from '@immo-billie/onoffice-sdk';
import { Problem, type ProblemCode, type ProblemOptions } from '../web/problem.js';
import { failureCodeOf } from './failure-code.js';
import { OnOfficeAccessError } from './onoffice-access.js';

/** The page for an error on the way to onOffice; other errors come back as they are. */
export function onOfficeProblem(error: unknown, options: ProblemOptions): unknown {
  const code = problemCodeOf(error);
  if (!code) return error;
  return new Problem(code, { ...options, reason: failureCodeOf(error), cause: error });
}

function problemCodeOf(error: unknown): ProblemCode | undefined {
  if (error instanceof OnOfficeAccessError)
    return error.code === 'not_activated' ? 'not_activated' : 'claim_stale';
  if (error instanceof OnOfficeApiError) {
    if (error.credential === 'claim') return 'claim_stale';
    return error.credential === undefined ? 'onoffice_failed' : 'key_refused';
  }
  if (error instanceof OnOfficeAnswerError) return 'onoffice_answer';
  return error instanceof OnOfficeError ? 'onoffice_unreachable' : undefined;
}
