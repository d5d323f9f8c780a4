import {
  estateRelations,
  OnOfficeApiError,
  readAddresses,
  readEstate,
  readFields,
  readUser,
  relatedIds,
  type AddressRecord,
  type Call,
  type EstateRecord,
  type OnOfficeClient,
  type Settled,
  type UserRecord,
} from '@immo-billie/onoffice-sdk';
import { toUtcText, type Clock } from '../clock.js';
import type { EstateValues } from '../objects/estate-values.js';
import type { Prospect, ProspectOrigin } from '../objects/prospect.js';
import { activeFields, type AccountFieldCache, type AccountFields } from '../onoffice/account-fields.js';
import { MAX_PROSPECTS } from './import-form.js';
import { ImportStopped } from './import-stopped.js';
import { mergeOrigins, sortProspects, toProspect } from './read-prospect.js';
import { toEstateValues } from './read-estate-values.js';

/** What onOffice shows this user of an estate and its prospects at one moment. */
export interface EstateSource {
  readonly estateId: string;
  /** UTC. */
  readonly readAt: string;
  readonly values: EstateValues;
  /** By name; empty when the prospects were not asked for. */
  readonly prospects: readonly Prospect[];
  /** Assigned persons whose address onOffice does not show this user. */
  readonly unreadableAddressIds: readonly string[];
  /** The signed-in user's name, when onOffice told it. */
  readonly userName: { readonly firstName: string; readonly lastName: string } | undefined;
}

