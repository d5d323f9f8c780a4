import type { ExplainedError } from '../errors/explain-error.js';
import { printable } from './printable.js';

/** Writes an error: `{error:{code,message,hint}}`, or what went wrong and the next step. */
export function printError(
  output: { write(text: string): unknown },
  { exitCode: _exitCode, ...error }: ExplainedError,
  { json }: { readonly json: boolean },
): void {
  if (json) output.write(`${JSON.stringify({ error })}\n`);
  else if (error.problems) output.write(`error: ${error.message}\n`);
  else output.write(`error: ${printable(error.message)}\nnext: ${printable(error.hint)}\n`);
}
