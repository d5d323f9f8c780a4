import { mainEntry } from '../crm/contact-entries.js';
import { fullName, type CrmUser } from '../crm/crm-user.js';
import type { CustomerCrm } from '../crm/customer-crm.js';
import type { CrmRecord } from '../crm/record-table.js';
import type { FieldModule } from '../fields/field-catalog.js';
import { formattedValue } from '../fields/formatted-value.js';
import { storedValue } from '../fields/field-value.js';

const PROSPECTS_PER_PAGE = 100;

const STATUS_WORDS: Readonly<Record<string, string>> = { '0': 'Archiviert', '1': 'Aktiv', '2': 'Inaktiv' };

export interface EstateRow {
  readonly id: number;
  readonly number: string;
  readonly title: string;
  readonly place: string;
  readonly marketing: string;
  readonly status: string;
  readonly advisor: string;
}

/** One line of the list of estates. */
export function estateRow(customer: CustomerCrm, record: CrmRecord): EstateRow {
  const show = shower(customer, 'estate', record);
  return {
    id: record.id,
    number: show('objektnr_extern'),
    title: show('objekttitel') || '(ohne Titel)',
    place: `${show('plz')} ${show('ort')}`.trim(),
    marketing: show('vermarktungsart'),
    status: statusWord(record),
    advisor: advisorName(customer, record),
  };
}

/** The record as the guide shows it: groups of fields, owners, prospects, files. */
export function estateDetails(
  customer: CustomerCrm,
  user: CrmUser,
  record: CrmRecord,
  page: number,
): Record<string, unknown> {
  const show = shower(customer, 'estate', record);
  const rows = (...fields: readonly (readonly [label: string, field: string])[]): unknown =>
    fields.map(([label, field]) => ({ label, value: show(field) }));
  return {
    estate: estateRow(customer, record),
    groups: [
      {
        title: 'Technische Angaben',
        rows: [
          { label: 'Datensatznr.', value: String(record.id) },
          { label: 'erstellt am', value: show('erstellt_am') },
          { label: 'Letzte Aktion', value: show('letzte_aktion') },
          { label: 'ImmoNr.', value: show('objektnr_extern') },
          { label: 'Status', value: statusWord(record) },
          { label: 'Betreuer', value: advisorName(customer, record) },
          { label: 'Auftragsart', value: show('auftragsart') },
          { label: 'Auftrag bis', value: show('auftragbis') },
          { label: 'Verkauft am', value: show('verkauft_am') },
          { label: 'Objekttitel', value: show('objekttitel') },
        ],
      },
      {
        title: 'Geografische Angaben',
        rows: rows(
          ['Straße', 'strasse'],
          ['Hausnummer', 'hausnummer'],
          ['PLZ', 'plz'],
          ['Ort', 'ort'],
          ['Bundesland', 'bundesland'],
          ['Land', 'land'],
          ['Wohnungsnr.', 'wohnungsnr'],
        ),
      },
      {
        title: 'Kategorie',
        rows: rows(
          ['Objektart', 'objektart'],
          ['Objekttyp', 'objekttyp'],
          ['Nutzungsart', 'nutzungsart'],
          ['Vermarktungsart', 'vermarktungsart'],
        ),
      },
      {
        title: 'Preise und Flächen',
        rows: rows(
          ['Kaufpreis', 'kaufpreis'],
          ['Kaltmiete', 'kaltmiete'],
          ['Wohnfläche', 'wohnflaeche'],
          ['Grundstücksfläche', 'grundstuecksflaeche'],
          ['Zimmer', 'anzahl_zimmer'],
          ['Baujahr', 'baujahr'],
        ),
      },
    ],
    internalNote: show('InterneBemerkung'),
    contacts: [
      { title: 'Eigentümer', people: related(customer, user, 'estate:address:owner', record.id) },
      { title: 'Käufer', people: related(customer, user, 'estate:address:buyer', record.id) },
      { title: 'Mieter', people: related(customer, user, 'estate:address:renter', record.id) },
    ],
    prospects: [
      prospectList(customer, user, record.id, page, 'automatische Zuordnung', 'estate:address:matching'),
      prospectList(customer, user, record.id, page, 'manuelle Zuordnung', 'estate:address:interested'),
    ],
    page,
    files: customer.files
      .filter((file) => file.estateId === record.id)
      .map((file) => ({
        href: file.url === '' ? `/files/${customer.webId}/${file.id}` : file.url,
        title: file.title,
        kind: file.kind,
        name: file.originalName,
      })),
  };
}

