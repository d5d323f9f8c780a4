import type { Command } from 'commander';
import type { CommandLine } from '../../command-line.js';
import type { OutputOptions } from '../../output/output-options.js';
import { newCommand } from '../new-command.js';

export function tenantsShowCommand(line: CommandLine): Command {
  return newCommand(
    'show',
    'Show one customer: state of its key, users and their roles, how much it has imported',
    'immo-billie tenants show 20303',
  )
    .argument('<id>', 'number of the customer in onOffice')
    .action(async (tenantId: string, options: OutputOptions) => {
      const { renderTenant, showTenant } = await import('../../tenants/show-tenant.js');
      line.print(options, await showTenant(line, tenantId), renderTenant);
    });
}
