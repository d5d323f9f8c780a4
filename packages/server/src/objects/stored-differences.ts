import type { CostTexts } from '../costs/cost-form.js';
import type { AgreementTexts, ObjectFormTexts } from './object-form.js';

/** What is stored now instead of what a form shows. */
export interface StoredDifference {
  /** The id of the input. */
  readonly field: string;
  /** A key of the texts, the name of the field. */
  readonly label: string;
  /** As the form would show it; of a list all its lines. */
  readonly value: string;
}

const DETAIL_FIELDS = {
  broker: 'details.broker',
  businessRelation: 'details.businessRelation',
  title: 'details.objectTitle',
  objectNumber: 'details.objectNumber',
  area: 'details.area',
  startPrice: 'details.startPrice',
  targetPrice: 'details.targetPrice',
  detailsUrl: 'details.detailsUrl',
} as const;

const COST_FIELDS = [
  'federalState',
  'transferTax',
  'notary',
  'landRegister',
  'buyerCommission',
  'sellerCommission',
] as const;

/** Compares what a broker typed with what is stored by now, field by field. */
export function storedDifferences(typed: ObjectFormTexts, stored: ObjectFormTexts): StoredDifference[] {
  const compared: readonly (StoredDifference & { readonly typed: string })[] = [
    ...(Object.keys(DETAIL_FIELDS) as (keyof typeof DETAIL_FIELDS)[]).map((field) => ({
      field,
      label: DETAIL_FIELDS[field],
      value: stored[field],
      typed: typed[field],
    })),
    ...(['startsAt', 'endsAt'] as const).map((field) => ({
      field: `${field}Date`,
      label: `details.${field}`,
      value: dateAndTime(stored, field),
      typed: dateAndTime(typed, field),
    })),
    {
      field: 'agreementText0',
      label: 'details.agreements',
      value: agreementLines(stored.agreements),
      typed: agreementLines(typed.agreements),
    },
    ...COST_FIELDS.map((field) => ({
      field,
      label: `costs.${field}`,
      value: stored.costs[field],
      typed: typed.costs[field],
    })),
    {
      field: 'otherCostText0',
      label: 'costs.others',
      value: otherCostLines(stored.costs),
      typed: otherCostLines(typed.costs),
    },
  ];
  return compared
    .filter((entry) => entry.typed !== entry.value)
    .map(({ field, label, value }) => ({ field, label, value }));
}

function dateAndTime(texts: ObjectFormTexts, field: 'startsAt' | 'endsAt'): string {
  const [year, month, day] = texts[`${field}Date`].split('-');
  const date = day === undefined ? texts[`${field}Date`] : `${day}.${month}.${year}`;
  return [date, texts[`${field}Time`]].filter((part) => part !== '').join(', ');
}

function agreementLines(agreements: readonly AgreementTexts[]): string {
  return agreements
    .filter(({ text, amount }) => text !== '' || amount !== '')
    .map(({ text, amount, bidderConfirms }) =>
      [text, amount && `${amount} €`, bidderConfirms ? '✓' : ''].filter((part) => part !== '').join(' '),
    )
    .join('; ');
}

function otherCostLines({ others }: CostTexts): string {
  return others
    .filter(({ text, value }) => text !== '' || value !== '')
    .map(({ text, value, unit }) => `${text} ${value} ${unit === 'euro' ? '€' : '%'}`)
    .join('; ');
}
