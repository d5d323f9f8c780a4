import type { FederalState } from './federal-states.js';

/**
 * Two-digit areas of postal codes that lie in one Land. Every other area spans several, so that a code there
 * says nothing for certain. Own count on a public list of 8,174 codes (OpenStreetMap), 2026.
 */
const SINGLE_STATE_AREAS: Readonly<Partial<Record<FederalState, string>>> = {
  BB: '03 15 16',
  BE: '10 13',
  BW: '70 71 72 73 75 77 78 79',
  BY: '80 81 82 83 84 85 86 87 90 91 92 93 94 95',
  HE: '35 60 61',
  HH: '20',
  MV: '18',
  NI: '26 30 31',
  NW: '32 33 40 41 42 44 45 46 47 50 52 58',
  RP: '54 56 67',
  SH: '24 25',
  SN: '02 08 09',
  ST: '39',
  TH: '98 99',
};

/** German-style codes of places in Austria: Kleinwalsertal and Jungholz. */
const AUSTRIAN = new Set(['87567', '87568', '87569', '87491']);

/** Codes that lie in two Länder with different tax rates: only the broker knows. */
export const AMBIGUOUS_POSTAL_CODES: Readonly<Record<string, readonly [FederalState, FederalState]>> = {
  '07919': ['SN', 'TH'],
  '14715': ['BB', 'ST'],
  '17337': ['BB', 'MV'],
  '19273': ['MV', 'NI'],
  '19357': ['BB', 'MV'],
  '21039': ['HH', 'SH'],
  '22113': ['HH', 'SH'],
  '22145': ['HH', 'SH'],
  '34355': ['HE', 'NI'],
  '37194': ['HE', 'NI'],
  '59969': ['HE', 'NW'],
  '63928': ['BW', 'BY'],
  '65391': ['HE', 'RP'],
  '69412': ['BW', 'HE'],
  '69434': ['BW', 'HE'],
  '74731': ['BW', 'BY'],
  '89081': ['BW', 'BY'],
  '97896': ['BW', 'BY'],
};

const byArea: ReadonlyMap<string, FederalState> = new Map(
  (Object.entries(SINGLE_STATE_AREAS) as [FederalState, string][]).flatMap(([state, areas]) =>
    areas.split(' ').map((area): [string, FederalState] => [area, state]),
  ),
);

/** The Land of a German postal code, where the code alone decides it; never a guess. */
export function federalStateOfPostalCode(postalCode: string): FederalState | undefined {
  const code = postalCode.trim();
  if (!/^\d{5}$/.test(code) || AUSTRIAN.has(code) || code in AMBIGUOUS_POSTAL_CODES) return undefined;
  return byArea.get(code.slice(0, 2));
}
