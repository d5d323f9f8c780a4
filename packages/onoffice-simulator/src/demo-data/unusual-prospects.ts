import type { PersonDraft } from './person.js';

/** Where a person stands in onOffice's tab „Interessenten“. */
export type ProspectOrigin = 'manual' | 'automatic' | 'both';

export interface UnusualProspect extends PersonDraft {
  readonly origin: ProspectOrigin;
  /** Not readable for the user with restricted rights. */
  readonly hiddenFromTim?: boolean;
}

const LONG = 'Maximiliane-Theodora Freifrau von und zu Schwarzenfels-Hohenlohe-Waldenburg-Schillingsfürst';

/** Every kind of prospect that an import has to stand, two record numbers apart from 2201 on. */
export const UNUSUAL_PROSPECTS: readonly Omit<UnusualProspect, 'customerNumber'>[] = [
  // Every consent state.
  {
    origin: 'manual',
    salutation: 'Frau',
    firstName: 'Zita',
    lastName: 'Zugestimmt',
    email: 'zita@example.org',
    phone: '+49 221 100201',
    consent: 'speicherungzugestimmt',
  },
  {
    origin: 'manual',
    salutation: 'Herr',
    firstName: 'Konrad',
    lastName: 'Keineangabe',
    email: 'konrad@example.org',
    consent: '',
  },
  {
    origin: 'automatic',
    salutation: 'Herr',
    firstName: 'Igor',
    lastName: 'Ignoriert',
    email: 'igor@example.org',
    consent: 'ignorieren',
  },
  {
    origin: 'both',
    salutation: 'Frau',
    firstName: 'Wilma',
    lastName: 'Widerrufen',
    email: 'wilma@example.org',
    consent: 'speicherungwiderrufen',
  },
  {
    origin: 'manual',
    salutation: 'Frau',
    firstName: 'Clara',
    lastName: 'Eigenstatus',
    email: 'clara@example.org',
    consent: 'ind_Schl_4711',
  },
  // Storage periods.
  {
    origin: 'manual',
    salutation: 'Herr',
    firstName: 'Alfred',
    lastName: 'Abgelaufen',
    email: 'alfred@example.org',
    values: { DSGVOSaveUntil: '2020-12-31', DSGVOSaveUntilReason: 'vorvertraglanbahnungsver' },
  },
  {
    origin: 'automatic',
    salutation: 'Herr',
    firstName: 'Ludwig',
    lastName: 'Langfristig',
    email: 'ludwig@example.org',
    values: { DSGVOSaveUntil: '2099-12-31', DSGVOSaveUntilReason: 'vertrag' },
  },
  // What is missing.
  { origin: 'manual', salutation: 'Herr', firstName: 'Otto', lastName: 'Ohnemail', phone: '+49 2203 55667' },
  {
    origin: 'manual',
    salutation: 'Frau',
    firstName: 'Nora',
    lastName: 'Nurmail',
    email: 'nora.nurmail@example.org',
  },
  { origin: 'automatic', salutation: 'Frau', firstName: 'Stella', lastName: 'Stumm' },
  { origin: 'manual', lastName: 'Namenlos', email: 'kein.vorname@example.org' },
  { origin: 'automatic', email: 'ganz.ohne.namen@example.org' },
  // Couples with one e-mail address, as two records and as one.
  {
    origin: 'manual',
    salutation: 'Herr',
    firstName: 'Bernd',
    lastName: 'Sommer',
    email: 'familie.sommer@example.org',
    phone: '+49 221 998877',
  },
  {
    origin: 'both',
    salutation: 'Frau',
    firstName: 'Petra',
    lastName: 'Sommer',
    email: 'Familie.Sommer@example.org',
    phone: '+49 221 998877',
  },
  {
    origin: 'manual',
    salutation: 'Eheleute',
    firstName: 'Rolf',
    lastName: 'Winter',
    email: 'winter@example.org',
    values: { Anrede2: 'Frau', Vorname2: 'Gisela', Name2: 'Winter' },
  },
  // Companies, with and without a contact person.
  {
    origin: 'manual',
    salutation: 'Firma',
    company: 'Rheinland Invest GmbH & Co. KG',
    email: 'ankauf@rheinland-invest.example',
    phone: '+49 211 4000',
    kinds: ['Investor', 'Interessent Kauf'],
  },
  {
    origin: 'automatic',
    salutation: 'Herr',
    firstName: 'Henrik',
    lastName: 'Holm',
    company: 'Holm Projektbau AG',
    email: 'holm@projektbau.example',
  },
  // Names that pages have to stand.
  {
    origin: 'both',
    salutation: 'Herr',
    title: 'Prof. Dr.',
    firstName: 'Jörg',
    lastName: 'Größlich-Öztürk',
    email: 'joerg.groesslich@example.org',
    mobile: '+49 170 1234567',
  },
  {
    origin: 'manual',
    salutation: 'Frau',
    firstName: 'Zoë 🏡',
    lastName: 'Ñuñez 👩‍👩‍👧',
    email: 'zoe@example.org',
  },
  {
    origin: 'manual',
    salutation: 'Herr',
    firstName: 'محمد',
    lastName: 'الأندلسي',
    email: 'mohamed@example.org',
  },
  {
    origin: 'automatic',
    salutation: 'Frau',
    title: 'Dr. Dr. h. c. mult.',
    firstName: LONG.slice(0, 20),
    lastName: LONG.slice(21),
    email: `${'sehr.lange.adresse.'.repeat(5)}x@example.org`,
  },
  {
    origin: 'manual',
    salutation: 'Herr',
    firstName: '<script>alert(1)</script>',
    lastName: '<img src=x onerror=alert(2)>',
    email: 'script@example.org',
    phone: '"><svg onload=alert(3)>',
  },
  {
    origin: 'automatic',
    salutation: 'Herr',
    firstName: "Robert'); DROP TABLE prospects;--",
    lastName: 'O’Neill & Söhne',
    email: 'bobby@example.org',
  },
  {
    origin: 'manual',
    salutation: 'Herr',
    firstName: '  Leerzeichen ',
    lastName: ' Rand\t',
    email: ' rand@example.org ',
  },
  // Hidden from one user.
  {
    origin: 'manual',
    salutation: 'Frau',
    firstName: 'Vera',
    lastName: 'Vertraulich',
    email: 'vera@example.org',
    hiddenFromTim: true,
  },
  {
    origin: 'automatic',
    salutation: 'Herr',
    firstName: 'Gero',
    lastName: 'Geheim',
    email: 'gero@example.org',
    hiddenFromTim: true,
  },
  // Archived.
  {
    origin: 'both',
    salutation: 'Herr',
    firstName: 'Armin',
    lastName: 'Archiviert',
    email: 'armin@example.org',
    values: { Status: '0', Status2Adr: 'status2adr_archive' },
  },
  // Many numbers with remarks, and a person who writes English.
  {
    origin: 'manual',
    salutation: 'Frau',
    firstName: 'Mona',
    lastName: 'Mehrfach',
    phone: '+49 221 1',
    contacts: [
      { kind: 'phone', use: 'business', value: '+49 221 2', comment: 'Büro, vormittags' },
      { kind: 'phone', use: 'private', value: '+49 221 3' },
      { kind: 'fax', use: 'business', value: '+49 221 9' },
      { kind: 'email', use: 'business', value: 'mona@buero.example', comment: 'Büro' },
      { kind: 'email', use: 'private', value: 'mona.privat@example.org', main: true },
    ],
  },
  {
    origin: 'automatic',
    salutation: 'Herr',
    firstName: 'William',
    lastName: 'Fletcher',
    email: 'w.fletcher@example.com',
    values: { SpracheKontakt: 'ENG', Land: 'Niederlande' },
  },
];
