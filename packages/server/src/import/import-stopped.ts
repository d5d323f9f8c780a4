/** Why an import does not go on; a decision of the program, not a failure of onOffice. */
export type ImportStop =
  | 'estate_not_found'
  | 'estate_not_readable'
  | 'estate_inactive'
  | 'estate_not_for_sale'
  | 'too_many_prospects';

/** Stops an import before anything is written. `params` are for the text and may name the estate. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
  readonly code: ImportStop;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: ImportStop, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}
