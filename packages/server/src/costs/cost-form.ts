import { cleanLine, limitRows, readRows, type FieldReader } from '../objects/form-fields.js';
import { toGermanInput } from '../objects/german-input.js';
import { defaultTransferTax } from './cost-defaults.js';
import type { ObjectCosts } from './cost-store.js';
import { isFederalState, type FederalState } from './federal-states.js';
import type { OtherCost } from './purchase-costs.js';

/** The texts of the section Nebenkosten, as typed. */
export interface CostTexts {
  readonly federalState: string;
  /** The Bundesland that the page was shown with. */
  readonly shownFederalState: string;
  readonly transferTax: string;
  readonly notary: string;
  readonly landRegister: string;
  readonly buyerCommission: string;
  readonly sellerCommission: string;
  readonly others: readonly OtherCostTexts[];
  readonly shownToBidders: boolean;
}

export interface OtherCostTexts {
  readonly text: string;
  readonly value: string;
  readonly unit: 'euro' | 'percent';
}

export const MAX_OTHER_COSTS = 20;
const MAX_OTHER_COST_TEXT = 100;
type PercentField = 'transferTax' | 'notary' | 'landRegister' | 'buyerCommission' | 'sellerCommission';

const MAX_PERCENT_BASIS_POINTS = 10_000;

/** The section as it is stored or preset. */
export function costTexts(costs: ObjectCosts): CostTexts {
  const percent = (basisPoints: number | null) =>
    basisPoints === null ? '' : toGermanInput(basisPoints, 'number');
  return {
    federalState: costs.federalState ?? '',
    shownFederalState: costs.federalState ?? '',
    transferTax: percent(costs.transferTaxBasisPoints),
    notary: percent(costs.notaryBasisPoints),
    landRegister: percent(costs.landRegisterBasisPoints),
    buyerCommission: percent(costs.buyerCommissionBasisPoints),
    sellerCommission: percent(costs.sellerCommissionBasisPoints),
    others: costs.others.map((cost) =>
      'amountCents' in cost
        ? { text: cost.text, value: toGermanInput(cost.amountCents, 'money'), unit: 'euro' as const }
        : { text: cost.text, value: percent(cost.basisPoints), unit: 'percent' as const },
    ),
    shownToBidders: costs.shownToBidders,
  };
}

export function readCostTexts(body: Readonly<Record<string, unknown>>): CostTexts {
  const line = (name: string) => cleanLine(body[name]);
  return {
    federalState: line('federalState'),
    shownFederalState: line('shownFederalState'),
    transferTax: line('transferTax'),
    notary: line('notary'),
    landRegister: line('landRegister'),
    buyerCommission: line('buyerCommission'),
    sellerCommission: line('sellerCommission'),
    others: readRows(body, 'otherCostRows', (index) => ({
      text: line(`otherCostText${index}`),
      value: line(`otherCostValue${index}`),
      unit: line(`otherCostUnit${index}`) === 'percent' ? ('percent' as const) : ('euro' as const),
    })),
    shownToBidders: body['shownToBidders'] !== undefined,
  };
}

/**
 * Reads the section. Another Bundesland than shown brings its own tax, unless the broker typed one.
 *
 * @param day `YYYY-MM-DD`, for the tax in force
 */
export function parseCosts(texts: CostTexts, fields: FieldReader, day: string): ObjectCosts {
  const percent = (field: PercentField, text: string): number | null =>
    readPercent(fields, field, `costs.${field}`, text);
  limitRows(fields, 'otherCostText', 'costs.others', texts.others, MAX_OTHER_COSTS);
  if (texts.federalState !== '' && !isFederalState(texts.federalState)) {
    fields.fail('federalState', 'costs.federalState', 'unknown_choice');
  }
  const federalState = isFederalState(texts.federalState) ? texts.federalState : null;
  const typedTax = percent('transferTax', texts.transferTax);
  return {
    federalState,
    transferTaxBasisPoints: takesNewDefault(texts, typedTax, day)
      ? defaultTransferTax(federalState, day)
      : typedTax,
    notaryBasisPoints: percent('notary', texts.notary),
    landRegisterBasisPoints: percent('landRegister', texts.landRegister),
    buyerCommissionBasisPoints: percent('buyerCommission', texts.buyerCommission),
    sellerCommissionBasisPoints: percent('sellerCommission', texts.sellerCommission),
    others: texts.others.flatMap((row, index) => parseOther(row, index, fields)),
    shownToBidders: texts.shownToBidders,
  };
}

function takesNewDefault(texts: CostTexts, typedTax: number | null, day: string): boolean {
  if (texts.federalState === texts.shownFederalState) return false;
  const shown: FederalState | null = isFederalState(texts.shownFederalState) ? texts.shownFederalState : null;
  return typedTax === null || typedTax === defaultTransferTax(shown, day);
}

function parseOther(row: OtherCostTexts, index: number, fields: FieldReader): OtherCost[] {
  if (row.text === '' && row.value === '') return [];
  const textField = `otherCostText${index}`;
  const valueField = `otherCostValue${index}`;
  const text = fields.limited(textField, 'costs.others', row.text, MAX_OTHER_COST_TEXT);
  if (text === '') fields.fail(textField, 'costs.others', 'cost_text');
  if (row.value === '') fields.fail(valueField, 'costs.others', 'cost_value');
  if (row.unit === 'euro') {
    return [{ text, amountCents: fields.amount(valueField, 'costs.others', row.value, 'money') ?? 0 }];
  }
  return [{ text, basisPoints: readPercent(fields, valueField, 'costs.others', row.value) ?? 0 }];
}

/** Basis points up to 100 %; `null` for an empty text or after noting the error. */
function readPercent(fields: FieldReader, field: string, label: string, text: string): number | null {
  const basisPoints = fields.percent(field, label, text);
  if (basisPoints !== null && basisPoints > MAX_PERCENT_BASIS_POINTS) fields.fail(field, label, 'too_large');
  return basisPoints;
}
