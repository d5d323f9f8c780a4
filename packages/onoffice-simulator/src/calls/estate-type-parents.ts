const TYPES_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  haus: [
    'reihenhaus',
    'reihenend',
    'reihenmittel',
    'reiheneck',
    'doppelhaushaelfte',
    'einfamilienhaus',
    'einfamilienhausMitEinliegerwohnung',
    'stadthaus',
    'villa',
    'resthof',
    'bauernhaus',
    'landhaus',
    'schloss',
    'zweifamilienhaus',
    'mehrfamilienhaus',
    'bungalow',
    'fachwerkhaus',
    'ferienhaus',
  ],
  wohnung: [
    'dachgeschoss',
    'maisonette',
    'loft-studio-atelier',
    'penthouse',
    'terrassen',
    'etage',
    'erdgeschoss',
    'souterrain',
    'hochparterre',
    'eigentumswohnung',
  ],
  grundstueck: [
    'wohnen',
    'gewerbe',
    'industrie',
    'land_forstwirtschaft',
    'freizeit',
    'gemischt',
    'sondernutzung',
  ],
  buero_praxen: ['bueroflaeche', 'buerohaus', 'bueroetage', 'praxis', 'praxishaus', 'atelier', 'loft'],
  einzelhandel: ['ladenlokal', 'einzelhandelsladen', 'verbrauchermarkt', 'einkaufszentrum', 'kaufhaus'],
  zimmer: ['zimmer'],
};

/** `objekttyp` → the `objektart` it belongs to, as the `dependencies` of the fields call show it. */
export function estateTypeParents(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(TYPES_OF_KIND).flatMap(([kind, types]) => types.map((type) => [type, kind])),
  );
}
