/** A signal stopped the command before it was done; the reason of the command line's abort signal. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly code = 'interrupted';
  readonly signal: 'SIGINT' | 'SIGTERM';

  constructor(signal: InterruptedError['signal']) {
    super(`stopped by ${signal}`);
    this.signal = signal;
  }
}
