/** A control request that cannot be understood; tells what would be. */
export class ControlError extends Error {
  /** Names or shapes that are allowed in place of the wrong one. */
  readonly allowed: readonly string[];

  constructor(message: string, allowed: readonly string[] = []) {
    super(message);
    this.name = 'ControlError';
    this.allowed = allowed;
  }
}
