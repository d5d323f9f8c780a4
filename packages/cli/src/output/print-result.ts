import type { CommandLine } from '../command-line.js';

/** Human and machine output come from one object, so that neither knows more than the other. */
export function printTo(output: { write(text: string): unknown }): CommandLine['print'] {
  return (options, result, render) => {
    output.write(`${options.json === true ? JSON.stringify(result) : render(result)}\n`);
  };
}
