import { CustomerCrm } from '../crm/customer-crm.js';
import type { DemoSize } from './demo-size.js';
import { accountFields, type DemoCustomer, type StandardFields } from './demo-customer.js';
import { estateRecord } from './estate.js';
import { estateFiles } from './estate-files.js';
import { generatedEstate } from './generated-estate.js';
import { generatedPerson } from './generated-person.js';
import { addTestkanzleiActivity } from './testkanzlei-activity.js';
import { addTestkanzleiPeople } from './testkanzlei-people.js';
import { ADDRESS, ESTATE } from './testkanzlei-ids.js';
import { TESTKANZLEI_ESTATES } from './testkanzlei-estates.js';
import { TESTKANZLEI_GROUPS, TESTKANZLEI_USERS } from './testkanzlei-users.js';
import { SeededRandom } from '../randomness/seeded-random.js';

const FIRST_GENERATED_ESTATE = 1501;
const POOL_SIZE = 300;

/** „Testkanzlei onOffice“, the customer of the guide: not activated yet. */
export function buildTestkanzlei(size: DemoSize, standard: StandardFields): DemoCustomer {
  const crm = new CustomerCrm({
    webId: '20101',
    name: 'Testkanzlei onOffice',
    office: {
      company: 'Testkanzlei onOffice',
      street: 'Charlottenburger Allee',
      houseNumber: '5',
      postcode: '52068',
      city: 'Aachen',
      phone: '+49 241 446860',
      email: 'info@testkanzlei.example',
      homepage: 'https://www.testkanzlei.example',
      color: '0a5a8c',
      color2: 'f08a00',
      claim: 'Ihr Makler für Aachen und die Eifel',
    },
    users: TESTKANZLEI_USERS,
    groups: TESTKANZLEI_GROUPS,
    fields: accountFields(standard),
  });
  for (const [id, draft] of Object.entries(TESTKANZLEI_ESTATES)) {
    crm.tables.estate.put(Number(id), estateRecord(draft));
  }
  addTestkanzleiPeople(crm);
  addPool(crm, size);
  addGeneratedEstates(crm, size);
  addLongList(crm, size);
  addTestkanzleiActivity(crm);
  crm.files.push(...estateFiles(ESTATE.aachen, 501));
  crm.savedFilters.push(
    {
      id: 7,
      module: 'estate',
      name: 'Aktive Kaufobjekte',
      filter: { status: [{ op: '=', val: '1' }], vermarktungsart: [{ op: '=', val: 'kauf' }] },
    },
    { id: 9, module: 'address', name: 'Investoren', filter: { ArtDaten: [{ op: 'in', val: ['Investor'] }] } },
  );
  return { crm, state: 'not_activated' };
}

/** Ordinary persons whom generated estates share as prospects. */
function addPool(crm: CustomerCrm, size: DemoSize): void {
  crm.tables.address.addBlock({
    firstId: ADDRESS.firstPool,
    step: 2,
    count: POOL_SIZE,
    make: (index) => generatedPerson(ADDRESS.firstPool + 2 * index, 4001 + index, [size.seed, 'pool', index]),
  });
}

function addGeneratedEstates(crm: CustomerCrm, size: DemoSize): void {
  const count = Math.max(0, size.estates - Object.keys(TESTKANZLEI_ESTATES).length);
  crm.tables.estate.addBlock({
    firstId: FIRST_GENERATED_ESTATE,
    step: 2,
    count,
    make: (index) => generatedEstate(`G${1000 + index}`, [size.seed, index]),
  });
  for (let index = 0; index < count; index += 1) {
    const random = new SeededRandom('prospects', size.seed, index);
    const estate = FIRST_GENERATED_ESTATE + 2 * index;
    const persons = Array.from({ length: random.between(0, 5) }, () => poolMember(random));
    const split = random.between(0, persons.length);
    crm.relations.setChildren('estate:address:interested', estate, [...new Set(persons.slice(0, split))]);
    crm.relations.setChildren('estate:address:matching', estate, [
      ...new Set(persons.slice(Math.max(0, split - 1))),
    ]);
    crm.relations.setChildren('estate:address:owner', estate, [poolMember(random)]);
  }
}

function poolMember(random: SeededRandom): number {
  return ADDRESS.firstPool + 2 * random.between(0, POOL_SIZE - 1);
}

/** The estate with thousands of prospects: every third automatic, every third manual, every third both. */
function addLongList(crm: CustomerCrm, size: DemoSize): void {
  const idOf = (index: number): number => ADDRESS.firstBulk + 2 * index;
  crm.tables.address.addBlock({
    firstId: ADDRESS.firstBulk,
    step: 2,
    count: size.prospects + size.addresses,
    make: (index) => generatedPerson(idOf(index), 200001 + index, [size.seed, 'bulk', index]),
  });
  const indexes = Array.from({ length: size.prospects }, (_, index) => index);
  crm.relations.setChildren(
    'estate:address:matching',
    ESTATE.longList,
    indexes.filter((index) => index % 3 !== 1).map(idOf),
  );
  crm.relations.setChildren(
    'estate:address:interested',
    ESTATE.longList,
    indexes.filter((index) => index % 3 !== 0).map(idOf),
  );
}
