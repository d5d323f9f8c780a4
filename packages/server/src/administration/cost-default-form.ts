import { cleanLine, createFieldReader, type FormError } from '../objects/form-fields.js';
import { toGermanInput } from '../objects/german-input.js';
import type { CostDefaultSettings } from '../tenants/tenant-settings-store.js';

/** The texts of the form, as typed. */
export interface CostDefaultTexts {
  readonly notary: string;
  readonly landRegister: string;
  readonly buyerCommission: string;
}

export interface ParsedCostDefaults {
  readonly texts: CostDefaultTexts;
  readonly errors: readonly FormError[];
  readonly value: CostDefaultSettings;
}

/** 15 %: above that it is a slip of the pen. */
export const MAX_COST_BASIS_POINTS = 1500;

export function costDefaultTexts(settings: CostDefaultSettings): CostDefaultTexts {
  const percent = (basisPoints: number | null) =>
    basisPoints === null ? '' : toGermanInput(basisPoints, 'number');
  return {
    notary: percent(settings.notaryBasisPoints),
    landRegister: percent(settings.landRegisterBasisPoints),
    buyerCommission: percent(settings.buyerCommissionBasisPoints),
  };
}

/** Reads percentages as Germans write them, `1,5` or `1,5 %`; an empty field stands for the usual value. */
export function parseCostDefaultForm(body: Readonly<Record<string, unknown>>): ParsedCostDefaults {
  const texts: CostDefaultTexts = {
    notary: cleanLine(body['notary']),
    landRegister: cleanLine(body['landRegister']),
    buyerCommission: cleanLine(body['buyerCommission']),
  };
  const fields = createFieldReader();
  const percent = (field: keyof CostDefaultTexts): number | null => {
    const label = `administration.defaults.${field}`;
    const basisPoints = fields.percent(field, label, texts[field]);
    if (basisPoints !== null && basisPoints > MAX_COST_BASIS_POINTS) {
      fields.fail(field, label, 'percent_too_large', { max: toGermanInput(MAX_COST_BASIS_POINTS, 'number') });
    }
    return basisPoints;
  };
  const value = {
    notaryBasisPoints: percent('notary'),
    landRegisterBasisPoints: percent('landRegister'),
    buyerCommissionBasisPoints: percent('buyerCommission'),
  };
  return { texts, errors: fields.errors, value };
}
