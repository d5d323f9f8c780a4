import type { FederalState } from './federal-states.js';

/** A rate of the Grunderwerbsteuer, in force from a day on. */
export interface TransferTaxRate {
  readonly state: FederalState;
  /** Hundredths of a percent: 650 is 6,5 %. */
  readonly basisPoints: number;
  /** First day, `YYYY-MM-DD`. */
  readonly validFrom: string;
  readonly source: string;
}

/** When the table was last compared with its sources. */
export const TRANSFER_TAX_AS_OF = '2026-11-23';

const OVERVIEW_2025 = 'overview of all Länder, October 2025';
/** Rates whose first day is of no interest here any more. */
const LONG_AGO = '2015-01-01';

/** Changed by a new line, never by editing one: older objects keep the rate of their time. */
export const TRANSFER_TAX_RATES: readonly TransferTaxRate[] = [
  { state: 'BW', basisPoints: 500, validFrom: LONG_AGO, source: OVERVIEW_2025 },
  { state: 'BY', basisPoints: 350, validFrom: LONG_AGO, source: OVERVIEW_2025 },
  { state: 'BE', basisPoints: 600, validFrom: LONG_AGO, source: OVERVIEW_2025 },
  { state: 'BB', basisPoints: 650, validFrom: '2015-07-01', source: OVERVIEW_2025 },
  { state: 'HB', basisPoints: 500, validFrom: LONG_AGO, source: 'Senat der Freien Hansestadt Bremen' },
  { state: 'HB', basisPoints: 550, validFrom: '2025-07-01', source: 'Senat der Freien Hansestadt Bremen' },
  { state: 'HH', basisPoints: 550, validFrom: '2023-01-01', source: OVERVIEW_2025 },
  { state: 'HE', basisPoints: 600, validFrom: LONG_AGO, source: OVERVIEW_2025 },
  { state: 'MV', basisPoints: 600, validFrom: '2019-07-01', source: OVERVIEW_2025 },
  { state: 'NI', basisPoints: 500, validFrom: LONG_AGO, source: OVERVIEW_2025 },
  { state: 'NW', basisPoints: 650, validFrom: LONG_AGO, source: OVERVIEW_2025 },
  { state: 'RP', basisPoints: 500, validFrom: LONG_AGO, source: OVERVIEW_2025 },
  { state: 'SL', basisPoints: 650, validFrom: LONG_AGO, source: OVERVIEW_2025 },
  { state: 'SN', basisPoints: 550, validFrom: '2023-01-01', source: OVERVIEW_2025 },
  { state: 'ST', basisPoints: 500, validFrom: LONG_AGO, source: OVERVIEW_2025 },
  { state: 'SH', basisPoints: 650, validFrom: LONG_AGO, source: OVERVIEW_2025 },
  { state: 'TH', basisPoints: 500, validFrom: '2024-01-01', source: OVERVIEW_2025 },
];

/** The rate in force on a day (`YYYY-MM-DD`); `undefined` before the first one that the table knows. */
export function transferTaxRate(state: FederalState, day: string): TransferTaxRate | undefined {
  return TRANSFER_TAX_RATES.filter((rate) => rate.state === state && rate.validFrom <= day)
    .toSorted((a, b) => a.validFrom.localeCompare(b.validFrom))
    .at(-1);
}
