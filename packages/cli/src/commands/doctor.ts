import type { Command } from 'commander';
import type { CommandLine } from '../command-line.js';
import type { OutputOptions } from '../output/output-options.js';
import { newCommand } from './new-command.js';

export function doctorCommand(line: CommandLine): Command {
  return newCommand(
    'doctor',
    'Check configuration, database, encryption keys, onOffice, clock, folders and disk; changes nothing',
    'immo-billie doctor --json',
  ).action(async (options: OutputOptions) => {
    const { renderDiagnosis, runDoctor } = await import('../doctor/run-doctor.js');
    const { throwIfFailed } = await import('../doctor/check-failed.js');
    const diagnosis = await runDoctor(line);
    line.print(options, diagnosis, renderDiagnosis);
    throwIfFailed(diagnosis);
  });
}
