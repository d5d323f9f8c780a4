import type { Queryable } from '../database/database.js';
import { findObjectByEstate, lockObject } from '../objects/object-store.js';
import { listProspects } from '../objects/prospect-store.js';
import { holdTenant } from '../tenants/tenant-store.js';
import { forgetPerson } from '../retention/forget-person.js';
import type { ImportInput } from './import-input.js';
import { listRemovals } from './list-removals.js';

/**
 * The input of an import without the persons who were removed from the object, or are being erased, and whom
 * nobody has decided to import all the same. Inside the transaction that writes it: object and tenant are locked,
 * so that nobody is removed or erased in between. A person whose row is missing for another reason stays in the
 * input.
 *
 * Who was removed is left out like an unticked person, so that the stored input does not hold his data and a
 * replay does not bring him back either. Of who is being erased nothing is kept.
 *
 * @param decision for „Weiter“ the removals that the page told of, by address id: a tick beside one is meant. For a
 *   replay the time of the import that is replayed (UTC text, included): only what happened since counts.
 */
export async function leaveOutRemoved(
  db: Queryable,
  { tenantId, estateId }: { readonly tenantId: string; readonly estateId: string },
  decision: { readonly told: ReadonlyMap<string, number> } | { readonly since: string },
  input: ImportInput,
): Promise<ImportInput> {
  await holdTenant(db, tenantId);
  const object = await findObjectByEstate(db, tenantId, estateId);
  if (object) await lockObject(db, object);
  const { told, since } = { told: undefined, since: undefined, ...decision };
  const removals = await listRemovals(db, { tenantId, objectId: object?.objectId, since });
  if (removals.size === 0) return input;
  // Who is there was imported again after he was removed.
  const present = object ? await listProspects(db, object) : new Map<string, unknown>();
  let left = input;
  const removed = new Set<string>();
  for (const [addressId, { reason, eventId }] of removals) {
    if (present.has(addressId) || told?.get(addressId) === eventId) continue;
    if (reason === 'erased') left = forgetPerson(left, addressId) ?? left;
    else removed.add(addressId);
  }
  const leftOut = left.prospects.filter(({ addressId }) => removed.has(addressId));
  return {
    ...left,
    prospects: left.prospects.filter(({ addressId }) => !removed.has(addressId)),
    notChosen: [
      ...left.notChosen,
      ...leftOut.map(({ addressId, origin, consent }) => ({
        addressId,
        origin,
        consent,
        reason: 'removed_since' as const,
      })),
    ],
  };
}
