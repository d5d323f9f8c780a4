import type { Command } from 'commander';
import type { CommandLine } from '../../command-line.js';
import type { OutputOptions } from '../../output/output-options.js';
import { newCommand } from '../new-command.js';

interface RotateOptions extends OutputOptions {
  readonly dryRun?: true;
}

export function keysRotateCommand(line: CommandLine): Command {
  return newCommand(
    'rotate',
    'Seal everything anew with the first key of ENCRYPTION_KEYS, so that the others can be dropped',
    'immo-billie keys rotate --dry-run',
  )
    .option('--dry-run', 'count what older keys seal, try to open it, and write nothing')
    .action(async (options: RotateOptions) => {
      const { renderRotation, runRotation } = await import('../../keys/run-rotation.js');
      const { throwIfIncomplete } = await import('../../keys/rotation-incomplete.js');
      const report = await runRotation(line, { dryRun: options.dryRun === true });
      line.print(options, report, renderRotation);
      throwIfIncomplete(report);
    });
}
