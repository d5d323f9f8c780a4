import {
  defineRelation,
  estateRelations,
  listUsers,
  OnOfficeApiError,
  readAddresses,
  readEstate,
  readFields,
  readUser,
  relatedIds,
  type AddressRecord,
  type Call,
  type EstateRecord,
  type ListedUser,
  type OnOfficeClient,
  type Settled,
} from '@immo-billie/onoffice-sdk';
import type { ProspectOrigin } from '../objects/prospect.js';
import { activeFields, type AccountFields } from '../onoffice/account-fields.js';
import { ImportStopped } from './import-stopped.js';
import { mergeOrigins } from './read-prospect.js';

/*
 * The two round trips to onOffice behind the wizard. One HTTP request carries several actions; an action that
 * is only nice to have may fail without taking the others along.
 */

/** Decide whether the wizard goes on; every account has them, so they can be asked for at once. */
const CORE_FIELDS = ['status', 'status2', 'objekttitel', 'objektnr_extern', 'vermarktungsart'] as const;

/** Base data of the object, where the account has them. */
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
  'DSGVOSaveUntil',
  'Status',
  'ArtDaten',
  'SpracheKontakt',
] as const;

/** Contact entries are asked for by pseudo fields, which no field configuration lists. */
const CONTACT_FIELDS = ['email', 'phone', 'mobile'] as const;

/** The address record of a user of the office. */
const ADDRESS_OF_USER = defineRelation('user', 'address');

const ADDRESSES_PER_ACTION = 500;
const ACTIONS_PER_REQUEST = 4;
const UNKNOWN_FIELD = 141;

export interface FirstAnswer {
  /** Absent when the account lacks one of the core fields: then the second read asks without it. */
  readonly estate: EstateRecord | undefined;
  readonly fields: AccountFields;
  /** Where each assigned address comes from. */
  readonly origins: ReadonlyMap<string, ProspectOrigin>;
  readonly owners: ReadonlySet<string>;
  readonly contactPersons: readonly string[];
  readonly users: readonly ListedUser[] | undefined;
  readonly userName: { readonly firstName: string; readonly lastName: string } | undefined;
}

/** The first round trip: estate, relations, user, and the account's fields when they are not known. */
export async function readFirst(
  client: OnOfficeClient,
  request: {
    readonly estateId: string;
    readonly userId: string;
    readonly withUsers: boolean;
    readonly signal: AbortSignal;
  },
  known: AccountFields | undefined,
): Promise<FirstAnswer> {
  const { estateId, userId, withUsers, signal } = request;
  const estateFields = known
    ? activeFields(known, 'estate', [...CORE_FIELDS, ...FURTHER_FIELDS])
    : CORE_FIELDS;
  const fieldsCalls = known ? [] : [readFields({ modules: ['estate', 'address'], language: 'DEU' })];
  const usersCalls = withUsers ? [listUsers()] : [];
  const [estate, interested, matching, owners, contactPersons, user, ...more] = await client.callAll(
    [
      readEstate(estateId, { fields: estateFields }),
      relatedIds(estateRelations.interested, [estateId]),
      relatedIds(estateRelations.matching, [estateId]),
      relatedIds(estateRelations.owners, [estateId]),
      relatedIds(estateRelations.allContactPersons, [estateId]),
      readUser(userId, { fields: ['Vorname', 'Nachname'] }),
      ...fieldsCalls,
      ...usersCalls,
    ] as const,
    { signal },
  );
  // Without the account's fields nobody knows what to ask for: a half-read object would look complete.
  const fields = known ?? valueOf(more[0] as Settled<AccountFields>);
  const usersAnswer = withUsers ? more[fieldsCalls.length] : undefined;
  const lacksCoreField = !known && !estate.ok && isUnknownField(estate.error);
  const name = valueOrNothing(user)?.values;
  return {
    estate: lacksCoreField ? undefined : requireEstate(estate),
    fields,
    origins: mergeOrigins(valueOf(interested).get(estateId) ?? [], valueOf(matching).get(estateId) ?? []),
    // Who owns the estate or works here decides about a tick only: a refusal is no reason to stop.
    owners: new Set(valueOrNothing(owners)?.get(estateId)),
    contactPersons: valueOrNothing(contactPersons)?.get(estateId) ?? [],
    users: valueOrNothing(usersAnswer) as ListedUser[] | undefined,
    userName: name && { firstName: name.Vorname ?? '', lastName: name.Nachname ?? '' },
  };
}

