import type { Command } from 'commander';
import type { CommandLine } from '../../command-line.js';
import type { OutputOptions } from '../../output/output-options.js';
import { newCommand } from '../new-command.js';

export function tenantsListCommand(line: CommandLine): Command {
  return newCommand(
    'list',
    'List the customers that activated immo-billie',
    'DATABASE_URL=sqlite:app.sqlite immo-billie tenants list',
  ).action(async (options: OutputOptions) => {
    const { listAllTenants, renderTenants } = await import('../../tenants/list-all-tenants.js');
    line.print(options, await listAllTenants(line), renderTenants);
  });
}
