/** Percentages of a purchase, in basis points (hundredths of a percent), and further amounts. */
export interface CostRates {
  readonly transferTaxBasisPoints: number;
  readonly notaryBasisPoints: number;
  readonly landRegisterBasisPoints: number;
  /** The buyer's commission including VAT. */
  readonly commissionBasisPoints: number;
  readonly others: readonly OtherCost[];
}

/** A further cost: a fixed amount, or a share of the price. */
export type OtherCost =
  | { readonly text: string; readonly amountCents: number }
  | { readonly text: string; readonly basisPoints: number };

/** What a buyer pays beside the price, in cents. */
export interface PurchaseCosts {
  readonly transferTaxCents: number;
  readonly notaryCents: number;
  readonly landRegisterCents: number;
  readonly commissionCents: number;
  readonly others: readonly { readonly text: string; readonly amountCents: number }[];
  readonly sumCents: number;
  /** Price and costs together. */
  readonly totalCents: number;
}

const BASIS_POINTS_OF_ONE = 10_000;
const CENTS_PER_EURO = 100;

/**
 * The costs of a purchase at a price. The tax is cut to whole euros (§ 11 Abs. 2 GrEStG), everything else is
 * rounded half up to the cent. Computed with integers, so that no amount depends on floating point.
 */
export function purchaseCosts(priceCents: number, rates: CostRates): PurchaseCosts {
  const transferTaxCents =
    Math.floor(shareFloor(priceCents, rates.transferTaxBasisPoints) / CENTS_PER_EURO) * CENTS_PER_EURO;
  const notaryCents = shareRounded(priceCents, rates.notaryBasisPoints);
  const landRegisterCents = shareRounded(priceCents, rates.landRegisterBasisPoints);
  const commissionCents = shareRounded(priceCents, rates.commissionBasisPoints);
  const others = rates.others.map((cost) => ({
    text: cost.text,
    amountCents: 'amountCents' in cost ? cost.amountCents : shareRounded(priceCents, cost.basisPoints),
  }));
  const sumCents =
    transferTaxCents +
    notaryCents +
    landRegisterCents +
    commissionCents +
    others.reduce((sum, { amountCents }) => sum + amountCents, 0);
  return {
    transferTaxCents,
    notaryCents,
    landRegisterCents,
    commissionCents,
    others,
    sumCents,
    totalCents: priceCents + sumCents,
  };
}

function shareFloor(priceCents: number, basisPoints: number): number {
  return Number((BigInt(priceCents) * BigInt(basisPoints)) / BigInt(BASIS_POINTS_OF_ONE));
}

function shareRounded(priceCents: number, basisPoints: number): number {
  const half = BigInt(BASIS_POINTS_OF_ONE / 2);
  return Number((BigInt(priceCents) * BigInt(basisPoints) + half) / BigInt(BASIS_POINTS_OF_ONE));
}
