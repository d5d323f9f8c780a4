import { listTenants, readDatabaseLocation, type Tenant } from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { withDatabase } from '../database/with-database.js';
import { textTable } from '../output/text-table.js';

export interface TenantList {
  /** By name. */
  readonly tenants: readonly Tenant[];
}

export function listAllTenants({ environment }: Pick<CommandLine, 'environment'>): Promise<TenantList> {
  return withDatabase(readDatabaseLocation(environment), async ({ knex }) => ({
    tenants: await listTenants(knex),
  }));
}

export function renderTenants({ tenants }: TenantList): string {
  return textTable(
    ['TENANT', 'NAME', 'KEY', 'SINCE', 'CREATED', 'DEMO'],
    tenants.map((tenant) => [
      tenant.tenantId,
      tenant.name,
      tenant.keyState,
      tenant.keyStateSince,
      tenant.createdAt,
      tenant.isDemo ? 'demo' : '',
    ]),
    'There is no tenant yet: nobody has activated immo-billie.',
  );
}
