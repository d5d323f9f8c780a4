import type { DocumentKind } from './document.js';

/** Words that give a kind away; umlauts and accents are removed before. */
const SIGNS: readonly (readonly [DocumentKind, RegExp])[] = [
  ['expose', /expose|broschure|broschuere/],
  [
    'energieausweis',
    /energie(?:bedarfs|verbrauchs)?[\s_-]?(?:ausweis|pass)|energy[\s_-]?(?:certificate|pass)/,
  ],
  ['grundriss', /grundri(?:ss|s)|floor[\s_-]?plan/],
  ['grundbuchauszug', /grundbuch|land[\s_-]?register/],
  ['teilungserklaerung', /teilungserkl/],
  ['protokolle', /protokoll|eigentue?mer-?versammlung/],
];

/** onOffice's `Art` of a file, where it says what ours says. */
const ONOFFICE_KINDS: Readonly<Record<string, DocumentKind>> = {
  Expose: 'expose',
  Grundriss: 'grundriss',
  Energieausweis: 'energieausweis',
};

/** What a document probably is. Of several words the first one counts: „Grundriss zum Exposé“ is a floor plan. */
export function guessDocumentKind(name: string): DocumentKind {
  const text = name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').toLowerCase();
  let first: { readonly kind: DocumentKind; readonly at: number } | undefined;
  for (const [kind, sign] of SIGNS) {
    const at = text.search(sign);
    if (at >= 0 && (!first || at < first.at)) first = { kind, at };
  }
  return first?.kind ?? 'sonstiges';
}

/** The same for a file of an estate, where onOffice's own kind counts more than a name. */
export function kindOfEstateFile(file: {
  readonly kind: string;
  readonly title: string;
  readonly documentAttribute: string;
  readonly fileName: string;
}): DocumentKind {
  return (
    ONOFFICE_KINDS[file.kind] ?? guessDocumentKind(`${file.documentAttribute} ${file.title} ${file.fileName}`)
  );
}
