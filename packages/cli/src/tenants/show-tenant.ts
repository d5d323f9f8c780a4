import {
  countImports,
  countObjects,
  findCredentialInfo,
  listUsers,
  readDatabaseLocation,
  type CredentialInfo,
  type ImportTotals,
  type ObjectCounts,
  type Tenant,
  type User,
} from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { withDatabase } from '../database/with-database.js';
import { textPairs, textTable } from '../output/text-table.js';
import { requireTenant } from './require-tenant.js';

export interface ShownTenant {
  readonly tenant: Tenant;
  /** What may be shown of the API key. */
  readonly key: CredentialInfo | null;
  /** Everybody who ever came from onOffice. */
  readonly users: readonly Omit<User, 'tenantId' | 'showsHelp'>[];
  readonly objects: ObjectCounts;
  readonly imports: ImportTotals;
}

/** @throws NotFoundError */
export function showTenant(
  { environment }: Pick<CommandLine, 'environment'>,
  tenantId: string,
): Promise<ShownTenant> {
  return withDatabase(readDatabaseLocation(environment), async ({ knex }) => ({
    tenant: await requireTenant(knex, tenantId),
    key: (await findCredentialInfo(knex, tenantId)) ?? null,
    users: (await listUsers(knex, tenantId)).map(({ tenantId: _tenant, showsHelp: _help, ...user }) => user),
    objects: await countObjects(knex, tenantId),
    imports: await countImports(knex, tenantId),
  }));
}

export function renderTenant({ tenant, key, users, objects, imports }: ShownTenant): string {
  const pairs = textPairs([
    ['Tenant', `${tenant.tenantId}${tenant.isDemo ? ' (demo)' : ''}`],
    ['Name', tenant.name],
    ['Created', tenant.createdAt],
    ['Key', `${tenant.keyState} since ${tenant.keyStateSince}`],
    [
      'Activated',
      key ? `${key.unlockedAt} by user ${key.unlockedBy}, key ends in ${key.secretEnding}` : 'never',
    ],
    ['Objects', `${objects.complete} complete, ${objects.draft} drafts`],
    [
      'Imports',
      `${imports.done} done, ${imports.failed} failed${imports.latestAt === null ? '' : `, latest ${imports.latestAt}`}`,
    ],
  ]);
  const table = textTable(
    ['USER', 'NAME', 'ROLE', 'LANGUAGE', 'FIRST SEEN', 'LAST SEEN'],
    users.map((user) => [
      user.userId,
      [user.firstName, user.lastName].filter((part) => part !== '').join(' '),
      user.role,
      user.language,
      user.firstSeenAt,
      user.lastSeenAt,
    ]),
    'Nobody has opened immo-billie yet.',
  );
  return `${pairs}\n\n${table}`;
}
