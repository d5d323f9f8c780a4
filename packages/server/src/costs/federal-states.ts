/** The sixteen Länder, by their usual codes. */
export const FEDERAL_STATES = {
  BW: 'Baden-Württemberg',
  BY: 'Bayern',
  BE: 'Berlin',
  BB: 'Brandenburg',
  HB: 'Bremen',
  HH: 'Hamburg',
  HE: 'Hessen',
  MV: 'Mecklenburg-Vorpommern',
  NI: 'Niedersachsen',
  NW: 'Nordrhein-Westfalen',
  RP: 'Rheinland-Pfalz',
  SL: 'Saarland',
  SN: 'Sachsen',
  ST: 'Sachsen-Anhalt',
  SH: 'Schleswig-Holstein',
  TH: 'Thüringen',
} as const;

export type FederalState = keyof typeof FEDERAL_STATES;

export function isFederalState(value: unknown): value is FederalState {
  return typeof value === 'string' && Object.hasOwn(FEDERAL_STATES, value);
}

/** Spellings beside name and code. */
const OTHER_NAMES: Readonly<Record<string, FederalState>> = {
  nrw: 'NW',
  freistaatbayern: 'BY',
  hansestadthamburg: 'HH',
};

const byName: ReadonlyMap<string, FederalState> = new Map([
  ...Object.entries(FEDERAL_STATES).flatMap(([code, name]): [string, FederalState][] => [
    [normalise(code), code as FederalState],
    [normalise(name), code as FederalState],
  ]),
  ...Object.entries(OTHER_NAMES),
]);

/** The Land that onOffice's field `bundesland` names, as key or label; its keys are not documented. */
export function federalStateOf(text: string): FederalState | undefined {
  return byName.get(normalise(text));
}

function normalise(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replace(/[^a-z]/g, '');
}
