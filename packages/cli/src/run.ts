import type { CommandLine } from './command-line.js';
import { EXIT_CODES, type ExitCode } from './errors/exit-codes.js';
import { InterruptedError } from './errors/interrupted-error.js';
import { printError } from './output/print-error.js';
import { printTo } from './output/print-result.js';
import { createProgram, HelpShown } from './program.js';

export interface RunOptions extends Omit<CommandLine, 'print'> {
  readonly argv: readonly string[];
  readonly output: { write(text: string): unknown };
  readonly errorOutput: { write(text: string): unknown };
}

/** Runs one command and returns what the shell gets; never throws and never exits. */
export async function run(options: RunOptions): Promise<ExitCode> {
  const { argv, output, errorOutput, signal } = options;
  const json = wantsJson(argv);
  const program = createProgram(
    { ...options, print: printTo(output) },
    {
      help: (text) => output.write(text),
      misuse: (text) => {
        if (!json) errorOutput.write(text);
      },
    },
  );
  try {
    await program.parseAsync(argv, { from: 'user' });
    return wasInterruptedByUser(signal) ? EXIT_CODES.interrupted : EXIT_CODES.ok;
  } catch (error) {
    if (error instanceof HelpShown) return EXIT_CODES.ok;
    // Loads the server, which takes half a second that help and version need not wait for.
    const { explainError } = await import('./errors/explain-error.js');
    const explained = explainError(signal.aborted ? signal.reason : error);
    printError(errorOutput, explained, { json });
    return explained.exitCode;
  }
}

/** Read from the arguments themselves, because errors of parsing them need it too. */
function wantsJson(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).includes('--json');
}

/** SIGTERM is how a service manager stops a server that did nothing wrong; Ctrl-C is told to the shell. */
function wasInterruptedByUser(signal: AbortSignal): boolean {
  return signal.reason instanceof InterruptedError && signal.reason.by === 'SIGINT';
}
