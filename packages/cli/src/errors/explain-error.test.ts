import {
  OnOfficeAnswerError,
  OnOfficeApiError,
  OnOfficeCancelledError,
  OnOfficeHttpError,
  OnOfficeUnreachableError,
  OutcomeUnknownError,
} from '@immo-billie/onoffice-sdk';
import {
  ConfigurationError,
  DatabaseNewer,
  ImportStopped,
  OnOfficeAccessError,
  ReplayRefused,
  SealedTextError,
} from '@immo-billie/server';
import { expect } from 'chai';
import { DatabaseUnavailable } from '../database/database-unavailable.js';
import { DemoFolderError } from '../demo/demo-folder-error.js';
import { SeedRefused } from '../demo/seed-refused.js';
import { SimulatorError } from '../demo/simulator-error.js';
import { CheckFailed } from '../doctor/check-failed.js';
import { KeyNotAccepted } from '../keys/key-not-accepted.js';
import { RotationIncomplete } from '../keys/rotation-incomplete.js';
import { DemoDatabaseRefused } from '../serve/demo-database-refused.js';
import { explainError } from './explain-error.js';
import { InterruptedError } from './interrupted-error.js';
import { NotFoundError } from './not-found-error.js';
import { UsageError } from './usage-error.js';

const ACTION = { verb: 'read', resourceType: 'estate', resourceId: '1' } as const;

const CASES: readonly (readonly [number, string, unknown])[] = [
  [2, 'usage', new UsageError('what?', 'this')],
  [3, 'tenant_not_found', new NotFoundError('tenant_not_found', 'no', 'look')],
  [3, 'not_found', new ReplayRefused('not_found')],
  [3, 'nothing_to_replay', new ReplayRefused('nothing_to_replay')],
  [2, 'older_than_object', new ReplayRefused('older_than_object')],
  [3, 'estate_not_found', new ImportStopped('estate_not_found')],
  [3, 'estate_not_readable', new ImportStopped('estate_not_readable')],
  [2, 'estate_inactive', new ImportStopped('estate_inactive')],
  [4, 'key_refused', new KeyNotAccepted('key_refused', 40, 'look')],
  [4, 'not_activated', new OnOfficeAccessError('not_activated')],
  [4, 'claim_missing', new OnOfficeAccessError('claim_missing')],
  ...[22, 37, 40, 49, 137, 153, 41, 42, 48, 158, 193, 201, 248].map(
    (code) => [4, `onoffice_${code}`, new OnOfficeApiError(code, ACTION)] as const,
  ),
  [5, 'onoffice_1', new OnOfficeApiError(1, ACTION)],
  [5, 'onoffice_141', new OnOfficeApiError(141, ACTION)],
  [5, 'onoffice_unreachable', new OnOfficeUnreachableError('connect', 'ECONNREFUSED')],
  [5, 'onoffice_http_error', new OnOfficeHttpError(500)],
  [5, 'onoffice_invalid_answer', new OnOfficeAnswerError('not_json', 'body', 'JSON', 'a text')],
  [5, 'onoffice_outcome_unknown', new OutcomeUnknownError(ACTION, new OnOfficeUnreachableError('reset'))],
  [5, 'simulator_unreachable', new SimulatorError('simulator_unreachable', 'no', 'start it')],
  [5, 'activation_failed', new SeedRefused('activation_failed', 'no')],
  [4, 'activation_refused', new SeedRefused('activation_refused', 'no')],
  [6, 'tenant_not_demo', new SeedRefused('tenant_not_demo', 'no')],
  [6, 'configuration', new ConfigurationError([{ variable: 'A', problem: 'is missing', mend: 'set it' }])],
  [6, 'database_missing', new DatabaseUnavailable('database_missing', 'no', 'make it')],
  [6, 'database_newer', new DatabaseNewer(['9999-of-the-future'])],
  [6, 'key_missing', new RotationIncomplete('key_missing', 'no', 'add it')],
  [6, 'check_failed', new CheckFailed(['onoffice', 'database'], 'mend it')],
  [5, 'onoffice_check_failed', new CheckFailed(['onoffice'], 'mend it')],
  [6, 'demo_database', new DemoDatabaseRefused()],
  [6, 'demo_folder_foreign', new DemoFolderError('demo_folder_foreign', 'no')],
  [6, 'sealed_unknown_key', new SealedTextError('unknown_key')],
  [6, 'database_failed', Object.assign(new Error('secret values'), { code: 'SQLITE_CONSTRAINT' })],
  [6, 'database_failed', Object.assign(new Error('secret values'), { code: '23505', severity: 'ERROR' })],
  [6, 'database_failed', Object.assign(new Error('no'), { code: 'ECONNREFUSED', syscall: 'connect' })],
  [6, 'database_failed', Object.assign(new Error('no'), { name: 'KnexTimeoutError' })],
  [130, 'interrupted', new InterruptedError('SIGINT')],
  [130, 'interrupted', new OnOfficeCancelledError()],
  [130, 'interrupted', Object.assign(new Error('left'), { name: 'ExitPromptError' })],
  [1, 'unexpected', new TypeError('x is not a function')],
  [1, 'unexpected', 'a text'],
];

describe('explainError', () => {
  for (const [exitCode, code, error] of CASES) {
    const name = error instanceof Error ? error.name : typeof error;
    it(`exits with ${exitCode} for ${name} ${code}`, () => {
      const explained = explainError(error);
      expect(explained).to.include({ exitCode, code });
      expect(explained.message).to.not.equal('');
      expect(explained.hint).to.not.equal('');
    });
  }

  it('keeps the values of a failed statement to itself', () => {
    const error = Object.assign(new Error("insert 'Antje' failed"), { code: 'SQLITE_CONSTRAINT' });
    expect(JSON.stringify(explainError(error))).to.not.include('Antje');
  });
});
