import {
  OnOfficeApiError,
  OnOfficeCancelledError,
  OnOfficeError,
  OutcomeUnknownError,
} from '@immo-billie/onoffice-sdk';
import {
  ConfigurationError,
  DatabaseNewer,
  ImportStopped,
  OnOfficeAccessError,
  ReplayRefused,
  SealedTextError,
  type ConfigurationProblem,
} from '@immo-billie/server';
import { DatabaseUnavailable } from '../database/database-unavailable.js';
import { DemoFolderError } from '../demo/demo-folder-error.js';
import { SeedRefused } from '../demo/seed-refused.js';
import { SimulatorError } from '../demo/simulator-error.js';
import { CheckFailed } from '../doctor/check-failed.js';
import { KeyNotAccepted } from '../keys/key-not-accepted.js';
import { RotationIncomplete } from '../keys/rotation-incomplete.js';
import { DemoDatabaseRefused } from '../serve/demo-database-refused.js';
import { databaseErrorCode } from './database-error-code.js';
import { EXIT_CODES, type ExitCode } from './exit-codes.js';
import { InterruptedError } from './interrupted-error.js';
import { NotFoundError } from './not-found-error.js';
import { UsageError } from './usage-error.js';

/** An error as people and programs are told it. */
export interface ExplainedError {
  readonly exitCode: ExitCode;
  readonly code: string;
  readonly message: string;
  /** The next step. */
  readonly hint: string;
  readonly problems?: readonly ConfigurationProblem[];
}

type Row = (error: unknown) => ExplainedError | undefined;

/** What each error class means to the shell; the first row that knows the error counts. */
const TABLE: readonly Row[] = [
  on(UsageError, withHint(EXIT_CODES.usage)),
  on(NotFoundError, withHint(EXIT_CODES.notFound)),
  on(KeyNotAccepted, withHint(EXIT_CODES.credentialsRefused)),
  on(RotationIncomplete, withHint(EXIT_CODES.configuration)),
  on(CheckFailed, (error) => withHint(CHECK_EXIT_CODES[error.code])(error)),
  on(DatabaseUnavailable, withHint(EXIT_CODES.configuration)),
  on(DatabaseNewer, withHint(EXIT_CODES.configuration)),
  on(DemoDatabaseRefused, withHint(EXIT_CODES.configuration)),
  on(DemoFolderError, withHint(EXIT_CODES.configuration)),
  on(SimulatorError, withHint(EXIT_CODES.onofficeFailing)),
  on(SeedRefused, (error) => withHint(SEED_EXIT_CODES[error.code])(error)),
  on(ReplayRefused, (error) => withHint(REPLAY_EXIT_CODES[error.code])(error)),
  on(ImportStopped, (error) => ({
    exitCode: STOP_EXIT_CODES[error.code],
    code: error.code,
    message: `onOffice was read, but the estate cannot be imported: ${error.code.replaceAll('_', ' ')}`,
    hint: 'look at the estate in onOffice; without --refetch the stored input is replayed',
  })),
  on(ConfigurationError, ({ code, message, problems }) => ({
    exitCode: EXIT_CODES.configuration,
    code,
    message,
    hint: problems.map(({ variable, mend }) => `${variable}: ${mend}`).join('; '),
    problems,
  })),
  on(SealedTextError, ({ code, message }) => ({
    exitCode: EXIT_CODES.configuration,
    code: `sealed_${code}`,
    message: `a stored secret does not open: ${message}`,
    hint: 'check ENCRYPTION_KEYS: it has to contain the key that the database was written with',
  })),
  on(OnOfficeAccessError, ({ code, message }) => ({
    exitCode: EXIT_CODES.credentialsRefused,
    code,
    message,
    hint:
      code === 'claim_missing'
        ? 'let this user open the service again from onOffice'
        : 'activate immo-billie in the onOffice Marketplace',
  })),
  on(OnOfficeCancelledError, () => interrupted('stopped while waiting for onOffice')),
  on(OnOfficeError, (error) => ({
    exitCode: isCredentialError(error) ? EXIT_CODES.credentialsRefused : EXIT_CODES.onofficeFailing,
    code: error instanceof OnOfficeApiError ? `onoffice_${error.errorCode}` : `onoffice_${error.code}`,
    message: error.message,
    hint: error.hint.en,
  })),
  on(InterruptedError, ({ message }) => interrupted(message)),
  onDatabaseError,
  onPromptLeft,
];

