import { z } from 'zod';
import type { Queryable } from '../database/database.js';
import type { ObjectKey } from '../objects/object-store.js';
import { isFederalState, type FederalState } from './federal-states.js';
import type { OtherCost } from './purchase-costs.js';

/** The Nebenkosten of an object as the broker saved them; `null` is an empty field. Basis points. */
export interface ObjectCosts {
  readonly federalState: FederalState | null;
  readonly transferTaxBasisPoints: number | null;
  readonly notaryBasisPoints: number | null;
  readonly landRegisterBasisPoints: number | null;
  readonly buyerCommissionBasisPoints: number | null;
  readonly sellerCommissionBasisPoints: number | null;
  readonly others: readonly OtherCost[];
  readonly shownToBidders: boolean;
}

interface CostRow {
  readonly federal_state: string | null;
  readonly transfer_tax_bp: number | null;
  readonly notary_bp: number | null;
  readonly land_register_bp: number | null;
  readonly buyer_commission_bp: number | null;
  readonly seller_commission_bp: number | null;
  readonly others: string;
  readonly shown_to_bidders: boolean | number;
}

const COSTS = 'object_costs';

const othersSchema = z.array(
  z.union([
    z.object({ text: z.string(), amountCents: z.number().int() }),
    z.object({ text: z.string(), basisPoints: z.number().int() }),
  ]),
);

/** The saved costs, or `undefined` when the object was never saved with costs: then the defaults are shown. */
export async function findObjectCosts(db: Queryable, key: ObjectKey): Promise<ObjectCosts | undefined> {
  const row = await db(COSTS)
    .where({ tenant_id: key.tenantId, object_id: key.objectId })
    .first<CostRow | undefined>();
  if (!row) return undefined;
  return {
    federalState: isFederalState(row.federal_state) ? row.federal_state : null,
    transferTaxBasisPoints: row.transfer_tax_bp,
    notaryBasisPoints: row.notary_bp,
    landRegisterBasisPoints: row.land_register_bp,
    buyerCommissionBasisPoints: row.buyer_commission_bp,
    sellerCommissionBasisPoints: row.seller_commission_bp,
    others: othersSchema.parse(JSON.parse(row.others)),
    shownToBidders: Boolean(row.shown_to_bidders),
  };
}

export async function saveObjectCosts(db: Queryable, key: ObjectKey, costs: ObjectCosts): Promise<void> {
  await db(COSTS)
    .insert({
      tenant_id: key.tenantId,
      object_id: key.objectId,
      federal_state: costs.federalState,
      transfer_tax_bp: costs.transferTaxBasisPoints,
      notary_bp: costs.notaryBasisPoints,
      land_register_bp: costs.landRegisterBasisPoints,
      buyer_commission_bp: costs.buyerCommissionBasisPoints,
      seller_commission_bp: costs.sellerCommissionBasisPoints,
      others: JSON.stringify(costs.others),
      shown_to_bidders: costs.shownToBidders,
    })
    .onConflict('object_id')
    .merge();
}
