import type { Readable } from 'node:stream';
import type { OutputOptions } from './output/output-options.js';

/** What a command gets from the outside; replaced piece by piece in tests. */
export interface CommandLine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The current directory. */
  readonly folder: string;
  readonly input: Readable;
  /** Whether somebody sits in front of it who can answer questions. */
  readonly isInteractive: boolean;
  /** Aborts with an InterruptedError on SIGINT and SIGTERM. */
  readonly signal: AbortSignal;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Writes a result: as one line of JSON, or as text made from the same object. */
  print<Result>(options: OutputOptions, result: Result, render: (result: Result) => string): void;
}
