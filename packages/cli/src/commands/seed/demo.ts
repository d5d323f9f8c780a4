import { InvalidArgumentError, type Command } from 'commander';
import type { CommandLine } from '../../command-line.js';
import type { OutputOptions } from '../../output/output-options.js';
import { newCommand } from '../new-command.js';

interface SeedOptions extends OutputOptions {
  readonly reset?: true;
  readonly simulator?: string;
}

export function seedDemoCommand(line: CommandLine): Command {
  return newCommand(
    'demo',
    'Import invented objects from a simulated onOffice: into DATABASE_URL, or into the folder .demo without it',
    'immo-billie seed demo --simulator http://127.0.0.1:3010',
  )
    .option('--reset', 'remove the demo tenants and all their data first; others stay')
    .option(
      '--simulator <url>',
      'a running simulator; without it one is started for the moment',
      simulatorUrl,
    )
    .action(async (options: SeedOptions) => {
      const { renderSeed, runSeed } = await import('../../demo/run-seed.js');
      const report = await runSeed(line, {
        reset: options.reset === true,
        ...(options.simulator === undefined ? {} : { simulatorUrl: options.simulator }),
      });
      line.print(options, report, renderSeed);
    });
}

/** Simulators listen on this machine alone; a real onOffice must never be seeded from by mistake. */
function simulatorUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'http:' && /^(127\.0\.0\.1|localhost)$/.test(url.hostname)) return url.origin;
  throw new InvalidArgumentError('Give an address of this machine, for example http://127.0.0.1:3010.');
}
