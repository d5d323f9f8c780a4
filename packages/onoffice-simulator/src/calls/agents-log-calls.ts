import type { AgentsLogEntry } from '../crm/agents-log-entry.js';
import { fullName } from '../crm/crm-user.js';
import { readListPage } from '../query/list-page.js';
import { compileFilter, type FieldLookup } from '../query/record-filter.js';
import { compileSort } from '../query/record-sort.js';
import { ApiError } from '../wire/api-error.js';
import { recordId, scalarText } from '../wire/plain-object.js';
import { mayRead, mayWrite, phpMap, requireKnown, type ApiCall, type CallContext } from './api-call.js';
import { ACTION_KINDS } from './action-kinds.js';
import { readFieldNames, readIdList } from './read-parameters.js';

const TEXT_FIELDS = new Set([
  'Nr',
  'Aktionsart',
  'Aktionstyp',
  'Datum',
  'created',
  'Benutzer',
  'Benutzer_nr',
  'Datum_bearb',
  'Kosten',
  'Bemerkung',
  'merkmal',
  'HerkunftKontakt',
  'dauer',
  'Beratungsebene',
  'Absagegrund',
  'Benutzer_bearb',
  'mailDate',
  'Aktionsmerkmale',
  'Angeboten_fuer',
]);
const ID_FIELDS = new Set(['Objekt_nr', 'Adress_nr']);
const NOT_FILTERABLE = new Set(['Benutzer', 'Adress_nr', 'Objekt_nr', 'dauer']);

const ADVISORY_LEVELS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    A: 'A Kaufabsicht bestätigt',
    B: 'B Schriftliches Angebot',
    C: 'C Intensives Interesse',
    D: 'D Interesse, Objekt besichtigt',
    E: 'E Objektunterlagen erhalten',
    F: 'F Objektunterlagen angefordert',
    G: 'G Absage',
  }),
);

/** `read` of `agentslog`: newest first; one of estate, address and project has to be named. */
export const readAgentsLogCall: ApiCall = {
  verb: 'read',
  resourceType: 'agentslog',
  cacheable: true,
  handle: (context) => {
    const names = readFieldNames(context);
    const unknown = names.find((name) => !TEXT_FIELDS.has(name) && !ID_FIELDS.has(name));
    if (unknown !== undefined) throw new ApiError(141, unknown);
    const estateIds = readIdList(context, 'estateid');
    const addressIds = readIdList(context, 'addressid');
    if (estateIds === undefined && addressIds === undefined) throw new ApiError(98);
    const matches = compileFilter(context.parameters['filter'], entryLookup);
    const sort = compileSort(context.parameters, entryLookup);
    const found = context.customer.agentsLog
      .filter((entry) => estateIds === undefined || entry.estateIds.some((id) => estateIds.includes(id)))
      .filter((entry) => addressIds === undefined || entry.addressIds.some((id) => addressIds.includes(id)))
      .filter((entry) => entry.estateIds.every((id) => mayRead(context, 'estate', id)))
      .filter(matches)
      .toReversed();
    if (sort !== undefined) found.sort((a, b) => sort.compare(sort.keysOf(a), sort.keysOf(b)));
    const page = readListPage(context.parameters);
    return {
      records: found.slice(page.offset, page.offset + page.limit).map((entry) => ({
        id: entry.id,
        type: 'agentslog',
        elements: phpMap(Object.fromEntries(names.map((name) => [name, entryField(entry, name)]))),
      })),
      total: found.length,
    };
  },
};

/** `create` of `agentslog`: one entry for each address. */
export const createAgentsLogCall: ApiCall = {
  verb: 'create',
  resourceType: 'agentslog',
  cacheable: false,
  handle: (context) => {
    if (!mayWrite(context)) throw new ApiError(78);
    const { parameters, customer } = context;
    const estateId = recordId(parameters['estateid']);
    const addressIds = readIdList(context, 'addressids');
    if (estateId === undefined && addressIds === undefined) throw new ApiError(98);
    if (estateId !== undefined) requireKnown(context, 'estate', estateId);
    for (const id of addressIds ?? []) requireKnown(context, 'address', id);
    const values = incomingEntry(context);
    let id = 0;
    for (const addressId of addressIds ?? [undefined]) {
      id = (customer.agentsLog.at(-1)?.id ?? 6999) + 2;
      customer.agentsLog.push({
        id,
        estateIds: estateId === undefined ? [] : [estateId],
        addressIds: addressId === undefined ? [] : [addressId],
        values: { ...values, Nr: String(id) },
      });
    }
    return { records: [{ id, type: 'agentsLog', elements: [] }], total: null };
  },
};

/** @throws ApiError 100/101 unknown kind or type, 222/223 bad cost or duration, 225 unknown advisory level */
function incomingEntry(context: CallContext): Record<string, string> {
  const { parameters, caller, clock } = context;
  const text = (name: string): string => scalarText(parameters[name]) ?? '';
  const kind = ACTION_KINDS.get(text('actionkind'));
  if (kind === undefined) throw new ApiError(100, text('actionkind'));
  if (text('actiontype') !== '' && !kind.includes(text('actiontype')))
    throw new ApiError(101, text('actiontype'));
  for (const [name, code] of [
    ['cost', 222],
    ['duration', 223],
  ] as const) {
    if (text(name) !== '' && !(Number(text(name)) >= 0)) throw new ApiError(code, text(name));
  }
  const level = text('advisorylevel');
  if (level !== '' && !ADVISORY_LEVELS.has(level)) throw new ApiError(225, level);
  const user = caller.kind === 'provider' ? caller.user : context.customer.users[0];
  return {
    Aktionsart: text('actionkind'),
    Aktionstyp: text('actiontype'),
    Datum: text('datetime') === '' ? clock.nowText() : text('datetime'),
    created: clock.nowText(),
    Benutzer: user === undefined ? '' : fullName(user),
    Benutzer_nr: String(user?.id ?? ''),
    Bemerkung: text('note'),
    Kosten: text('cost') === '' ? '0.00' : Number(text('cost')).toFixed(2),
    dauer: text('duration'),
    HerkunftKontakt: text('origincontact'),
    Beratungsebene: ADVISORY_LEVELS.get(level) ?? '',
    Absagegrund: text('reasoncancellation'),
  };
}

function entryField(entry: AgentsLogEntry, name: string): unknown {
  if (name === 'Objekt_nr') return entry.estateIds.map(String);
  if (name === 'Adress_nr') return entry.addressIds.map(String);
  return entry.values[name] ?? '';
}

const entryLookup: FieldLookup<AgentsLogEntry> = (name) => {
  if (!TEXT_FIELDS.has(name) || NOT_FILTERABLE.has(name)) throw new ApiError(141, name);
  return {
    comparedAs: name === 'Nr' || name === 'Kosten' ? 'number' : 'text',
    valuesOf: (entry) => [entry.values[name] ?? ''],
  };
};
