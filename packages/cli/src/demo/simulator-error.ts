/** The simulator does not answer, or says something else than a simulator would. */
export class SimulatorError extends Error {
  override readonly name = 'SimulatorError';
  readonly code: 'simulator_unreachable' | 'simulator_refused';
  readonly hint: string;

  constructor(code: SimulatorError['code'], message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
    this.hint = hint;
  }
}
