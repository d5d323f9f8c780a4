import type { Queryable } from '../database/database.js';
import type { SealedTable } from '../encryption/sealed-table.js';
import type { SecretBox } from '../encryption/secret-box.js';
import type { UserKey } from '../tenants/user-store.js';

interface ClaimRow {
  readonly tenant_id: string;
  readonly user_id: string;
  readonly key_id: string;
  readonly sealed_claim: string;
  readonly signed_at_seconds: number;
}

const CLAIMS = 'claims';

export const SEALED_CLAIMS: SealedTable = {
  name: CLAIMS,
  rowKey: ['tenant_id', 'user_id'],
  columns: [
    {
      name: 'sealed_claim',
      boundTo: (row) => boundTo({ tenantId: String(row['tenant_id']), userId: String(row['user_id']) }),
    },
  ],
  rowsPerBlock: 200,
};

/**
 * Keeps the claim of a signed call unless a newer one is known. The signed timestamp decides, not the
 * time of arrival: an older call that was opened late must not replace the newer claim.
 */
export async function keepNewestClaim(
  db: Queryable,
  box: SecretBox,
  entry: UserKey & { readonly claim: string; readonly signedAtSeconds: number },
): Promise<void> {
  const { keyId, sealed } = box.seal(entry.claim, boundTo(entry));
  await db(CLAIMS)
    .insert({
      tenant_id: entry.tenantId,
      user_id: entry.userId,
      key_id: keyId,
      sealed_claim: sealed,
      signed_at_seconds: entry.signedAtSeconds,
    })
    .onConflict(['tenant_id', 'user_id'])
    .merge(['key_id', 'sealed_claim', 'signed_at_seconds'])
    .where('claims.signed_at_seconds', '<=', entry.signedAtSeconds);
}

/** The newest claim of exactly this user; never another one's, whose rights may be wider. */
export async function readClaim(db: Queryable, box: SecretBox, user: UserKey): Promise<string | undefined> {
  const row = await db<ClaimRow>(CLAIMS).where({ tenant_id: user.tenantId, user_id: user.userId }).first();
  return row && box.open({ keyId: row.key_id, sealed: row.sealed_claim }, boundTo(user));
}

function boundTo({ tenantId, userId }: UserKey): string[] {
  return ['claim', tenantId, userId];
}

/** The newest claim of any user of the tenant, to see whether the tenant's key works at all. */
export async function readNewestClaimOfTenant(
  db: Queryable,
  box: SecretBox,
  tenantId: string,
): Promise<{ readonly userId: string; readonly claim: string } | undefined> {
  const row = await db<ClaimRow>(CLAIMS)
    .where('tenant_id', tenantId)
    .orderBy('signed_at_seconds', 'desc')
    .first();
  if (!row) return undefined;
  const user = { tenantId, userId: row.user_id };
  return {
    userId: row.user_id,
    claim: box.open({ keyId: row.key_id, sealed: row.sealed_claim }, boundTo(user)),
  };
}
