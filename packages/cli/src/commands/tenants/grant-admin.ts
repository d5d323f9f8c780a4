import type { Command } from 'commander';
import type { CommandLine } from '../../command-line.js';
import type { OutputOptions } from '../../output/output-options.js';
import { newCommand } from '../new-command.js';

export function tenantsGrantAdminCommand(line: CommandLine): Command {
  return newCommand(
    'grant-admin',
    'Make a user administrator of his customer, for example when the only one has left; nobody loses a role',
    'immo-billie tenants grant-admin 20303 31',
  )
    .argument('<id>', 'number of the customer in onOffice')
    .argument('<user>', 'number of the user in onOffice; he must have opened immo-billie once')
    .action(async (tenantId: string, userId: string, options: OutputOptions) => {
      const { grantAdmin, renderGrant } = await import('../../tenants/grant-admin.js');
      line.print(options, await grantAdmin(line, tenantId, userId), renderGrant);
    });
}
