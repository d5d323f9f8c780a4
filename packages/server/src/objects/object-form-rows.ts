import { MAX_OTHER_COSTS, type OtherCostTexts } from '../costs/cost-form.js';
import { MAX_AGREEMENTS, type AgreementTexts, type ObjectFormTexts } from './object-form.js';

const EMPTY_AGREEMENT: AgreementTexts = { text: '', amount: '', bidderConfirms: false };
const EMPTY_COST: OtherCostTexts = { text: '', value: '', unit: 'euro' };
const SPARE_ROWS = 1;

/**
 * The form with room to write: one empty row at the end of each list, and one more of the list whose button
 * „Weitere Zeile“ was pressed. With a posted `body` but no such button: `undefined`.
 */
export function objectFormRows(
  texts: ObjectFormTexts,
  body?: Readonly<Record<string, unknown>>,
): ObjectFormTexts | undefined {
  const addsAgreement = body?.['addAgreement'] !== undefined;
  const addsCost = body?.['addOtherCost'] !== undefined;
  if (body && !addsAgreement && !addsCost) return undefined;
  return {
    ...texts,
    agreements: withSpare(
      addsAgreement ? [...texts.agreements, EMPTY_AGREEMENT] : texts.agreements,
      EMPTY_AGREEMENT,
      (row) => row.text === '' && row.amount === '',
      MAX_AGREEMENTS,
    ),
    costs: {
      ...texts.costs,
      others: withSpare(
        addsCost ? [...texts.costs.others, EMPTY_COST] : texts.costs.others,
        EMPTY_COST,
        (row) => row.text === '' && row.value === '',
        MAX_OTHER_COSTS,
      ),
    },
  };
}

function withSpare<Row>(
  rows: readonly Row[],
  empty: Row,
  isEmpty: (row: Row) => boolean,
  max: number,
): Row[] {
  const spare = rows.filter(isEmpty).length;
  const added = Math.max(0, Math.min(SPARE_ROWS - spare, max - rows.length));
  return [...rows, ...Array.from({ length: added }, () => empty)].slice(0, max);
}
