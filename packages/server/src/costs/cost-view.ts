import type { OfferObject } from '../objects/object-store.js';
import { needsEqualCommission } from './commission.js';
import type { CostHint } from './cost-defaults.js';
import type { ObjectCosts } from './cost-store.js';
import { FEDERAL_STATES, type FederalState } from './federal-states.js';
import { purchaseCosts, type PurchaseCosts } from './purchase-costs.js';
import { TRANSFER_TAX_AS_OF } from './transfer-tax.js';

/** What the section Nebenkosten shows beside its fields. */
export interface CostView {
  readonly states: readonly { readonly code: FederalState; readonly name: string }[];
  /** When the tax table was last checked, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** A key of `costs.hint`. */
  readonly hint: CostHint | undefined;
  /** A key of `costs.commissionHint`, § 656c BGB. Never stops anything. */
  readonly commissionHint: 'seller_share_missing' | 'buyer_share_higher' | undefined;
  /** An example at the saved starting price. */
  readonly example: { readonly priceCents: number; readonly costs: PurchaseCosts } | undefined;
}

export function costView(
  object: OfferObject,
  estateKind: string | undefined,
  costs: ObjectCosts,
  hint: CostHint | undefined,
): CostView {
  return {
    states: (Object.entries(FEDERAL_STATES) as [FederalState, string][]).map(([code, name]) => ({
      code,
      name,
    })),
    asOf: TRANSFER_TAX_AS_OF,
    hint,
    commissionHint: commissionHint(object, estateKind, costs),
    example: object.startPriceCents === null ? undefined : example(object.startPriceCents, costs),
  };
}

function commissionHint(
  { businessRelation }: OfferObject,
  estateKind: string | undefined,
  costs: ObjectCosts,
): CostView['commissionHint'] {
  const buyer = costs.buyerCommissionBasisPoints ?? 0;
  if (buyer === 0 || !needsEqualCommission({ businessRelation, estateKind })) return undefined;
  if (costs.sellerCommissionBasisPoints === null) return 'seller_share_missing';
  return buyer > costs.sellerCommissionBasisPoints ? 'buyer_share_higher' : undefined;
}

function example(priceCents: number, costs: ObjectCosts): CostView['example'] {
  return {
    priceCents,
    costs: purchaseCosts(priceCents, {
      transferTaxBasisPoints: costs.transferTaxBasisPoints ?? 0,
      notaryBasisPoints: costs.notaryBasisPoints ?? 0,
      landRegisterBasisPoints: costs.landRegisterBasisPoints ?? 0,
      commissionBasisPoints: costs.buyerCommissionBasisPoints ?? 0,
      others: costs.others,
    }),
  };
}
