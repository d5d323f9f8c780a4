/** How the result is wanted; every command has it. */
export interface OutputOptions {
  readonly json?: true;
}
