import { readFileSync } from 'node:fs';
import { Command, type CommanderError } from 'commander';
import type { CommandLine } from './command-line.js';
import { demoCommand } from './commands/demo.js';
import { importsListCommand } from './commands/imports/list.js';
import { importsReplayCommand } from './commands/imports/replay.js';
import { importsShowCommand } from './commands/imports/show.js';
import { doctorCommand } from './commands/doctor.js';
import { keysRotateCommand } from './commands/keys/rotate.js';
import { keysTestCommand } from './commands/keys/test.js';
import { migrateCommand } from './commands/migrate.js';
import { seedDemoCommand } from './commands/seed/demo.js';
import { exampleText } from './commands/new-command.js';
import { serveCommand } from './commands/serve.js';
import { tenantsGrantAdminCommand } from './commands/tenants/grant-admin.js';
import { tenantsListCommand } from './commands/tenants/list.js';
import { tenantsShowCommand } from './commands/tenants/show.js';
import { EXIT_CODE_MEANINGS } from './errors/exit-codes.js';
import { UsageError } from './errors/usage-error.js';

/** Where commander writes help and version. */
export interface HelpOutput {
  help(text: string): void;
  /** Help that is shown because a command is missing. */
  misuse(text: string): void;
}

/** Help or version was shown: there is nothing left to do. */
export class HelpShown extends Error {
  override readonly name = 'HelpShown';
}

/**
 * The command tree, which is the folder tree `commands/`. Nothing of it ends the process or writes an
 * error: wrong usage is a UsageError, help a HelpShown.
 */
export function createProgram(line: CommandLine, output: HelpOutput): Command {
  const program = new Command('immo-billie')
    .description('Joins onOffice with the offer procedure immo-billie')
    .version(readVersion(), '-V, --version', 'print the version')
    .addHelpText('after', `\nExit codes:\n${exitCodeLines()}\n${exampleText('immo-billie demo')}`)
    .addCommand(demoCommand(line))
    .addCommand(serveCommand(line))
    .addCommand(migrateCommand(line))
    .addCommand(doctorCommand(line))
    .addCommand(
      group(
        'tenants',
        'Customers of onOffice',
        'immo-billie tenants list',
        tenantsListCommand(line),
        tenantsShowCommand(line),
        tenantsGrantAdminCommand(line),
      ),
    )
    .addCommand(
      group(
        'keys',
        'API keys of onOffice, and the keys that encrypt them here',
        'immo-billie keys test --tenant 20303',
        keysTestCommand(line),
        keysRotateCommand(line),
      ),
    )
    .addCommand(
      group(
        'imports',
        'The ledger of imports',
        'immo-billie imports list',
        importsListCommand(line),
        importsShowCommand(line),
        importsReplayCommand(line),
      ),
    )
    .addCommand(group('seed', 'Invented data', 'immo-billie seed demo', seedDemoCommand(line)));
  tame(program, 'immo-billie', output);
  return program;
}

function group(name: string, description: string, example: string, ...commands: readonly Command[]): Command {
  const parent = new Command(name).description(description).addHelpText('after', exampleText(example));
  for (const command of commands) parent.addCommand(command);
  return parent;
}

/** commander would exit and write errors on its own, in every command of the tree anew. */
function tame(command: Command, path: string, output: HelpOutput): void {
  command
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => output.help(text),
      writeErr: (text) => output.misuse(text),
      outputError: () => undefined,
    })
    .exitOverride((error) => {
      throw fromCommander(error, path);
    });
  for (const child of command.commands) tame(child, `${path} ${child.name()}`, output);
}

function fromCommander(error: CommanderError, path: string): Error {
  if (error.code === 'commander.helpDisplayed' || error.code === 'commander.version') return new HelpShown();
  const message = error.code === 'commander.help' ? 'a command is missing' : error.message;
  return new UsageError(message.replace(/^error: /, '').replace(/\s+/g, ' '), `see: ${path} --help`);
}

function exitCodeLines(): string {
  return Object.entries(EXIT_CODE_MEANINGS)
    .map(([code, meaning]) => `  ${code.padEnd(4)} ${meaning}`)
    .join('\n');
}

function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
