import type { RecordContent } from '../crm/record-table.js';
import { SeededRandom } from '../randomness/seeded-random.js';
import { estateRecord } from './estate.js';
import { pickPlace } from './places.js';

const HOUSES = [
  'Einfamilienhaus',
  'Doppelhaushälfte',
  'Reihenendhaus',
  'Landhaus',
  'Bungalow',
  'Stadthaus',
] as const;
const CHARMS = [
  'mit großem Garten',
  'in ruhiger Lage',
  'am Stadtpark',
  'mit Kamin',
  'nahe der Schule',
  'mit Weitblick',
] as const;
const TYPES: Readonly<Record<(typeof HOUSES)[number], string>> = {
  Einfamilienhaus: 'einfamilienhaus',
  Doppelhaushälfte: 'doppelhaushaelfte',
  Reihenendhaus: 'reihenend',
  Landhaus: 'landhaus',
  Bungalow: 'bungalow',
  Stadthaus: 'stadthaus',
};

/** An ordinary house for sale, always the same for the same key. */
export function generatedEstate(number: string, key: readonly (string | number)[]): RecordContent {
  const random = new SeededRandom('estate', ...key);
  const house = random.pick(HOUSES);
  const place = pickPlace(random);
  const livingArea = random.between(85, 260);
  return estateRecord({
    title: `${house} ${random.pick(CHARMS)} in ${place.city}`,
    number,
    type: TYPES[house],
    street: random.pick(['Eichenweg', 'Rosenstraße', 'Am Markt', 'Kirchgasse', 'Mühlenweg']),
    houseNumber: String(random.between(1, 120)),
    postcode: place.postcode,
    city: place.city,
    state: place.state,
    advisorId: random.chance(0.7) ? 21 : 23,
    values: {
      kaufpreis: `${random.between(180, 990)}000.00`,
      wohnflaeche: `${livingArea}.00`,
      grundstuecksflaeche: `${livingArea * random.between(2, 6)}.00`,
      anzahl_zimmer: `${random.between(3, 8)}.00`,
      baujahr: String(random.between(1905, 2024)),
      breitengrad: place.latitude,
      laengengrad: place.longitude,
      heizungsart: [random.pick(['gas', 'fern', 'waermepumpe', 'zentral'])],
      objektbeschreibung: `${house} ${random.pick(CHARMS)}, gepflegt und bezugsbereit.`,
    },
  });
}
