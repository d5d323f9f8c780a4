import { readCredentials } from '../tenants/credential-store.js';
import { findTenant } from '../tenants/tenant-store.js';
import type { AppContext } from '../web/app-context.js';

/**
 * What is known of the tenant's key while its admin looks at an API user's activation.
 *
 * - `this`: the key of this very API user is stored, and onOffice accepts it.
 * - `other`: another key is stored; it stays in force until a new one is unlocked.
 */
export type KnownKey = 'this' | 'other';

export async function findKnownKey(
  { database, secretBox }: Pick<AppContext, 'database' | 'secretBox'>,
  { tenantId, apiToken }: { readonly tenantId: string; readonly apiToken: string },
): Promise<KnownKey | undefined> {
  const credentials = await readCredentials(database.knex, secretBox, tenantId);
  if (!credentials) return undefined;
  const tenant = await findTenant(database.knex, tenantId);
  return credentials.token === apiToken && tenant?.keyState === 'unlocked' ? 'this' : 'other';
}
