/** Why a command was stopped before it was done. */
export type Interruption = 'SIGINT' | 'SIGTERM' | 'the end of its input';

/** The command was stopped before it was done; the reason of the command line's abort signal. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly code = 'interrupted';
  readonly by: Interruption;

  constructor(by: Interruption) {
    super(`stopped by ${by}`);
    this.by = by;
  }
}
