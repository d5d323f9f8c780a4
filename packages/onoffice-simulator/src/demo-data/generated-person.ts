import type { RecordContent } from '../crm/record-table.js';
import { SeededRandom } from '../randomness/seeded-random.js';
import { personRecord } from './person.js';
import { pickPlace } from './places.js';

const WOMEN = [
  'Anna',
  'Lena',
  'Marie',
  'Sofia',
  'Emma',
  'Ayşe',
  'Katharina',
  'Helga',
  'Ursula',
  'Greta',
  'Jana',
] as const;
const MEN = [
  'Paul',
  'Jonas',
  'Luca',
  'Mehmet',
  'Felix',
  'Günter',
  'Karl',
  'Thomas',
  'Björn',
  'Piotr',
  'Theo',
] as const;
const LAST_NAMES = [
  'Müller',
  'Schmidt',
  'Schneider',
  'Fischer',
  'Weber',
  'Meyer',
  'Wagner',
  'Becker',
  'Schulz',
  'Hoffmann',
  'Koch',
  'Bauer',
  'Richter',
  'Klein',
  'Wolf',
  'Schröder',
  'Neumann',
  'Schwarz',
  'Zimmermann',
  'Braun',
  'Krüger',
  'Hartmann',
  'Lange',
  'Werner',
  'Krause',
  'Yılmaz',
  'Kowalski',
  'Nguyen',
  'Groß',
  'Jäger',
] as const;
const STREETS = [
  'Hauptstraße',
  'Gartenweg',
  'Lindenallee',
  'Am Bach',
  'Schulstraße',
  'Bergstraße',
  'Ringstraße',
] as const;
const CONSENTS = [
  'speicherungzugestimmt',
  'speicherungzugestimmt',
  'speicherungzugestimmt',
  '',
  'ignorieren',
  'speicherungwiderrufen',
] as const;

/** An ordinary person, always the same for the same key. Some lack an e-mail address or a phone number. */
export function generatedPerson(
  id: number,
  customerNumber: number,
  key: readonly (string | number)[],
): RecordContent {
  const random = new SeededRandom('person', ...key);
  const woman = random.chance(0.5);
  const firstName = woman ? random.pick(WOMEN) : random.pick(MEN);
  const lastName = random.pick(LAST_NAMES);
  const place = pickPlace(random);
  const number = random.between(100000, 9999999);
  const local = `${latin(firstName)}.${latin(lastName)}.${customerNumber}`;
  return personRecord(id, {
    customerNumber,
    salutation: woman ? 'Frau' : 'Herr',
    firstName,
    lastName,
    street: `${random.pick(STREETS)} ${random.between(1, 180)}`,
    postcode: place.postcode,
    city: place.city,
    ...(random.chance(0.94) ? { email: `${local}@example.org` } : {}),
    ...(random.chance(0.75) ? { phone: `+49 ${random.between(201, 991)} ${number}` } : {}),
    ...(random.chance(0.4) ? { mobile: `+49 17${random.between(0, 9)} ${number}` } : {}),
    advisor: random.chance(0.7) ? 'joachim' : 'sabine',
    consent: random.pick(CONSENTS),
  });
}

function latin(text: string): string {
  const spelled = text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .replaceAll('ş', 's')
    .replaceAll('ı', 'i');
  return spelled.normalize('NFD').replaceAll(/[^a-z]/g, '');
}
