import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { expect } from 'chai';
import type { CommandLine } from './command-line.js';
import { EXIT_CODES } from './errors/exit-codes.js';
import { createProgram } from './program.js';

/*
 * Names, flags and exit codes are an interface that scripts rely on. Change these lists only together with
 * the README of the package and a line in the release notes.
 */

describe('the command tree', () => {
  it('has exactly these commands, arguments and flags', () => {
    expect(describeTree(testProgram())).to.deep.equal([
      'immo-billie --version',
      'immo-billie demo --json --reset',
      'immo-billie serve --json',
      'immo-billie migrate --json --dry-run',
      'immo-billie doctor --json',
      'immo-billie tenants',
      'immo-billie tenants list --json',
      'immo-billie tenants show <id> --json',
      'immo-billie tenants grant-admin <id> <user> --json',
      'immo-billie keys',
      'immo-billie keys test --json --tenant <id> --credentials <file>',
      'immo-billie keys rotate --json --dry-run',
      'immo-billie imports',
      'immo-billie imports list --json --tenant <id> --limit <number> --before <id>',
      'immo-billie imports show <id> --json --persons',
      'immo-billie imports replay <id> --json --dry-run --refetch --force',
      'immo-billie seed',
      'immo-billie seed demo --json --reset --simulator <url>',
    ]);
  });

  it('has exactly these exit codes', () => {
    expect(EXIT_CODES).to.deep.equal({
      ok: 0,
      unexpected: 1,
      usage: 2,
      notFound: 3,
      credentialsRefused: 4,
      onofficeFailing: 5,
      configuration: 6,
      interrupted: 130,
    });
  });

  it('explains every command with an example', () => {
    for (const { path, command } of walk(testProgram())) {
      let help = '';
      command.configureOutput({ writeOut: (text) => (help += text) });
      command.outputHelp();
      expect(help, path).to.match(/\nExample:\n {2}\$ .*immo-billie/);
      expect(command.description(), path).to.not.equal('');
    }
  });
});

function testProgram(): Command {
  const line: CommandLine = {
    environment: {},
    folder: '/',
    input: Readable.from([]),
    isInteractive: false,
    signal: new AbortController().signal,
    clock: () => 0,
    print: () => undefined,
  };
  return createProgram(line, { help: () => undefined, misuse: () => undefined });
}

function describeTree(program: Command): string[] {
  return [...walk(program)].map(({ path, command }) =>
    [
      path,
      ...command.registeredArguments.map((argument) => `<${argument.name()}>`),
      ...command.options.map(({ flags }) => flags.replace(/^-\w, /, '')),
    ].join(' '),
  );
}

function* walk(
  command: Command,
  parent = '',
): Generator<{ readonly path: string; readonly command: Command }> {
  const path = `${parent} ${command.name()}`.trim();
  yield { path, command };
  for (const child of command.commands) yield* walk(child, path);
}
