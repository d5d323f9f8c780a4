import {
  OnOfficeAnswerError,
  OnOfficeApiError,
  OnOfficeHttpError,
  OnOfficeUnreachableError,
} from '@immo-billie/onoffice-sdk';
import { expect } from 'chai';
import { Problem } from '../web/problem.js';
import { failureCodeOf } from './failure-code.js';
import { OnOfficeAccessError } from './onoffice-access.js';
import { onOfficeProblem } from './to-problem.js';

const apiError = (code: number) =>
  new OnOfficeApiError(code, { verb: 'read', resourceType: 'estate', resourceId: '1' });

const cases: readonly (readonly [string, Error, string, string])[] = [
  ['a wrong key', apiError(137), 'key_refused', 'onoffice_137'],
  ['an unknown token', apiError(22), 'key_refused', 'onoffice_22'],
  ['a blocked customer', apiError(42), 'key_refused', 'onoffice_42'],
  ['a missing claim', apiError(193), 'claim_stale', 'onoffice_193'],
  ['an outdated claim', apiError(201), 'claim_stale', 'onoffice_201'],
  ['an unknown field', apiError(141), 'onoffice_failed', 'onoffice_141'],
  ['a code that nobody knows', apiError(9876), 'onoffice_failed', 'onoffice_9876'],
  ['no connection', new OnOfficeUnreachableError('connect'), 'onoffice_unreachable', 'onoffice_unreachable'],
  ['an HTTP error', new OnOfficeHttpError(503), 'onoffice_unreachable', 'onoffice_http_error'],
  [
    'garbage',
    new OnOfficeAnswerError('not_json', '$', 'JSON', 'a text'),
    'onoffice_answer',
    'onoffice_invalid_answer',
  ],
  ['a tenant without key', new OnOfficeAccessError('not_activated'), 'not_activated', 'not_activated'],
  ['a user without claim', new OnOfficeAccessError('claim_missing'), 'claim_stale', 'claim_missing'],
];

describe('B-9 errors on the way to onOffice', () => {
  for (const [what, error, code, reason] of cases) {
    it(`show ${what} as ${code} and log ${reason}`, () => {
      const problem = onOfficeProblem(error, { retryHref: '/import/1437' });
      if (!(problem instanceof Problem)) throw new Error('no page of its own');
      expect(problem.code).to.equal(code);
      expect(problem.options).to.include({ retryHref: '/import/1437', reason });
      expect(problem.cause).to.equal(error);
    });
  }

  it('leave other errors as they are', () => {
    const error = new Error('a bug');
    expect(onOfficeProblem(error, {})).to.equal(error);
  });
});

describe('the word for a failure in the ledger', () => {
  it('is the code of an error that has one, never its message', () => {
    expect(failureCodeOf(Object.assign(new Error('Peter Mustermann'), { code: 'SQLITE_BUSY' }))).to.equal(
      'SQLITE_BUSY',
    );
    expect(failureCodeOf(new Error('Peter Mustermann'))).to.equal('unexpected');
    expect(failureCodeOf(Object.assign(new Error('x'), { code: 'Peter Mustermann <p@x>' }))).to.equal(
      'unexpected',
    );
    for (const thrown of [undefined, null, 'text', 7, {}, { code: 5 }])
      expect(failureCodeOf(thrown)).to.equal('unexpected');
  });
});
