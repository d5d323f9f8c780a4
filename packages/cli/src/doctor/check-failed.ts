import type { Diagnosis } from './run-doctor.js';
import type { Subject } from './finding.js';

/** A check of the doctor failed; the findings themselves are printed before. */
export class CheckFailed extends Error {
  override readonly name = 'CheckFailed';
  /** Whose trouble the worst one is: onOffice's alone, or this installation's. */
  readonly code: 'check_failed' | 'onoffice_check_failed';
  readonly hint: string;

  constructor(subjects: readonly Subject[], hint: string) {
    super(`not everything is in order: ${[...new Set(subjects)].join(', ')}`);
    this.code = subjects.every((subject) => subject === 'onoffice')
      ? 'onoffice_check_failed'
      : 'check_failed';
    this.hint = hint;
  }
}

/** @throws CheckFailed when a finding is worse than a warning */
export function throwIfFailed({ findings }: Diagnosis): void {
  const failed = findings.filter(({ state }) => state === 'fail');
  const [first] = failed;
  if (!first) return;
  throw new CheckFailed(
    failed.map(({ subject }) => subject),
    first.hint ?? 'see the lines above',
  );
}