export interface SecondAnswer {
  readonly estate: EstateRecord | undefined;
  readonly addresses: ReadonlyMap<string, AddressRecord>;
  /** Address records of the asked users. */
  readonly staffAddressIds: readonly string[];
}

/** The second round trip: the rest of the estate and all addresses, in requests of a few blocks at once. */
export async function readSecond(
  client: OnOfficeClient,
  { estateId, signal }: { readonly estateId: string; readonly signal: AbortSignal },
  wanted: {
    readonly fields: AccountFields;
    readonly readsEstate: boolean;
    readonly addressIds: readonly string[];
    /** May contain empty texts. */
    readonly staffUserIds: readonly string[];
  },
): Promise<SecondAnswer> {
  const { fields, readsEstate } = wanted;
  const addressFields = [...activeFields(fields, 'address', ADDRESS_FIELDS), ...CONTACT_FIELDS];
  const addressCalls = blocksOf(wanted.addressIds, ADDRESSES_PER_ACTION).map((ids) =>
    readAddresses(ids, { fields: addressFields }),
  );
  const estateFields = activeFields(fields, 'estate', [...CORE_FIELDS, ...FURTHER_FIELDS]);
  const staffUserIds = [...new Set(wanted.staffUserIds)].filter((id) => /^[1-9]\d*$/.test(id));
  const readsStaff = addressCalls.length > 0 && staffUserIds.length > 0;
  const single = [
    ...(readsEstate ? [readEstate(estateId, { fields: estateFields })] : []),
    ...(readsStaff ? [relatedIds(ADDRESS_OF_USER, staffUserIds)] : []),
  ];

  const [firstBlock = [], ...otherBlocks] = blocksOf(addressCalls, ACTIONS_PER_REQUEST);
  const requests = [[...single, ...firstBlock], ...otherBlocks].filter((calls) => calls.length > 0);
  const answers = await Promise.all(
    requests.map((calls) => client.callAll(calls as readonly Call<unknown>[], { signal })),
  );
  const settled: readonly Settled<unknown>[] = answers.flat();
  const addressAnswers = settled.slice(single.length) as Settled<AddressRecord[]>[];
  const staffAnswer = readsStaff ? settled[single.length - 1] : undefined;
  const staff = valueOrNothing(staffAnswer) as ReadonlyMap<string, readonly string[]> | undefined;
  return {
    estate: readsEstate ? requireEstate(settled[0] as Settled<EstateRecord | undefined>) : undefined,
    addresses: new Map(addressAnswers.flatMap(valueOf).map((address) => [address.id, address])),
    staffAddressIds: [...(staff?.values() ?? [])].flat(),
  };
}

/** onOffice answers with nothing for an estate that is gone, and with an error of rights for a closed one. */
function requireEstate(answer: Settled<EstateRecord | undefined>): EstateRecord {
  if (answer.ok) {
    if (answer.value) return answer.value;
    throw new ImportStopped('estate_not_found');
  }
  const { error } = answer;
  if (error instanceof OnOfficeApiError && error.category === 'rights') {
    throw new ImportStopped('estate_not_readable');
  }
  if (error instanceof OnOfficeApiError && error.category === 'records')
    throw new ImportStopped('estate_not_found');
  throw error;
}

/** True for onOffice's answer to a field that the account does not have (any more). */
export function isUnknownField(error: unknown): boolean {
  return error instanceof OnOfficeApiError && error.errorCode === UNKNOWN_FIELD;
}

/** The account's own word for a key of an estate field. */
export function labelOf(
  fields: AccountFields,
  field: string,
  key: string | null | undefined,
): string | undefined {
  return key ? fields.get('estate')?.get(field)?.permittedValues.get(key) : undefined;
}

function valueOf<T>(answer: Settled<T>): T {
  if (answer.ok) return answer.value;
  throw answer.error;
}

function valueOrNothing<T>(answer: Settled<T> | undefined): T | undefined {
  return answer?.ok ? answer.value : undefined;
}

function blocksOf<T>(items: readonly T[], size: number): T[][] {
  const blocks: T[][] = [];
  for (let start = 0; start < items.length; start += size) blocks.push(items.slice(start, start + size));
  return blocks;
}
