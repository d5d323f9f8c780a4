import { EXIT_CODES } from './errors/exit-codes.js';
import { InterruptedError } from './errors/interrupted-error.js';
import { run } from './run.js';

/** npm passes the Ctrl-C on that the terminal has sent already: the echo is no second wish. */
const ECHO_MS = 1000;

const stop = new AbortController();
let stoppedAt = 0;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (!stop.signal.aborted) {
      stoppedAt = Date.now();
      stop.abort(new InterruptedError(signal));
      return;
    }
    // Asked again: whoever waits for something that does not close wants out.
    if (Date.now() - stoppedAt > ECHO_MS) process.exit(EXIT_CODES.interrupted);
  });
}

// Nothing is left that could go on, yet the command waits: its question was closed with Ctrl-D.
process.once('beforeExit', () => stop.abort(new InterruptedError('the end of its input')));

for (const output of [process.stdout, process.stderr]) {
  output.on('error', (error: NodeJS.ErrnoException) => {
    // `immo-billie imports list | head`: the reader has seen enough.
    process.exit(error.code === 'EPIPE' ? EXIT_CODES.ok : EXIT_CODES.unexpected);
  });
}

const exitCode = await run({
  argv: process.argv.slice(2),
  environment: process.env,
  folder: process.cwd(),
  input: process.stdin,
  isInteractive: process.stdin.isTTY && process.stderr.isTTY,
  output: process.stdout,
  errorOutput: process.stderr,
  signal: stop.signal,
  clock: Date.now,
});

// An exit would cut off what a pipe has not taken yet.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
