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
    agreements: withSpare(texts.agreements, {
      empty: EMPTY_AGREEMENT,
      isEmpty: (row) => row.text === '' && row.amount === '',
      more: addsAgreement ? 1 : 0,
      max: MAX_AGREEMENTS,
    }),
    costs: {
      ...texts.costs,
      others: withSpare(texts.costs.others, {
        empty: EMPTY_COST,
        isEmpty: (row) => row.text === '' && row.value === '',
        more: addsCost ? 1 : 0,
        max: MAX_OTHER_COSTS,
      }),
    },
  };
}

/** Never cuts what was typed: more rows than a list may have are refused, not dropped. */
function withSpare<Row>(
  rows: readonly Row[],
  list: {
    readonly empty: Row;
    readonly isEmpty: (row: Row) => boolean;
    /** Rows that were asked for. */
    readonly more: number;
    readonly max: number;
  },
): Row[] {
  const wanted = Math.max(list.more, SPARE_ROWS - rows.filter(list.isEmpty).length);
  const added = Math.max(0, Math.min(wanted, list.max - rows.length));
  return [...rows, ...Array.from({ length: added }, () => list.empty)];
}
