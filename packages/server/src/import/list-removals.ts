import { eachAuditEvent } from '../audit/audit-store.js';
import type { Queryable } from '../database/database.js';

/** That a person was taken out, and when. */
export interface Removal {
  /** By a broker from this object, or on the person's request from everything. */
  readonly reason: 'removed' | 'erased';
  /** UTC. */
  readonly at: string;
  /** Number of the newest event that says so; by it a page names what it told of. */
  readonly eventId: number;
}

/**
 * Who was removed from an object, and who was erased from all of the tenant's, by address id, as the audit log
 * tells. Whoever was imported again is still named: whether he is stored, the caller knows. An erasure outweighs
 * a removal, whichever came first: it was the person's own wish.
 *
 * @param objectId `undefined` while the estate has no object: then only erasures count.
 * @param since UTC text; leaves out what happened earlier.
 */
export async function listRemovals(
  db: Queryable,
  {
    tenantId,
    objectId,
    since,
  }: {
    readonly tenantId: string;
    readonly objectId: string | undefined;
    readonly since?: string | undefined;
  },
): Promise<Map<string, Removal>> {
  const removals = new Map<string, Removal>();
  if (objectId !== undefined) {
    for await (const event of eachAuditEvent(db, tenantId, { kind: 'prospect.removed', since })) {
      const { detail, happenedAt, eventId } = event;
      if (detail['objectId'] !== objectId) continue;
      removals.set(String(detail['addressId']), { reason: 'removed', at: happenedAt, eventId });
    }
  }
  // Noted with the deletion itself; `person.erased` follows when the stored inputs were searched too.
  for await (const event of eachAuditEvent(db, tenantId, { kind: 'person.erasure_started', since })) {
    const addressId = String(event.detail['addressId']);
    const eventId = Math.max(event.eventId, removals.get(addressId)?.eventId ?? 0);
    removals.set(addressId, { reason: 'erased', at: event.happenedAt, eventId });
  }
  return removals;
}