export interface EstateSourceRequest {
  readonly tenantId: string;
  readonly estateId: string;
  readonly userId: string;
  readonly withProspects: boolean;
  readonly accountFields: AccountFieldCache;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** Decide whether the wizard goes on; read first. */
const CORE_FIELDS = ['status', 'status2', 'objekttitel', 'objektnr_extern', 'vermarktungsart'] as const;

/** Base data of the object; read with the core when the account's fields are known. */
const FURTHER_FIELDS = [
  'benutzer',
  'strasse',
  'hausnummer',
  'plz',
  'ort',
  'land',
  'bundesland',
  'wohnflaeche',
  'nutzflaeche',
  'grundstuecksflaeche',
  'gesamtflaeche',
  'objektart',
  'objekttyp',
  'nutzungsart',
  'kaufpreis',
  'aussen_courtage',
] as const;

/** Only what the procedure needs of a person; no birthdays, no search profile. */
const ADDRESS_FIELDS = [
  'Anrede',
  'Titel',
  'Vorname',
  'Name',
  'Zusatz1',
  'Email',
  'Telefon1',
  'DSGVOStatus',
  'SpracheKontakt',
] as const;

/** Contact entries are asked for by pseudo fields, which no field configuration lists. */
const CONTACT_FIELDS = ['email', 'phone', 'mobile'] as const;

const ADDRESSES_PER_ACTION = 500;
const ACTIONS_PER_REQUEST = 4;
const UNKNOWN_FIELD = 141;
const ACTIVE = 1;
const SALE = 'kauf';

/** What onOffice calls the three states, for accounts that tell no word of their own. */
const STATUS_WORDS: Readonly<Record<number, string>> = { 0: 'Archiviert', 2: 'Inaktiv' };

/**
 * Reads an estate and its prospects with the user's own rights, in at most two round trips. A field that
 * the account does not have counts as unknown.
 *
 * @throws ImportStopped when the estate cannot be imported; OnOfficeError when onOffice did not answer or
 *   refused.
 */
export async function readEstateSource(
  client: OnOfficeClient,
  request: EstateSourceRequest,
): Promise<EstateSource> {
  const known = request.accountFields.get(request.tenantId);
  try {
    return await readOnce(client, request, known);
  } catch (error) {
    if (!known || !isUnknownField(error)) throw error;
    // A field was switched off in the account since its configuration was read.
    request.accountFields.drop(request.tenantId);
    return readOnce(client, request, undefined);
  }
}

async function readOnce(
  client: OnOfficeClient,
  request: EstateSourceRequest,
  known: AccountFields | undefined,
): Promise<EstateSource> {
  const readAt = toUtcText(request.clock());
  const first = await readFirst(client, request, known);
  const { estate, fields, origins } = first;
  if (estate) stopUnlessImportable(estate, fields);
  if (request.withProspects && origins.size > MAX_PROSPECTS) {
    throw new ImportStopped('too_many_prospects', { count: origins.size, max: MAX_PROSPECTS });
  }

  const missingFields =
    known && estate ? [] : activeFields(fields, 'estate', [...CORE_FIELDS, ...FURTHER_FIELDS]);
  const second = await readSecond(client, request, {
    estateFields: fields ? missingFields : [],
    addressIds: request.withProspects ? [...origins.keys()] : [],
    addressFields: [...activeFields(fields, 'address', ADDRESS_FIELDS), ...CONTACT_FIELDS],
  });
  const complete = second.estate ?? estate;
  if (!complete) throw new ImportStopped('estate_not_found');
  if (!estate) stopUnlessImportable(complete, fields);

  const prospects = [...origins].flatMap(([addressId, origin]) => {
    const address = second.addresses.get(addressId);
    return address ? [toProspect(address, origin)] : [];
  });
  return {
    estateId: request.estateId,
    readAt,
    values: toEstateValues(complete.values),
    prospects: sortProspects(prospects),
    unreadableAddressIds: request.withProspects
      ? [...origins.keys()].filter((addressId) => !second.addresses.has(addressId))
      : [],
    userName: first.userName,
  };
}

interface FirstAnswer {
  /** Absent when the account does not have one of the core fields: then the second read asks without it. */
  readonly estate: EstateRecord | undefined;
  readonly fields: AccountFields | undefined;
  readonly origins: ReadonlyMap<string, ProspectOrigin>;
  readonly userName: EstateSource['userName'];
}

/** The first round trip: estate, relations, user, and the account's fields when they are not known. */
async function readFirst(
  client: OnOfficeClient,
  { tenantId, estateId, userId, accountFields, signal }: EstateSourceRequest,
  known: AccountFields | undefined,
): Promise<FirstAnswer> {
  const estateFields = known
    ? activeFields(known, 'estate', [...CORE_FIELDS, ...FURTHER_FIELDS])
    : CORE_FIELDS;
  const reads = [
    readEstate(estateId, { fields: estateFields }),
    relatedIds(estateRelations.interested, [estateId]),
    relatedIds(estateRelations.matching, [estateId]),
    readUser(userId, { fields: ['Vorname', 'Nachname'] }),
  ] as const;
  const configuration = readFields({ modules: ['estate', 'address'], language: 'DEU' });
  const [estate, interested, matching, user, ...more] = await client.callAll(
    known ? reads : ([...reads, configuration] as const),
    { signal },
  );

  const [fieldsAnswer] = more;
  const fields = known ?? (fieldsAnswer?.ok ? fieldsAnswer.value : undefined);
  if (!known && fields) accountFields.set(tenantId, fields);
  const lacksCoreField = !known && fields && !estate.ok && isUnknownField(estate.error);
  return {
    estate: lacksCoreField ? undefined : requireEstate(estate),
    fields,
    origins: mergeOrigins(valueOf(interested).get(estateId) ?? [], valueOf(matching).get(estateId) ?? []),
    userName: user.ok && user.value ? nameOfUser(user.value) : undefined,
  };
}

/** The second round trip: the rest of the estate and all addresses, in requests of a few blocks at once. */
async function readSecond(
  client: OnOfficeClient,
  { estateId, signal }: EstateSourceRequest,
  wanted: {
    readonly estateFields: readonly string[];
    readonly addressIds: readonly string[];
    readonly addressFields: readonly string[];
  },
): Promise<{
  readonly estate: EstateRecord | undefined;
  readonly addresses: ReadonlyMap<string, AddressRecord>;
}> {
  const addressCalls = blocksOf(wanted.addressIds, ADDRESSES_PER_ACTION).map((ids) =>
    readAddresses(ids, { fields: wanted.addressFields }),
  );
  const estateCalls =
    wanted.estateFields.length > 0 ? [readEstate(estateId, { fields: wanted.estateFields })] : [];
  const [firstCalls = [], ...otherCalls] = blocksOf(addressCalls, ACTIONS_PER_REQUEST);
  const [firstAnswer, ...otherAnswers] = await Promise.all([
    estateCalls.length + firstCalls.length > 0
      ? client.callAll([...estateCalls, ...firstCalls] as Call<unknown>[], { signal })
      : [],
    ...otherCalls.map((calls) => client.callAll(calls, { signal })),
  ]);
  const answers = firstAnswer as Settled<unknown>[];
  const addresses = [...answers.slice(estateCalls.length), ...otherAnswers.flat()] as Settled<
    AddressRecord[]
  >[];
  return {
    estate:
      estateCalls.length > 0 ? requireEstate(answers[0] as Settled<EstateRecord | undefined>) : undefined,
    addresses: new Map(addresses.flatMap(valueOf).map((address) => [address.id, address])),
  };
}

/** onOffice answers with nothing for an estate that is gone, and with an error of rights for a closed one. */
function requireEstate(answer: Settled<EstateRecord | undefined>): EstateRecord {
  if (answer.ok) {
    if (answer.value) return answer.value;
    throw new ImportStopped('estate_not_found');
  }
  const { error } = answer;
  if (error instanceof OnOfficeApiError && error.category === 'rights')
    throw new ImportStopped('estate_not_readable');
  if (error instanceof OnOfficeApiError && error.category === 'records')
    throw new ImportStopped('estate_not_found');
  throw error;
}

function stopUnlessImportable({ values }: EstateRecord, fields: AccountFields | undefined): void {
  const title = values.objekttitel ?? '';
  const { status, status2, vermarktungsart: marketing } = values;
  if (status !== undefined && status !== null && status !== ACTIVE) {
    const word = labelOf(fields, 'status2', status2) ?? STATUS_WORDS[status] ?? String(status);
    throw new ImportStopped('estate_inactive', { title, status: word });
  }
  if (marketing && marketing !== SALE) {
    throw new ImportStopped('estate_not_for_sale', {
      title,
      marketing: labelOf(fields, 'vermarktungsart', marketing) ?? marketing,
    });
  }
}

function labelOf(
  fields: AccountFields | undefined,
  field: string,
  key: string | null | undefined,
): string | undefined {
  return key ? fields?.get('estate')?.get(field)?.permittedValues.get(key) : undefined;
}

function nameOfUser({ values }: UserRecord): EstateSource['userName'] {
  return { firstName: values.Vorname ?? '', lastName: values.Nachname ?? '' };
}

function valueOf<T>(answer: Settled<T>): T {
  if (answer.ok) return answer.value;
  throw answer.error;
}

function isUnknownField(error: unknown): boolean {
  return error instanceof OnOfficeApiError && error.errorCode === UNKNOWN_FIELD;
}

function blocksOf<T>(items: readonly T[], size: number): T[][] {
  const blocks: T[][] = [];
  for (let start = 0; start < items.length; start += size) blocks.push(items.slice(start, start + size));
  return blocks;
}
