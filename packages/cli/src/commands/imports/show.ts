import type { Command } from 'commander';
import type { CommandLine } from '../../command-line.js';
import type { OutputOptions } from '../../output/output-options.js';
import { newCommand } from '../new-command.js';
import { importNumber } from '../whole-number.js';

interface ShowOptions extends OutputOptions {
  readonly persons?: true;
}

export function importsShowCommand(line: CommandLine): Command {
  return newCommand(
    'show',
    'Show one import: who, when, result, and why persons were left out',
    'immo-billie imports show 12',
  )
    .argument('<id>', 'number of the import', importNumber)
    .option('--persons', 'also show the names of the imported persons')
    .action(async (importId: number, options: ShowOptions) => {
      const { renderImport, showImport } = await import('../../imports/show-import.js');
      const shown = await showImport(line, importId, { withPersons: options.persons === true });
      line.print(options, shown, renderImport);
    });
}
