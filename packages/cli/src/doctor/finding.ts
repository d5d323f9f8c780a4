/** What is looked at. */
export type Subject = 'configuration' | 'database' | 'encryption' | 'onoffice' | 'clock' | 'uploads' | 'disk';

/**
 * - `ok`: nothing to do.
 * - `warn`: works, but somebody should look at it.
 * - `fail`: the app does not work, or not all of it.
 * - `skipped`: could not be looked at because of another failure.
 */
export type FindingState = 'ok' | 'warn' | 'fail' | 'skipped';

export interface Finding {
  readonly subject: Subject;
  readonly state: FindingState;
  readonly message: string;
  /** What to do; `null` when there is nothing. */
  readonly hint: string | null;
}

export function ok(subject: Subject, message: string): Finding {
  return { subject, state: 'ok', message, hint: null };
}

export function warn(subject: Subject, message: string, hint: string): Finding {
  return { subject, state: 'warn', message, hint };
}

export function fail(subject: Subject, message: string, hint: string): Finding {
  return { subject, state: 'fail', message, hint };
}

export function skipped(subject: Subject, reason: string): Finding {
  return { subject, state: 'skipped', message: reason, hint: null };
}
