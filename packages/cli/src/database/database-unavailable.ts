import type { DatabaseLocation } from '@immo-billie/server';
import { databaseErrorCode } from '../errors/database-error-code.js';

/** The database cannot be worked with: it is missing, unreachable or not up to date. */
export class DatabaseUnavailable extends Error {
  override readonly name = 'DatabaseUnavailable';
  readonly code: 'database_unreachable' | 'database_missing' | 'database_outdated';
  readonly hint: string;

  constructor(code: DatabaseUnavailable['code'], message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.hint = hint;
  }
}

/** For an error of the first query: whatever it is, the database did not answer it. */
export function databaseUnreachable(location: DatabaseLocation, cause: unknown): DatabaseUnavailable {
  const code = databaseErrorCode(cause);
  return new DatabaseUnavailable(
    'database_unreachable',
    `the database ${describeDatabase(location)} does not answer${code === undefined ? '' : ` (${code})`}`,
    location.engine === 'sqlite'
      ? 'check that the folder of DATABASE_URL exists and may be written, and that the file is a database'
      : 'check DATABASE_URL: server, database, user and password',
    cause,
  );
}

/** Names the database without user and password. */
export function describeDatabase(location: DatabaseLocation): string {
  if (location.engine === 'sqlite') return location.filename;
  const { host, pathname } = new URL(location.url);
  return `${host}${pathname}`;
}
