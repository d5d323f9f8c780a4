import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText, type Clock } from '../clock.js';
import type { Database } from '../database/database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { lockTenant } from '../tenants/tenant-store.js';
import { deleteErasure, findErasure, insertErasure, noteSearched, type Erasure } from './erasure-store.js';
import { forgetPerson } from './forget-person.js';
import {
  deleteStoredInputs,
  listImportsToSearch,
  lockStoredInput,
  mayMention,
  openStoredInput,
  parseStoredInput,
  replaceStoredInput,
  type StoredInput,
} from './stored-inputs.js';
import { forgetSkippedPerson, listSkipped } from './stored-results.js';

export interface ErasureDependencies {
  readonly database: Database;
  readonly secretBox: SecretBox;
  readonly clock: Clock;
}

export interface ErasureProgress {
  /** False when stored inputs are left to be searched: call {@link continueErasure} again. */
  readonly isComplete: boolean;
  readonly searched: number;
  /** Inputs that held the person, since the erasure began. */
  readonly emptiedInputs: number;
}

/**
 * Deletes a person from all objects of the tenant at once, and notes that the stored inputs of imports have to
 * be searched. Returns in how many objects he was.
 */
export async function startErasure(
  { database, clock }: Pick<ErasureDependencies, 'database' | 'clock'>,
  request: { readonly tenantId: string; readonly addressId: string; readonly requestedBy: string },
): Promise<number> {
  const { tenantId, addressId, requestedBy } = request;
  return database.transaction(async (db) => {
    // Waits for imports that are writing him at this moment; later ones find the event.
    await lockTenant(db, tenantId);
    const now = clock();
    await insertErasure(db, { ...request, requestedAt: toUtcText(now) });
    const objects = await db('prospects').where({ tenant_id: tenantId, address_id: addressId }).delete();
    await appendAuditEvent(db, {
      tenantId,
      userId: requestedBy,
      at: now,
      kind: 'person.erasure_started',
      detail: { addressId, objects },
    });
    return objects;
  });
}

/**
 * Searches up to `maxInputs` imports. Takes the person out of each stored input by sealing it anew, and out of
 * the results, where the reason still counts. Two servers may do this at the same time. An input that no key
 * opens is deleted, because nobody can say who is in it.
 */
export async function continueErasure(
  dependencies: ErasureDependencies,
  erasure: Pick<Erasure, 'tenantId' | 'addressId'>,
  maxInputs: number,
): Promise<ErasureProgress> {
  const { database, clock } = dependencies;
  const state = await findErasure(database.knex, erasure);
  if (!state) return { isComplete: true, searched: 0, emptiedInputs: 0 };

  const { tenantId } = erasure;
  const ids = await listImportsToSearch(database.knex, erasure, {
    afterId: state.searchedTo,
    limit: maxInputs + 1,
  });
  const toSearch = ids.slice(0, maxInputs);
  const leftOutOf = new Set((await listSkipped(database.knex, erasure)).map(({ importId }) => importId));
  for (const importId of toSearch) {
    // First, because the search of the input notes that this import is done.
    if (leftOutOf.has(importId)) {
      await database.transaction((db) => forgetSkippedPerson(db, tenantId, importId, erasure.addressId));
    }
    await searchInput(dependencies, state, importId);
  }
  const searchedTo = toSearch.at(-1) ?? state.searchedTo;
  await noteSearched(database.knex, erasure, { searchedTo, emptied: 0, unreadable: 0 });
  const searched = toSearch.length;
  const reached = (await findErasure(database.knex, erasure)) ?? state;
  if (ids.length > maxInputs) return { isComplete: false, searched, emptiedInputs: reached.emptiedInputs };

  await database.transaction(async (db) => {
    if (!(await deleteErasure(db, erasure))) return;
    await appendAuditEvent(db, {
      tenantId,
      userId: reached.requestedBy,
      at: clock(),
      kind: 'person.erased',
      detail: {
        addressId: reached.addressId,
        inputs: reached.emptiedInputs,
        unreadableInputs: reached.unreadableInputs,
      },
    });
  });
  return { isComplete: true, searched, emptiedInputs: reached.emptiedInputs };
}

async function searchInput(
  { database, secretBox }: ErasureDependencies,
  erasure: Erasure,
  importId: number,
): Promise<void> {
  const { tenantId, addressId } = erasure;
  const stored = await openStoredInput(database.knex, secretBox, tenantId, importId);
  if (!stored || withoutPerson(stored, addressId) === 'not_in_it') return;
  await database.transaction(async (db) => {
    const locked = await lockStoredInput(db, secretBox, tenantId, importId);
    const left = locked ? withoutPerson(locked, addressId) : 'not_in_it';
    if (left === 'not_in_it') return;
    if (left === 'unreadable') await deleteStoredInputs(db, tenantId, [importId]);
    else await replaceStoredInput(db, secretBox, tenantId, importId, left);
    await noteSearched(db, erasure, {
      searchedTo: importId,
      emptied: 1,
      unreadable: left === 'unreadable' ? 1 : 0,
    });
  });
}

function withoutPerson(stored: StoredInput, addressId: string) {
  if (stored.json === undefined) return 'unreadable';
  if (!mayMention(stored.json, addressId)) return 'not_in_it';
  return forgetPerson(parseStoredInput(stored.json), addressId) ?? 'not_in_it';
}
