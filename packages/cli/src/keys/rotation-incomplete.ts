import type { RotationReport } from './run-rotation.js';

/** Rows are left that an older key seals: it must not be dropped. */
export class RotationIncomplete extends Error {
  override readonly name = 'RotationIncomplete';
  readonly code: 'key_missing' | 'rows_unreadable' | 'rows_left';
  readonly hint: string;

  constructor(code: RotationIncomplete['code'], message: string, hint: string) {
    super(message);
    this.code = code;
    this.hint = hint;
  }
}

/** @throws RotationIncomplete unless every row is sealed with the newest key, or could be */
export function throwIfIncomplete({ dryRun, tables, missing }: RotationReport): void {
  const unreadable = sum(tables.map((table) => table.unreadable));
  const remaining = sum(tables.map((table) => table.remaining));
  if (missing.length > 0) {
    throw new RotationIncomplete(
      'key_missing',
      `rows are sealed with keys that are not in ENCRYPTION_KEYS: ${missing.join(', ')}`,
      'add these keys to the end of ENCRYPTION_KEYS and run it again',
    );
  }
  if (unreadable > 0) {
    throw new RotationIncomplete(
      'rows_unreadable',
      `${unreadable} rows do not open although their keys are there: they were changed, or a key has a wrong value`,
      'check the values of ENCRYPTION_KEYS; restore changed rows from a back-up, or let the office activate again',
    );
  }
  if (remaining > 0 && !dryRun) {
    throw new RotationIncomplete(
      'rows_left',
      `${remaining} rows were written with an older key meanwhile`,
      'restart every server with the new ENCRYPTION_KEYS first, then run it again',
    );
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
