import type { CustomerCrm } from '../crm/customer-crm.js';
import type { SearchProfile } from '../crm/search-profile.js';
import { ADDRESS, ESTATE, USER } from './testkanzlei-ids.js';

const FIRST_PROFILE = 5001;
/** Real accounts answer `qualifiedsuitors` with thousands of records at once. */
const MAX_PROFILES = 4600;

/** Search profiles of everybody who is matched automatically, some agents-log entries and tasks. */
export function addTestkanzleiActivity(crm: CustomerCrm): void {
  const matched = [ESTATE.aachen, ESTATE.hillside, ESTATE.allKindsOfProspects, ESTATE.longList].flatMap(
    (estate) => crm.relations.childrenOf('estate:address:matching', estate),
  );
  crm.searchProfiles.push(
    ...[...new Set(matched)].slice(0, MAX_PROFILES).map((addressId, index) => profile(addressId, index)),
  );
  crm.agentsLog.push(
    {
      id: 7001,
      estateIds: [ESTATE.aachen],
      addressIds: [ADDRESS.peter],
      values: {
        Nr: '7001',
        Aktionsart: 'Objektvorschlag',
        Aktionstyp: 'per E-Mail',
        Datum: '2026-10-12 10:15:00',
        created: '2026-10-12 10:15:00',
        Benutzer: 'Joachim Klein',
        Benutzer_nr: String(USER.joachim),
        Bemerkung: 'Exposé verschickt',
        Kosten: '0.00',
      },
    },
    {
      id: 7003,
      estateIds: [ESTATE.aachen],
      addressIds: [ADDRESS.sandra],
      values: {
        Nr: '7003',
        Aktionsart: 'Besichtigung',
        Aktionstyp: 'Einzelbesichtigung',
        Datum: '2026-10-20 17:00:00',
        created: '2026-10-20 18:02:00',
        Benutzer: 'Sabine Bergmann',
        Benutzer_nr: String(USER.sabine),
        Bemerkung: 'Sehr interessiert',
        Kosten: '0.00',
        Beratungsebene: 'D Interesse, Objekt besichtigt',
      },
    },
  );
  crm.tasks.push({
    id: 301,
    values: {
      Betreff: 'Energieausweis anfordern',
      Verantwortung: 'sabine',
      Prio: '3',
      Status: '1',
      Stand: '0',
    },
    addressIds: [ADDRESS.ownerOfAachen],
    estateIds: [ESTATE.aachen],
  });
}

function profile(addressId: number, index: number): SearchProfile {
  return {
    id: FIRST_PROFILE + 2 * index,
    addressId,
    active: true,
    advisorId: USER.joachim,
    wanted: { vermarktungsart: ['kauf'], objektart: index % 4 === 0 ? ['haus', 'wohnung'] : ['haus'] },
    ranges: { kaufpreis: ['250000.00', `${500 + (index % 6) * 50}000.00`], wohnflaeche: ['90.00', null] },
  };
}