const CHECK_EXIT_CODES: Readonly<Record<CheckFailed['code'], ExitCode>> = {
  check_failed: EXIT_CODES.configuration,
  onoffice_check_failed: EXIT_CODES.onofficeFailing,
};

const SEED_EXIT_CODES: Readonly<Record<SeedRefused['code'], ExitCode>> = {
  tenant_not_demo: EXIT_CODES.configuration,
  signature_refused: EXIT_CODES.configuration,
  activation_refused: EXIT_CODES.credentialsRefused,
  activation_failed: EXIT_CODES.onofficeFailing,
};

const REPLAY_EXIT_CODES: Readonly<Record<ReplayRefused['code'], ExitCode>> = {
  not_found: EXIT_CODES.notFound,
  nothing_to_replay: EXIT_CODES.notFound,
  older_than_object: EXIT_CODES.usage,
};

const STOP_EXIT_CODES: Readonly<Record<ImportStopped['code'], ExitCode>> = {
  estate_not_found: EXIT_CODES.notFound,
  estate_not_readable: EXIT_CODES.notFound,
  estate_inactive: EXIT_CODES.usage,
  estate_not_for_sale: EXIT_CODES.usage,
  too_many_prospects: EXIT_CODES.usage,
};

/** Translates any error; what no row knows is unexpected. */
export function explainError(error: unknown): ExplainedError {
  for (const row of TABLE) {
    const explained = row(error);
    if (explained) return explained;
  }
  return {
    exitCode: EXIT_CODES.unexpected,
    code: 'unexpected',
    message:
      error instanceof Error ? `${error.name}: ${error.message}` : 'something was thrown that is no error',
    hint: 'this is a fault of the program; please report it with the command that you ran',
  };
}

function on<E>(type: abstract new (...args: never[]) => E, explain: (error: E) => ExplainedError): Row {
  return (error) => (error instanceof type ? explain(error) : undefined);
}

/** For errors that bring code and next step along. */
function withHint(exitCode: ExitCode) {
  return ({ code, message, hint }: { code: string; message: string; hint: string }): ExplainedError => ({
    exitCode,
    code,
    message,
    hint,
  });
}

function interrupted(message: string): ExplainedError {
  return {
    exitCode: EXIT_CODES.interrupted,
    code: 'interrupted',
    message,
    hint: 'run the command again',
  };
}

function isCredentialError(error: OnOfficeError): boolean {
  const cause = error instanceof OutcomeUnknownError ? error.cause : error;
  return cause instanceof OnOfficeApiError && cause.credential !== undefined;
}

/** The message of such an error may contain the values of the statement, so only its code is told. */
function onDatabaseError(error: unknown): ExplainedError | undefined {
  const databaseCode = databaseErrorCode(error);
  if (databaseCode === undefined) return undefined;
  return {
    exitCode: EXIT_CODES.configuration,
    code: 'database_failed',
    message: `the database failed (${databaseCode})`,
    hint: 'check DATABASE_URL and that the database is running; nothing was written halfway',
  };
}

/** A prompt that was left with Ctrl-C. */
function onPromptLeft(error: unknown): ExplainedError | undefined {
  const isLeft = error instanceof Error && /^(ExitPromptError|AbortPromptError)$/.test(error.name);
  return isLeft ? interrupted('the question was not answered') : undefined;
}
