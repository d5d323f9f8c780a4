import type { Command } from 'commander';
import type { CommandLine } from '../../command-line.js';
import type { OutputOptions } from '../../output/output-options.js';
import { newCommand } from '../new-command.js';
import { importNumber, wholeNumber } from '../whole-number.js';

interface ListOptions extends OutputOptions {
  readonly tenant?: string;
  readonly limit: number;
  readonly before?: number;
}

const DEFAULT_LIMIT = 20;
const MAX_LIMIT = 1000;

export function importsListCommand(line: CommandLine): Command {
  return newCommand(
    'list',
    'List imports, newest first',
    'immo-billie imports list --tenant 20303 --limit 50 --json',
  )
    .option('--tenant <id>', 'only those of this customer')
    .option('--limit <number>', 'how many at most', wholeNumber(1, MAX_LIMIT), DEFAULT_LIMIT)
    .option('--before <id>', 'continue a list: only those before this import', importNumber)
    .action(async (options: ListOptions) => {
      const { listSomeImports, renderImports } = await import('../../imports/list-some-imports.js');
      line.print(options, await listSomeImports(line, options), renderImports);
    });
}
