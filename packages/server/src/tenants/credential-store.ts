import type { Queryable } from '../database/database.js';
import type { SealedTable } from '../encryption/sealed-table.js';
import type { SecretBox } from '../encryption/secret-box.js';

/** The token and secret ("API key") of the API user that onOffice made for this tenant. */
export interface Credentials {
  readonly token: string;
  readonly secret: string;
}

/** What may be shown about stored credentials. */
export interface CredentialInfo {
  /** The last four characters of the API key. */
  readonly secretEnding: string;
  readonly unlockedBy: string;
  readonly unlockedAt: string;
}

interface CredentialRow {
  readonly tenant_id: string;
  readonly key_id: string;
  readonly sealed_token: string;
  readonly sealed_secret: string;
  readonly secret_ending: string;
  readonly unlocked_by: string;
  readonly unlocked_at: string;
}

const CREDENTIALS = 'tenant_credentials';
const SHOWN_CHARACTERS = 4;

export const SEALED_CREDENTIALS: SealedTable = {
  name: CREDENTIALS,
  rowKey: ['tenant_id'],
  columns: (['token', 'secret'] as const).map((part) => ({
    name: `sealed_${part}`,
    boundTo: (row) => boundTo(String(row['tenant_id']), part),
  })),
  rowsPerBlock: 200,
};

/** Stores credentials that onOffice has just accepted; replaces earlier ones of the tenant. */
export async function saveCredentials(
  db: Queryable,
  box: SecretBox,
  entry: { readonly tenantId: string; readonly unlockedBy: string; readonly at: string } & Credentials,
): Promise<void> {
  const token = box.seal(entry.token, boundTo(entry.tenantId, 'token'));
  const secret = box.seal(entry.secret, boundTo(entry.tenantId, 'secret'));
  await db(CREDENTIALS)
    .insert({
      tenant_id: entry.tenantId,
      key_id: box.currentKeyId,
      sealed_token: token.sealed,
      sealed_secret: secret.sealed,
      secret_ending: entry.secret.slice(-SHOWN_CHARACTERS),
      unlocked_by: entry.unlockedBy,
      unlocked_at: entry.at,
    })
    .onConflict('tenant_id')
    .merge();
}

/** The credentials of a tenant, or `undefined` when it was never activated. */
export async function readCredentials(
  db: Queryable,
  box: SecretBox,
  tenantId: string,
): Promise<Credentials | undefined> {
  const row = await db<CredentialRow>(CREDENTIALS).where('tenant_id', tenantId).first();
  if (!row) return undefined;
  return {
    token: box.open({ keyId: row.key_id, sealed: row.sealed_token }, boundTo(tenantId, 'token')),
    secret: box.open({ keyId: row.key_id, sealed: row.sealed_secret }, boundTo(tenantId, 'secret')),
  };
}

export async function findCredentialInfo(
  db: Queryable,
  tenantId: string,
): Promise<CredentialInfo | undefined> {
  const row = await db<CredentialRow>(CREDENTIALS).where('tenant_id', tenantId).first();
  return row && { secretEnding: row.secret_ending, unlockedBy: row.unlocked_by, unlockedAt: row.unlocked_at };
}

function boundTo(tenantId: string, part: 'token' | 'secret'): string[] {
  return ['credentials', part, tenantId];
}
