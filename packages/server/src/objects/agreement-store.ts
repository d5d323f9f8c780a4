import type { Queryable } from '../database/database.js';
import { insertInBlocks } from '../database/insert-in-blocks.js';
import type { ObjectKey } from './object-store.js';

/** A Zusatzvereinbarung, for example „Einbauküche wird mitverkauft“. */
export interface Agreement {
  readonly text: string;
  readonly amountCents: number | null;
  /** Whether a bidder has to confirm it. */
  readonly bidderConfirms: boolean;
}

interface AgreementRow {
  readonly tenant_id: string;
  readonly object_id: string;
  readonly position: number;
  readonly text: string;
  readonly amount_cents: number | null;
  readonly bidder_confirms: boolean | number;
}

const AGREEMENTS = 'object_agreements';

export async function listAgreements(db: Queryable, key: ObjectKey): Promise<Agreement[]> {
  const rows = await db<AgreementRow>(AGREEMENTS)
    .where({ tenant_id: key.tenantId, object_id: key.objectId })
    .orderBy('position');
  return rows.map((row) => ({
    text: row.text,
    amountCents: row.amount_cents,
    bidderConfirms: Boolean(row.bidder_confirms),
  }));
}

/** Replaces the list of an object. */
export async function saveAgreements(
  db: Queryable,
  key: ObjectKey,
  agreements: readonly Agreement[],
): Promise<void> {
  await db(AGREEMENTS).where({ tenant_id: key.tenantId, object_id: key.objectId }).delete();
  await insertInBlocks(
    db,
    AGREEMENTS,
    agreements.map((agreement, index) => ({
      tenant_id: key.tenantId,
      object_id: key.objectId,
      position: index + 1,
      text: agreement.text,
      amount_cents: agreement.amountCents,
      bidder_confirms: agreement.bidderConfirms,
    })),
  );
}
