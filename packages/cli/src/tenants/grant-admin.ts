import { changeRole, readDatabaseLocation } from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { withDatabase } from '../database/with-database.js';
import { NotFoundError } from '../errors/not-found-error.js';
import { requireTenant } from './require-tenant.js';

export interface GrantReport {
  readonly tenantId: string;
  readonly userId: string;
  readonly role: 'admin';
  /** False when he was administrator already. */
  readonly changed: boolean;
}

/** @throws NotFoundError for an unknown tenant, and for a user who never came from onOffice */
export function grantAdmin(
  { environment, clock }: Pick<CommandLine, 'environment' | 'clock'>,
  tenantId: string,
  userId: string,
): Promise<GrantReport> {
  return withDatabase(readDatabaseLocation(environment), async (database) => {
    await requireTenant(database.knex, tenantId);
    const grant = { tenantId, userId, role: 'admin' } as const;
    const change = await changeRole({ database, clock }, { ...grant, changedBy: undefined });
    if (change !== 'changed' && change !== 'unchanged') {
      throw new NotFoundError(
        'user_not_found',
        `nobody with the number ${userId} has opened immo-billie for tenant ${tenantId}`,
        `let this user open it once from onOffice; all who did: immo-billie tenants show ${tenantId}`,
      );
    }
    return { ...grant, changed: change === 'changed' };
  });
}

export function renderGrant({ tenantId, userId, changed }: GrantReport): string {
  return changed
    ? `User ${userId} is now an administrator of tenant ${tenantId}.`
    : `User ${userId} is an administrator of tenant ${tenantId} already.`;
}
