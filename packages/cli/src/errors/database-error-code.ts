/** Codes of the operating system for a database server that cannot be reached. */
const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
]);

const SQLITE_CODE = /^SQLITE_[A-Z]+$/;
const POSTGRES_CODE = /^[0-9A-Z]{5}$/;

/**
 * The code of an error that the database, its driver or knex threw; `undefined` for other errors. What goes
 * to onOffice or the simulator has error classes of its own, so a bare network error is the database's.
 */
export function databaseErrorCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'KnexTimeoutError') return 'timeout';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (SQLITE_CODE.test(code) || NETWORK_CODES.has(code)) return code;
  return POSTGRES_CODE.test(code) && 'severity' in error ? code : undefined;
}
