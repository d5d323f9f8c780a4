import type { EstateValueField } from '../objects/estate-values.js';
import { parseCommission, USUAL_COMMISSION_BASIS_POINTS } from './commission.js';
import type { CostDefaultSettings } from '../tenants/tenant-settings-store.js';
import type { ObjectCosts } from './cost-store.js';
import { federalStateOf, type FederalState } from './federal-states.js';
import { AMBIGUOUS_POSTAL_CODES, federalStateOfPostalCode } from './postal-codes.js';
import { transferTaxRate } from './transfer-tax.js';

const USUAL_NOTARY_BASIS_POINTS = 150;
const USUAL_LAND_REGISTER_BASIS_POINTS = 50;

/** Why no Bundesland is preset, a key of `costs.hint`. */
export type CostHint = 'abroad' | 'ambiguous_postal_code' | 'unknown_state';

export interface CostDefaults {
  readonly costs: ObjectCosts;
  readonly hint: CostHint | undefined;
}

/**
 * What the Nebenkosten of a new object are prefilled with: the Bundesland from onOffice, else from a postal
 * code that decides it, never guessed; the tax of that day; the rest from onOffice, the office or custom.
 * For an estate abroad everything stays empty.
 *
 * @param valueOf what onOffice said about the estate, `''` for unknown
 * @param day `YYYY-MM-DD`
 */
export function costDefaults(
  valueOf: (field: EstateValueField) => string,
  tenant: CostDefaultSettings,
  day: string,
): CostDefaults {
  const country = valueOf('country');
  if (country !== '' && !/^(DEU|DE|Deutschland)$/i.test(country)) return { costs: EMPTY, hint: 'abroad' };
  const postalCode = valueOf('postalCode');
  const federalState =
    federalStateOf(valueOf('federalState')) ?? federalStateOfPostalCode(postalCode) ?? null;
  const hint = postalCode in AMBIGUOUS_POSTAL_CODES ? 'ambiguous_postal_code' : 'unknown_state';
  return {
    costs: {
      federalState,
      transferTaxBasisPoints: defaultTransferTax(federalState, day),
      notaryBasisPoints: tenant.notaryBasisPoints ?? USUAL_NOTARY_BASIS_POINTS,
      landRegisterBasisPoints: tenant.landRegisterBasisPoints ?? USUAL_LAND_REGISTER_BASIS_POINTS,
      buyerCommissionBasisPoints:
        parseCommission(valueOf('buyerCommission')) ??
        tenant.buyerCommissionBasisPoints ??
        USUAL_COMMISSION_BASIS_POINTS,
      sellerCommissionBasisPoints: null,
      others: [],
      shownToBidders: true,
    },
    hint: federalState === null ? hint : undefined,
  };
}

export function defaultTransferTax(state: FederalState | null, day: string): number | null {
  return state === null ? null : (transferTaxRate(state, day)?.basisPoints ?? null);
}

const EMPTY: ObjectCosts = {
  federalState: null,
  transferTaxBasisPoints: null,
  notaryBasisPoints: null,
  landRegisterBasisPoints: null,
  buyerCommissionBasisPoints: null,
  sellerCommissionBasisPoints: null,
  others: [],
  shownToBidders: true,
};
