/**
 * The customer of the simulator that the demo shows as activated; the first one, „Testkanzlei onOffice“,
 * stays untouched, so that the guide can be walked from its first step.
 */
export const DEMO_CUSTOMER = '20303';

/** „Wiebke Petersen“ and „Hauke Jansen“ of „Nordlicht Immobilien GmbH“. */
const PETERSEN = '21';
const JANSEN = '31';

/** Objects that are imported, and by whom. */
export const DEMO_IMPORTS = [
  { estateId: '1437', userId: PETERSEN },
  { estateId: '1439', userId: PETERSEN },
  { estateId: '1441', userId: JANSEN },
] as const;

/** The one that is filled in, so that the overview shows a complete object beside drafts. */
export const COMPLETE_OBJECT = {
  estateId: '1437',
  userId: PETERSEN,
  startsInDays: 7,
  endsInDays: 21,
  startPriceCents: 38_500_000,
  targetPriceCents: 42_000_000,
  detailsUrl: 'https://www.nordlicht.example/friesenhaus',
  agreements: [
    { text: 'Einbauküche wird mitverkauft', amountCents: 800_000, bidderConfirms: true },
    { text: 'Übergabe im Frühjahr', amountCents: null, bidderConfirms: true },
  ],
} as const;
