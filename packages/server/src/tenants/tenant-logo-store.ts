import type { Queryable } from '../database/database.js';

/** The logo of an office; its bytes were checked when it was uploaded. */
export interface TenantLogo {
  readonly mediaType: 'image/png' | 'image/jpeg';
  readonly bytes: Buffer;
  /** UTC. */
  readonly updatedAt: string;
}

interface LogoRow {
  readonly media_type: TenantLogo['mediaType'];
  readonly bytes: Buffer;
  readonly updated_at: string;
}

const TENANT_LOGOS = 'tenant_logos';

export async function findTenantLogo(db: Queryable, tenantId: string): Promise<TenantLogo | undefined> {
  const row = await db(TENANT_LOGOS).where('tenant_id', tenantId).first<LogoRow | undefined>();
  return row && { mediaType: row.media_type, bytes: row.bytes, updatedAt: row.updated_at };
}

/** When the logo was uploaded, without reading it; `undefined` when there is none. */
export async function findLogoTime(db: Queryable, tenantId: string): Promise<string | undefined> {
  const row = await db(TENANT_LOGOS)
    .where('tenant_id', tenantId)
    .first<Pick<LogoRow, 'updated_at'> | undefined>('updated_at');
  return row?.updated_at;
}

/** Stores a logo in place of the one before. */
export async function saveTenantLogo(db: Queryable, tenantId: string, logo: TenantLogo): Promise<void> {
  await db(TENANT_LOGOS)
    .insert({
      tenant_id: tenantId,
      media_type: logo.mediaType,
      bytes: logo.bytes,
      updated_at: logo.updatedAt,
    })
    .onConflict('tenant_id')
    .merge();
}

/** False when there was none. */
export async function deleteTenantLogo(db: Queryable, tenantId: string): Promise<boolean> {
  return (await db(TENANT_LOGOS).where('tenant_id', tenantId).delete()) > 0;
}
