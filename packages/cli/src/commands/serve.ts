import type { Command } from 'commander';
import type { CommandLine } from '../command-line.js';
import type { OutputOptions } from '../output/output-options.js';
import { newCommand } from './new-command.js';

export function serveCommand(line: CommandLine): Command {
  return newCommand(
    'serve',
    'Run the app as the environment configures it, until SIGTERM or Ctrl-C',
    'DATABASE_URL=sqlite:app.sqlite PUBLIC_URL=http://localhost:3000 … immo-billie serve',
  ).action(async (options: OutputOptions) => {
    const { renderAddress, runServer } = await import('../serve/run-server.js');
    await runServer(line, (address) => line.print(options, address, renderAddress));
  });
}
