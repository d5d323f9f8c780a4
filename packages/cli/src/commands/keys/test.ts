import { Option, type Command } from 'commander';
import type { CommandLine } from '../../command-line.js';
import type { OutputOptions } from '../../output/output-options.js';
import { newCommand } from '../new-command.js';

interface TestOptions extends OutputOptions {
  readonly tenant?: string;
  readonly credentials?: string;
}

export function keysTestCommand(line: CommandLine): Command {
  return newCommand(
    'test',
    'Ask onOffice with one cheap read whether it accepts a key; without a flag the key is asked for',
    'immo-billie keys test --credentials - < credentials.json',
  )
    .addOption(new Option('--tenant <id>', 'the stored key of this customer').conflicts('credentials'))
    .option(
      '--credentials <file>',
      'JSON {token, secret, extendedclaim?} from a file, or - for standard input',
    )
    .action(async (options: TestOptions) => {
      const { renderKeyTest, runKeyTest } = await import('../../keys/run-key-test.js');
      const { throwIfNotAccepted } = await import('../../keys/key-hint.js');
      const report = await runKeyTest(line, options);
      line.print(options, report, renderKeyTest);
      throwIfNotAccepted(report);
    });
}
