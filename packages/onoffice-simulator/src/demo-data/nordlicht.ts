import { CustomerCrm } from '../crm/customer-crm.js';
import { accountFields, type DemoCustomer, type StandardFields } from './demo-customer.js';
import { estateRecord, type EstateDraft } from './estate.js';
import { personRecord, type PersonDraft } from './person.js';

const PETERSEN = 21;
const JANSEN = 31;

/**
 * Record numbers repeat between customers on purpose: 1437, 2101 and user 21 exist in „Testkanzlei
 * onOffice“ too, with other content. Whoever mixes up two customers shows the wrong house.
 */
const ESTATES: Readonly<Record<number, EstateDraft>> = {
  1437: {
    title: 'Friesenhaus mit Deichblick',
    number: 'NL-01',
    type: 'landhaus',
    street: 'Am Deich',
    houseNumber: '2',
    postcode: '25718',
    city: 'Friedrichskoog',
    state: 'Schleswig-Holstein',
    values: { kaufpreis: '398000.00', wohnflaeche: '121.00', anzahl_zimmer: '4.00' },
  },
  1439: {
    title: 'Kapitänshaus in Blankenese',
    number: 'NL-02',
    type: 'stadthaus',
    postcode: '22587',
    city: 'Hamburg',
    state: 'Hamburg',
    values: { kaufpreis: '1450000.00', wohnflaeche: '178.00', anzahl_zimmer: '6.00' },
  },
  1441: {
    title: 'Loft im Speicher am Lotsekai',
    number: 'NL-03',
    kind: 'wohnung',
    type: 'loft-studio-atelier',
    postcode: '21079',
    city: 'Hamburg',
    state: 'Hamburg',
    advisorId: JANSEN,
    values: { kaufpreis: '610000.00', wohnflaeche: '112.00', anzahl_zimmer: '3.00' },
  },
  3001: {
    title: 'Resthof in Vorbereitung',
    number: 'NL-04',
    status: '2',
    type: 'resthof',
    postcode: '24937',
    city: 'Flensburg',
    state: 'Schleswig-Holstein',
    values: { kaufpreis: '520000.00', wohnflaeche: '240.00' },
  },
};

const PEOPLE: Readonly<Record<number, PersonDraft>> = {
  2101: {
    customerNumber: 501,
    salutation: 'Frau',
    firstName: 'Antje',
    lastName: 'Thomsen',
    email: 'antje.thomsen@example.net',
    phone: '+49 4854 1212',
    advisor: 'wiebke',
  },
  2103: {
    customerNumber: 503,
    salutation: 'Herr',
    firstName: 'Sönke',
    lastName: 'Brodersen',
    email: 'soenke@example.net',
    advisor: 'wiebke',
    consent: '',
  },
  2105: {
    customerNumber: 505,
    salutation: 'Frau',
    firstName: 'Meike',
    lastName: 'Lorenzen',
    phone: '+49 40 888777',
    advisor: 'hauke',
  },
  2107: {
    customerNumber: 507,
    salutation: 'Herr',
    firstName: 'Hinnerk',
    lastName: 'Ahlers',
    email: 'hinnerk@example.net',
    advisor: 'hauke',
    consent: 'ignorieren',
  },
};

/** „Nordlicht Immobilien GmbH“: activated already, so that isolation between customers can be seen. */
export function buildNordlicht(standard: StandardFields): DemoCustomer {
  const crm = new CustomerCrm({
    webId: '20303',
    name: 'Nordlicht Immobilien GmbH',
    office: {
      company: 'Nordlicht Immobilien GmbH',
      street: 'Holstenstraße',
      houseNumber: '80',
      postcode: '24103',
      city: 'Kiel',
      phone: '+49 431 770077',
      email: 'moin@nordlicht.example',
      homepage: 'https://www.nordlicht.example',
      color: '14507a',
      color2: '9ac7d9',
      claim: 'Immobilien zwischen den Meeren',
    },
    users: [
      {
        id: PETERSEN,
        login: 'wiebke',
        salutation: 'Frau',
        firstName: 'Wiebke',
        lastName: 'Petersen',
        email: 'wiebke.petersen@nordlicht.example',
        phone: '+49 431 770071',
        mobile: '',
        admin: true,
        active: true,
        uiLanguage: 'DEU',
        groupId: undefined,
        marketplaceRight: true,
        mayReadUserData: true,
        mayWrite: true,
      },
      {
        id: JANSEN,
        login: 'hauke',
        salutation: 'Herr',
        firstName: 'Hauke',
        lastName: 'Jansen',
        email: 'hauke.jansen@nordlicht.example',
        phone: '',
        mobile: '',
        admin: false,
        active: true,
        uiLanguage: 'DEU',
        groupId: undefined,
        marketplaceRight: true,
        mayReadUserData: false,
        mayWrite: true,
      },
    ],
    groups: [],
    fields: accountFields(standard),
  });
  for (const [id, draft] of Object.entries(ESTATES)) crm.tables.estate.put(Number(id), estateRecord(draft));
  for (const [id, draft] of Object.entries(PEOPLE)) {
    crm.tables.address.put(Number(id), personRecord(Number(id), draft));
  }
  const { relations } = crm;
  relations.setChildren('estate:address:interested', 1437, [2101, 2103]);
  relations.setChildren('estate:address:matching', 1437, [2103, 2105]);
  relations.setChildren('estate:address:interested', 1439, [2105]);
  relations.setChildren('estate:address:matching', 1439, [2107]);
  relations.setChildren('estate:address:interested', 1441, [2107]);
  return { crm, state: 'active' };
}
