import type { CommandLine } from './command-line.js';

/** Resolves when a signal asks the program to stop. */
export function waitForStop({ signal }: Pick<CommandLine, 'signal'>): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
