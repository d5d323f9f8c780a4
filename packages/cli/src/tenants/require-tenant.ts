import { findTenant, type Queryable, type Tenant } from '@immo-billie/server';
import { NotFoundError } from '../errors/not-found-error.js';

/** @throws NotFoundError when nobody with this id activated immo-billie */
export async function requireTenant(db: Queryable, tenantId: string): Promise<Tenant> {
  const tenant = await findTenant(db, tenantId);
  if (tenant) return tenant;
  throw new NotFoundError(
    'tenant_not_found',
    `there is no tenant ${tenantId}`,
    'list them with: immo-billie tenants list',
  );
}
