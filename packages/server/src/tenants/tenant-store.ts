import { forKeyShare, forUpdate, type Queryable } from '../database/database.js';

/**
 * `unlocked`: onOffice accepted the key when it was last used. `refused`: a call failed with an error of
 * the credentials (blocked provider, changed key); only a new activation mends it.
 */
export type KeyState = 'unlocked' | 'refused';

/** An onOffice customer; `tenantId` is onOffice's `customerWebId`. Times are UTC text. */
export interface Tenant {
  readonly tenantId: string;
  readonly name: string;
  readonly keyState: KeyState;
  readonly keyStateSince: string;
  readonly isDemo: boolean;
  readonly createdAt: string;
}

interface TenantRow {
  readonly tenant_id: string;
  readonly name: string;
  readonly key_state: KeyState;
  readonly key_state_since: string;
  readonly is_demo: boolean | number;
  readonly created_at: string;
}

const TENANTS = 'tenants';
const IDS_AT_ONCE = 200;

/**
 * Creates the tenant or renews its name, after onOffice accepted its key. A name that is known stays when onOffice
 * tells none. Whether it is a demo's stays as it was created.
 *
 * @returns false when a demo's tenant is wanted and there is one that is not: nothing was written then
 */
export async function saveUnlockedTenant(
  db: Queryable,
  tenant: {
    readonly tenantId: string;
    readonly name: string;
    readonly isDemo?: boolean;
    readonly at: string;
  },
): Promise<boolean> {
  const { isDemo = false } = tenant;
  const query = db(TENANTS)
    .insert({
      tenant_id: tenant.tenantId,
      name: tenant.name,
      key_state: 'unlocked',
      key_state_since: tenant.at,
      is_demo: isDemo,
      created_at: tenant.at,
    })
    .onConflict('tenant_id')
    .merge([...(tenant.name === '' ? [] : ['name']), 'key_state', 'key_state_since']);
  if (isDemo) void query.where('tenants.is_demo', true);
  return (await query.returning<{ tenant_id: string }[]>('tenant_id')).length > 0;
}

export async function findTenant(db: Queryable, tenantId: string): Promise<Tenant | undefined> {
  const row = await db<TenantRow>(TENANTS).where('tenant_id', tenantId).first();
  return row && toTenant(row);
}

/** Makes changes to what a tenant has set wait for each other, until the transaction ends. */
export async function lockTenant(db: Queryable, tenantId: string): Promise<void> {
  await forUpdate(db, db(TENANTS).where('tenant_id', tenantId)).select('tenant_id');
}

/** Makes whoever locks the tenant wait until the transaction ends; others may hold it at the same time. */
export async function holdTenant(db: Queryable, tenantId: string): Promise<void> {
  await forKeyShare(db, db(TENANTS).where('tenant_id', tenantId)).select('tenant_id');
}

/** By name; sorted here, because databases sort umlauts differently. */
export async function listTenants(db: Queryable): Promise<Tenant[]> {
  const rows = await db<TenantRow>(TENANTS).select();
  const { compare } = new Intl.Collator('de', { numeric: true });
  return rows.map(toTenant).sort((a, b) => compare(a.name, b.name) || compare(a.tenantId, b.tenantId));
}

/** Every tenant's id, read in blocks, so that work on one tenant after the other holds no query open. */
export async function* eachTenantId(db: Queryable): AsyncGenerator<string> {
  for (let last = ''; ;) {
    const rows = (await db(TENANTS)
      .where('tenant_id', '>', last)
      .orderBy('tenant_id')
      .limit(IDS_AT_ONCE)
      .select('tenant_id')) as { tenant_id: string }[];
    for (const row of rows) yield row.tenant_id;
    const next = rows.at(-1)?.tenant_id;
    if (next === undefined || rows.length < IDS_AT_ONCE) return;
    last = next;
  }
}

/** Notes whether the key works; keeps the time at which the state last changed. */
export async function noteKeyState(
  db: Queryable,
  tenantId: string,
  state: KeyState,
  at: string,
): Promise<void> {
  await db(TENANTS)
    .where('tenant_id', tenantId)
    .whereNot('key_state', state)
    .update({ key_state: state, key_state_since: at });
}

export async function renameTenant(db: Queryable, tenantId: string, name: string): Promise<void> {
  await db(TENANTS).where('tenant_id', tenantId).whereNot('name', name).update({ name });
}

/** Tables that name a tenant but outlive him: what happened is kept of everybody but a demo tenant. */
const OUTLIVING = ['sessions', 'handover_codes', 'audit_events'];

/** Removes demo tenants with all their data, and nothing else. Returns how many there were. Wants a transaction. */
export async function deleteDemoTenants(db: Queryable): Promise<number> {
  const demoTenants = db(TENANTS).where('is_demo', true).select('tenant_id');
  for (const table of OUTLIVING) await db(table).whereIn('tenant_id', demoTenants.clone()).delete();
  return db(TENANTS).where('is_demo', true).delete();
}

function toTenant(row: TenantRow): Tenant {
  return {
    tenantId: row.tenant_id,
    name: row.name,
    keyState: row.key_state,
    keyStateSince: row.key_state_since,
    isDemo: Boolean(row.is_demo),
    createdAt: row.created_at,
  };
}