export function addressDetails(customer: CustomerCrm, record: CrmRecord): Record<string, unknown> {
  const show = shower(customer, 'address', record);
  const fields = [
    'KdNr',
    'Anrede',
    'Titel',
    'Vorname',
    'Name',
    'Zusatz1',
    'Strasse',
    'Plz',
    'Ort',
    'Land',
    'ArtDaten',
    'Benutzer',
    'DSGVOStatus',
    'DSGVOSaveUntil',
  ];
  return {
    id: record.id,
    name: personName(record),
    rows: fields.map((name) => ({
      label: customer.fields.address.active(name)?.de ?? name,
      value: show(name),
    })),
    entries: (record.entries ?? []).map((entry) => ({
      label: `${entry.kind} ${entry.use}`.trim(),
      value: entry.value,
      comment: entry.comment ?? '',
    })),
  };
}

function prospectList(
  customer: CustomerCrm,
  user: CrmUser,
  estateId: number,
  page: number,
  title: string,
  type: string,
): Record<string, unknown> {
  const ids = customer.relations
    .childrenOf(type, estateId)
    .filter((id) => customer.tables.address.has(id) && customer.rights.mayRead(user.id, 'address', id));
  const shown = ids.slice((page - 1) * PROSPECTS_PER_PAGE, page * PROSPECTS_PER_PAGE);
  return {
    title,
    total: ids.length,
    people: shown.flatMap((id) => personLine(customer, id)),
    hasMore: ids.length > page * PROSPECTS_PER_PAGE,
  };
}

function related(customer: CustomerCrm, user: CrmUser, type: string, estateId: number): unknown {
  return customer.relations
    .childrenOf(type, estateId)
    .filter((id) => customer.rights.mayRead(user.id, 'address', id))
    .flatMap((id) => personLine(customer, id));
}

function personLine(customer: CustomerCrm, id: number): unknown[] {
  const record = customer.tables.address.get(id);
  if (record === undefined) return [];
  const show = shower(customer, 'address', record);
  const entries = record.entries ?? [];
  return [
    {
      id,
      customerNumber: record.values['KdNr'] ?? '',
      name: personName(record),
      kinds: show('ArtDaten'),
      email: mainEntry(entries, 'Email')?.value ?? '',
      phone: mainEntry(entries, 'Telefon1')?.value ?? '',
      consent: show('DSGVOStatus') || 'Keine Angabe',
    },
  ];
}

function personName(record: CrmRecord): string {
  const text = (name: string): string => {
    const value = record.values[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  const person = [text('Titel'), text('Vorname'), text('Name')].filter((part) => part !== '').join(' ');
  return [text('Zusatz1'), person].filter((part) => part !== '').join(', ') || '(ohne Namen)';
}

function statusWord(record: CrmRecord): string {
  const status = record.values['status'];
  return (typeof status === 'string' ? STATUS_WORDS[status] : undefined) ?? '';
}

function advisorName(customer: CustomerCrm, record: CrmRecord): string {
  const user = customer.user(Number(record.values['benutzer']));
  return user === undefined ? '' : fullName(user);
}

/** Shows a field as text; fields that the account switched off are empty. */
function shower(customer: CustomerCrm, module: FieldModule, record: CrmRecord): (name: string) => string {
  return (name) => {
    const field = customer.fields[module].active(name);
    if (field === undefined) return '';
    if (field.type === 'varchar' || field.type === 'text') {
      const raw = storedValue(field, record.values);
      return typeof raw === 'string' ? raw : '';
    }
    const value = formattedValue(field, record.values, 'DEU');
    if (Array.isArray(value)) return value.join(', ');
    return typeof value === 'string' && value !== '0' ? value : '';
  };
}
