import type { Queryable } from '../database/database.js';

/**
 * The erasure of one person that is under way. The row is there until the last stored input was searched, so
 * that a restart, or a ledger too long for one request, leaves nothing half done.
 */
export interface Erasure {
  readonly tenantId: string;
  readonly addressId: string;
  readonly requestedBy: string;
  /** UTC. */
  readonly requestedAt: string;
  /** The last import that was searched. */
  readonly searchedTo: number;
  readonly emptiedInputs: number;
  /** Inputs that no key opens; they were deleted as a whole. */
  readonly unreadableInputs: number;
}

interface ErasureRow {
  readonly tenant_id: string;
  readonly address_id: string;
  readonly requested_by: string;
  readonly requested_at: string;
  readonly searched_to: number;
  readonly emptied_inputs: number;
  readonly unreadable_inputs: number;
}

const ERASURES = 'erasures';

type ErasureKey = Pick<Erasure, 'tenantId' | 'addressId'>;

/** Begins an erasure; one of the same person that is under way begins anew. */
export async function insertErasure(
  db: Queryable,
  entry: ErasureKey & { readonly requestedBy: string; readonly requestedAt: string },
): Promise<void> {
  await db(ERASURES)
    .insert({
      tenant_id: entry.tenantId,
      address_id: entry.addressId,
      requested_by: entry.requestedBy,
      requested_at: entry.requestedAt,
      searched_to: 0,
      emptied_inputs: 0,
      unreadable_inputs: 0,
    })
    .onConflict(['tenant_id', 'address_id'])
    .merge();
}

export async function findErasure(db: Queryable, key: ErasureKey): Promise<Erasure | undefined> {
  const row = await byKey(db, key).first<ErasureRow | undefined>();
  return row && toErasure(row);
}

/** Erasures of a tenant that are under way, the oldest first. */
export async function listErasures(db: Queryable, tenantId: string): Promise<Erasure[]> {
  const rows = await db<ErasureRow>(ERASURES).where('tenant_id', tenantId).orderBy('requested_at');
  return rows.map(toErasure);
}

export async function noteSearched(
  db: Queryable,
  key: ErasureKey,
  progress: { readonly searchedTo: number; readonly emptied: number; readonly unreadable: number },
): Promise<void> {
  await byKey(db, key)
    .update({ searched_to: progress.searchedTo })
    .increment({ emptied_inputs: progress.emptied, unreadable_inputs: progress.unreadable });
}

/** False when somebody else has finished it. */
export async function deleteErasure(db: Queryable, key: ErasureKey): Promise<boolean> {
  return (await byKey(db, key).delete()) > 0;
}

function byKey(db: Queryable, { tenantId, addressId }: ErasureKey) {
  return db(ERASURES).where({ tenant_id: tenantId, address_id: addressId });
}

function toErasure(row: ErasureRow): Erasure {
  return {
    tenantId: row.tenant_id,
    addressId: row.address_id,
    requestedBy: row.requested_by,
    requestedAt: row.requested_at,
    searchedTo: row.searched_to,
    emptiedInputs: row.emptied_inputs,
    unreadableInputs: row.unreadable_inputs,
  };
}
