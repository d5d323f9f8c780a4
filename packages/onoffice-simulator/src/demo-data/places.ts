import type { SeededRandom } from '../randomness/seeded-random.js';

export interface Place {
  readonly postcode: string;
  readonly city: string;
  readonly state: string;
  readonly latitude: string;
  readonly longitude: string;
}

/** One town in every Bundesland. */
const PLACES: readonly [Place, ...Place[]] = [
  place('52062', 'Aachen', 'Nordrhein-Westfalen', '50.77580', '6.08420'),
  place('70173', 'Stuttgart', 'Baden-Württemberg', '48.77840', '9.18000'),
  place('93047', 'Regensburg', 'Bayern', '49.01740', '12.09560'),
  place('10115', 'Berlin', 'Berlin', '52.53230', '13.38460'),
  place('15230', 'Frankfurt (Oder)', 'Brandenburg', '52.34500', '14.55060'),
  place('28195', 'Bremen', 'Bremen', '53.08210', '8.80990'),
  place('20095', 'Hamburg', 'Hamburg', '53.55120', '10.00090'),
  place('35037', 'Marburg', 'Hessen', '50.80900', '8.77070'),
  place('18055', 'Rostock', 'Mecklenburg-Vorpommern', '54.08870', '12.14050'),
  place('30159', 'Hannover', 'Niedersachsen', '52.37440', '9.73860'),
  place('56068', 'Koblenz', 'Rheinland-Pfalz', '50.35690', '7.58890'),
  place('66111', 'Saarbrücken', 'Saarland', '49.23420', '6.99690'),
  place('09111', 'Chemnitz', 'Sachsen', '50.83220', '12.92520'),
  place('39104', 'Magdeburg', 'Sachsen-Anhalt', '52.12560', '11.63480'),
  place('24103', 'Kiel', 'Schleswig-Holstein', '54.32130', '10.13490'),
  place('99084', 'Erfurt', 'Thüringen', '50.97740', '11.02870'),
];

export function pickPlace(random: SeededRandom): Place {
  return random.pick(PLACES);
}

function place(postcode: string, city: string, state: string, latitude: string, longitude: string): Place {
  return { postcode, city, state, latitude, longitude };
}
