import type { Command } from 'commander';
import type { CommandLine } from '../../command-line.js';
import type { OutputOptions } from '../../output/output-options.js';
import { newCommand } from '../new-command.js';
import { importNumber } from '../whole-number.js';

interface ReplayOptions extends OutputOptions {
  readonly dryRun?: true;
  readonly refetch?: true;
  readonly force?: true;
}

export function importsReplayCommand(line: CommandLine): Command {
  return newCommand(
    'replay',
    'Run an import again on its stored input; what brokers changed by hand stays',
    'immo-billie imports replay 12 --dry-run',
  )
    .argument('<id>', 'number of the import', importNumber)
    .option('--dry-run', 'show what would be written and write nothing')
    .option('--refetch', 'read onOffice again, with the claim of the user who made the import')
    .option('--force', "also replay an import that is older than the object's latest")
    .action(async (importId: number, options: ReplayOptions) => {
      const { renderReplay, replayOne } = await import('../../imports/replay-one.js');
      const report = await replayOne(line, importId, {
        dryRun: options.dryRun === true,
        refetch: options.refetch === true,
        force: options.force === true,
      });
      line.print(options, report, renderReplay);
    });
}
