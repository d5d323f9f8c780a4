import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText, type Clock } from '../clock.js';
import type { Database } from '../database/database.js';
import { saveObjectCosts } from '../costs/cost-store.js';
import { saveAgreements } from './agreement-store.js';
import type { ParsedObjectForm } from './object-form.js';
import { lockObject, saveDetails, type ObjectKey } from './object-store.js';
import { saveHandValues } from './object-value-store.js';

export type SaveOutcome = 'saved' | 'conflict' | 'not_found';

/**
 * Stores the form of an object in one transaction. `conflict` when the object was saved since the form was
 * shown: then nothing is written.
 */
export async function saveObject(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  key: ObjectKey,
  userId: string,
  values: NonNullable<ParsedObjectForm['values']>,
): Promise<SaveOutcome> {
  const now = clock();
  const at = toUtcText(now);
  return database.transaction(async (db) => {
    const object = await lockObject(db, key);
    if (!object) return 'not_found';
    if (object.version !== values.version) return 'conflict';
    await saveHandValues(db, key, values.base, { userId, at });
    await saveDetails(db, key, values.details, at);
    await saveAgreements(db, key, values.agreements);
    await saveObjectCosts(db, key, values.costs);
    await appendAuditEvent(db, {
      tenantId: key.tenantId,
      userId,
      at: now,
      kind: 'object.saved',
      detail: { objectId: key.objectId, state: values.details.state },
    });
    return 'saved';
  });
}
