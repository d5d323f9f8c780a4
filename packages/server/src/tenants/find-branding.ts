import type { Queryable } from '../database/database.js';
import { findTenantLogo } from './tenant-logo-store.js';
import { findTenantSettings } from './tenant-settings-store.js';

/** How an office appears on what it hands out. */
export interface Branding {
  readonly name: string;
  /** PNG or JPEG. */
  readonly logo?: Buffer;
}

/** The name that the office chose, else the one in onOffice; its logo, if it has one. */
export async function findBranding(
  db: Queryable,
  { tenantId, tenantName }: { readonly tenantId: string; readonly tenantName: string },
): Promise<Branding> {
  const name = await officeName(db, { tenantId, tenantName });
  const logo = await findTenantLogo(db, tenantId);
  return { name, ...(logo ? { logo: logo.bytes } : {}) };
}

export async function officeName(
  db: Queryable,
  { tenantId, tenantName }: { readonly tenantId: string; readonly tenantName: string },
): Promise<string> {
  const { office } = await findTenantSettings(db, tenantId);
  return office.displayName || tenantName;
}
