import type { Command } from 'commander';
import type { CommandLine } from '../command-line.js';
import type { OutputOptions } from '../output/output-options.js';
import { newCommand } from './new-command.js';

interface DemoOptions extends OutputOptions {
  readonly reset?: true;
}

export function demoCommand(line: CommandLine): Command {
  return newCommand(
    'demo',
    'Run the app with a simulated onOffice and invented customers, until Ctrl-C; needs no configuration',
    'PORT=3100 SIMULATOR_PORT=3110 immo-billie demo --reset',
  )
    .option('--reset', 'delete the folder .demo with all that was entered, and start anew')
    .action(async (options: DemoOptions) => {
      const { runDemo } = await import('../demo/run-demo.js');
      const { renderDemoGuide } = await import('../demo/demo-guide.js');
      const announce = (addresses: Parameters<typeof renderDemoGuide>[0]) =>
        line.print(options, addresses, renderDemoGuide);
      await runDemo(line, { reset: options.reset === true }, announce);
    });
}
