import { Command } from 'commander';

/** A command with what all of them have: `--json`, and a help text with an example. */
export function newCommand(name: string, description: string, example: string): Command {
  return new Command(name)
    .description(description)
    .option('--json', 'print the result as one line of JSON')
    .addHelpText('after', exampleText(example));
}

/** The end of every help text. */
export function exampleText(example: string): string {
  return `\nExample:\n  $ ${example}`;
}
