import { CustomerCrm } from '../crm/customer-crm.js';
import { accountFields, type DemoCustomer, type StandardFields } from './demo-customer.js';
import { estateRecord } from './estate.js';
import { personRecord } from './person.js';

/**
 * A name that every encoding has to survive, and an old account: several fields that others have are
 * switched off, so asking for them fails with 141.
 */
export function buildMuellerSoehne(standard: StandardFields): DemoCustomer {
  const crm = new CustomerCrm({
    webId: '20517',
    name: 'Müller & Söhne + Partner (Köln/Bonn) *~ „Immobilien“',
    office: {
      company: 'Müller & Söhne + Partner',
      street: 'Domstraße',
      houseNumber: '1',
      postcode: '50668',
      city: 'Köln',
      phone: '+49 221 1110',
      email: 'info@mueller-soehne.example',
      homepage: '',
      color: '5a2a2a',
      color2: 'd9c9a0',
      claim: '',
    },
    users: [
      {
        id: 11,
        login: 'renate',
        salutation: 'Frau',
        firstName: 'Renate',
        lastName: 'Müller-Lüdenscheidt',
        email: 'renate@mueller-soehne.example',
        phone: '',
        mobile: '',
        admin: true,
        active: true,
        uiLanguage: 'DEU',
        groupId: undefined,
        marketplaceRight: true,
        mayReadUserData: false,
        mayWrite: true,
      },
    ],
    groups: [],
    fields: accountFields(standard, {
      estate: ['status2', 'bundesland', 'wohnungsnr', 'uuid', 'energyClass'],
      address: ['DSGVOStatus', 'DSGVOSaveUntil', 'DSGVOSaveUntilReason', 'Status2Adr', 'uuid'],
    }),
  });
  crm.tables.estate.put(
    11,
    estateRecord({
      title: 'Zweifamilienhaus in Rodenkirchen',
      number: 'M&S 1',
      type: 'zweifamilienhaus',
      postcode: '50996',
      city: 'Köln',
      advisorId: 11,
      values: { kaufpreis: '735000.00', wohnflaeche: '196.00' },
    }),
  );
  crm.tables.address.put(
    13,
    personRecord(13, {
      customerNumber: 11,
      salutation: 'Herr',
      firstName: 'Tünnes',
      lastName: 'Schäl',
      email: 'tuennes@example.com',
      advisor: 'renate',
    }),
  );
  crm.relations.add('estate:address:interested', 11, 13);
  return { crm, state: 'not_activated' };
}
