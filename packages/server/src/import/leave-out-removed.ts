import type { Queryable } from '../database/database.js';
import { findObjectByEstate, lockObject } from '../objects/object-store.js';
import { listProspects } from '../objects/prospect-store.js';
import { forgetPerson } from '../retention/forget-person.js';
import type { ImportInput } from './import-input.js';
import type { ImportEntry } from './import-ledger.js';
import { listRemovals } from './list-removals.js';

/**
 * The input of a replay without the persons who were removed from the object, or are being erased, since the
 * import that is replayed. Inside the transaction that writes it: the object is locked, so that nobody is
 * removed in between. A person whose row is missing for another reason stays in the input.
 *
 * Who was removed is left out like an unticked person, so that the replay's own input no longer holds his data
 * and a replay of the replay does not bring him back either. Of who is being erased nothing is kept.
 */
export async function leaveOutRemoved(
  db: Queryable,
  { tenantId, estateId, finishedAt }: Pick<ImportEntry, 'tenantId' | 'estateId' | 'finishedAt'>,
  input: ImportInput,
): Promise<ImportInput> {
  const object = await findObjectByEstate(db, tenantId, estateId);
  if (object) await lockObject(db, object);
  const removals = await listRemovals(db, { tenantId, objectId: object?.objectId, since: finishedAt });
  // Who is there was imported again after he was removed.
  const present = object ? await listProspects(db, object) : new Map<string, unknown>();
  let left = input;
  const removed = new Set<string>();
  for (const [addressId, { reason }] of removals) {
    if (present.has(addressId)) continue;
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
