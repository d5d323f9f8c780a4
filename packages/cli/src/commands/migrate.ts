import type { Command } from 'commander';
import type { CommandLine } from '../command-line.js';
import type { OutputOptions } from '../output/output-options.js';
import { newCommand } from './new-command.js';

interface MigrateOptions extends OutputOptions {
  readonly dryRun?: true;
}

export function migrateCommand(line: CommandLine): Command {
  return newCommand(
    'migrate',
    'Bring the database of DATABASE_URL up to date',
    'DATABASE_URL=sqlite:app.sqlite immo-billie migrate --dry-run',
  )
    .option('--dry-run', 'list what is pending and write nothing')
    .action(async (options: MigrateOptions) => {
      const { migrateDatabase, renderMigration } = await import('../database/migrate-database.js');
      const report = await migrateDatabase(line, { dryRun: options.dryRun === true });
      line.print(options, report, renderMigration);
    });
}
