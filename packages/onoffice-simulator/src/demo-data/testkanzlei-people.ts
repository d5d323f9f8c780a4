import type { CustomerCrm } from '../crm/customer-crm.js';
import { personRecord, type PersonDraft } from './person.js';
import { ADDRESS, ESTATE, USER } from './testkanzlei-ids.js';
import { UNUSUAL_PROSPECTS, type ProspectOrigin } from './unusual-prospects.js';

const STAFF: Readonly<Record<number, PersonDraft>> = {
  [ADDRESS.joachimHimself]: {
    customerNumber: 1001,
    salutation: 'Herr',
    firstName: 'Joachim',
    lastName: 'Klein',
    email: 'joachim.klein@testkanzlei.example',
    kinds: ['Makler', 'Systembenutzer'],
  },
  [ADDRESS.sabineHerself]: {
    customerNumber: 1003,
    salutation: 'Frau',
    firstName: 'Sabine',
    lastName: 'Bergmann',
    email: 'sabine.bergmann@testkanzlei.example',
    kinds: ['Makler', 'Systembenutzer'],
  },
};

const OWNERS: Readonly<Record<number, PersonDraft>> = {
  [ADDRESS.ownerOfAachen]: {
    customerNumber: 1011,
    salutation: 'Frau',
    firstName: 'Elfriede',
    lastName: 'Hausmann',
    street: 'Lousbergstraße 14a',
    postcode: '52072',
    city: 'Aachen',
    email: 'elfriede.hausmann@example.org',
    phone: '+49 241 778899',
    kinds: ['Eigentümer'],
  },
  [ADDRESS.ownerOfCologne]: {
    customerNumber: 1013,
    salutation: 'Herr',
    firstName: 'Ewald',
    lastName: 'Eigentümer',
    email: 'ewald@example.org',
    phone: '+49 221 5050',
    kinds: ['Eigentümer', 'Interessent Kauf'],
  },
};

/** The guide's three. Each customer number is the record number of another one: mixing them up shows. */
const GUIDE_PROSPECTS: Readonly<Record<number, PersonDraft>> = {
  [ADDRESS.peter]: {
    customerNumber: ADDRESS.johannes,
    salutation: 'Herr',
    firstName: 'Peter',
    lastName: 'Mustermann',
    street: 'Musterweg 1',
    postcode: '82319',
    city: 'Starnberg',
    email: 'p.muster@123.ok',
    phone: '+498151234567',
  },
  [ADDRESS.johannes]: {
    customerNumber: ADDRESS.sandra,
    salutation: 'Herr',
    firstName: 'Johannes',
    lastName: 'Testmann',
    email: 'johannes.testmann@example.org',
    consent: '',
  },
  [ADDRESS.sandra]: {
    customerNumber: ADDRESS.peter,
    salutation: 'Frau',
    firstName: 'Sandra',
    lastName: 'Halder',
    email: 'sandra.halder@example.org',
  },
};

const HILLSIDE: Readonly<Record<number, PersonDraft>> = {
  [ADDRESS.hillsideFamily]: {
    customerNumber: 1111,
    salutation: 'Familie',
    firstName: 'Aylin und Emre',
    lastName: 'Öztürk',
    email: 'familie.oeztuerk@example.org',
    phone: '+49 2472 3344',
    advisor: 'sabine',
  },
  [ADDRESS.hillsideArchitect]: {
    customerNumber: 1113,
    salutation: 'Herr',
    title: 'Dipl.-Ing.',
    firstName: 'Karl-Heinz',
    lastName: 'Wießner',
    company: 'Architekturbüro Wießner',
    email: 'buero@wiessner.example',
    advisor: 'sabine',
  },
};

export function addTestkanzleiPeople(crm: CustomerCrm): void {
  for (const people of [STAFF, OWNERS, GUIDE_PROSPECTS, HILLSIDE]) {
    for (const [id, draft] of Object.entries(people)) {
      crm.tables.address.put(Number(id), personRecord(Number(id), draft));
    }
  }
  const { relations } = crm;
  relations.add('user:address', USER.joachim, ADDRESS.joachimHimself);
  relations.add('user:address', USER.sabine, ADDRESS.sabineHerself);
  relations.add('estate:address:owner', ESTATE.aachen, ADDRESS.ownerOfAachen);
  relations.add('estate:address:contactPerson', ESTATE.aachen, ADDRESS.joachimHimself);
  relations.add('estate:address:contactPersonAll', ESTATE.aachen, ADDRESS.joachimHimself);

  addProspect(crm, ESTATE.aachen, ADDRESS.peter, 'manual');
  addProspect(crm, ESTATE.aachen, ADDRESS.johannes, 'both');
  addProspect(crm, ESTATE.aachen, ADDRESS.sandra, 'automatic');
  addProspect(crm, ESTATE.hillside, ADDRESS.hillsideFamily, 'manual');
  addProspect(crm, ESTATE.hillside, ADDRESS.hillsideArchitect, 'automatic');
  addProspect(crm, ESTATE.inactive, ADDRESS.peter, 'manual');
  addProspect(crm, ESTATE.forRent, ADDRESS.sandra, 'manual');
  addProspect(crm, ESTATE.untitled, ADDRESS.johannes, 'manual');
  addProspect(crm, ESTATE.ambiguousPostcode, ADDRESS.peter, 'automatic');
  addProspect(crm, ESTATE.hostileTitle, ADDRESS.sandra, 'manual');
  addProspect(crm, ESTATE.hiddenFromTim, ADDRESS.peter, 'manual');
  // Sold and reserved estates get no automatic matches in onOffice.
  addProspect(crm, ESTATE.sold, ADDRESS.johannes, 'manual');

  addUnusualProspects(crm);
  crm.rights.setReadable({
    userId: USER.tim,
    module: 'estate',
    ids: [ESTATE.hiddenFromTim],
    allow: false,
  });
}

function addUnusualProspects(crm: CustomerCrm): void {
  const estate = ESTATE.allKindsOfProspects;
  UNUSUAL_PROSPECTS.forEach((draft, index) => {
    const id = ADDRESS.firstUnusual + 2 * index;
    crm.tables.address.put(id, personRecord(id, { ...draft, customerNumber: 1201 + index }));
    addProspect(crm, estate, id, draft.origin);
    if (draft.hiddenFromTim === true) {
      crm.rights.setReadable({ userId: USER.tim, module: 'address', ids: [id], allow: false });
    }
  });
  crm.relations.add('estate:address:owner', estate, ADDRESS.ownerOfCologne);
  // The owner's own search profile fits his house, the advisor assigned himself, one address is gone.
  addProspect(crm, estate, ADDRESS.ownerOfCologne, 'automatic');
  addProspect(crm, estate, ADDRESS.joachimHimself, 'manual');
  addProspect(crm, estate, ADDRESS.deleted, 'manual');
}

function addProspect(crm: CustomerCrm, estate: number, address: number, origin: ProspectOrigin): void {
  if (origin !== 'automatic') crm.relations.add('estate:address:interested', estate, address);
  if (origin !== 'manual') crm.relations.add('estate:address:matching', estate, address);
}
