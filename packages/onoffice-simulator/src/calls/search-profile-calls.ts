import type { SearchProfile } from '../crm/search-profile.js';
import { readListPage, wholeNumber } from '../query/list-page.js';
import { ApiError } from '../wire/api-error.js';
import { asPhpMap, recordId, scalarText, type PlainObject } from '../wire/plain-object.js';
import {
  mayRead,
  mayWrite,
  requireKnown,
  requiredRecordId,
  successResult,
  type ApiCall,
  type ApiRecord,
  type CallContext,
  type CallResult,
} from './api-call.js';
import { readIdList } from './read-parameters.js';

const DEFAULT_SEARCH_LIMIT = 10;

/** `get` of `searchcriterias`: saved searches by address ids, customer numbers, profile ids or all of them. */
export const getSearchProfilesCall: ApiCall = {
  verb: 'get',
  resourceType: 'searchcriterias',
  cacheable: true,
  handle: (context) => {
    const { parameters } = context;
    const mode = scalarText(parameters['mode']) ?? '';
    const ids = mode === 'filter' ? [] : (readIdList(context, 'ids') ?? []);
    const found = readableProfiles(context).filter((profile) => {
      switch (mode) {
        case 'internal':
          return ids.includes(profile.addressId);
        case 'external':
          return ids.includes(customerNumber(context, profile.addressId));
        case 'searchcriteria':
          return ids.includes(profile.id);
        case 'filter':
          return true;
        default:
          throw new ApiError(204);
      }
    });
    const page = readListPage(parameters);
    return {
      records: found
        .slice(page.offset, page.offset + page.limit)
        .map((profile) => profileRecord(context, profile)),
      total: found.length,
    };
  },
};

/**
 * `get` of `qualifiedsuitors`: every profile of the account with its percentage for the given values.
 * The record id is the customer number, not the address's record number. No paging.
 */
export const getQualifiedSuitorsCall: ApiCall = {
  verb: 'get',
  resourceType: 'qualifiedsuitors',
  cacheable: true,
  handle: (context) => {
    const estate = asPhpMap(context.parameters['estatedata']);
    if (estate === undefined) throw new ApiError(167, 'estatedata');
    const records = readableProfiles(context)
      .filter((profile) => profile.active)
      .map((profile) => suitorRecord(context, profile, estate));
    return { records, total: records.length };
  },
};

/** `create` of `searchcriteria` for an address. */
export const createSearchProfileCall: ApiCall = {
  verb: 'create',
  resourceType: 'searchcriteria',
  cacheable: false,
  handle: (context) => {
    const { parameters, customer } = context;
    const addressId = recordId(parameters['addressid']);
    if (addressId === undefined) throw new ApiError(96);
    requireKnown(context, 'address', addressId);
    if (!mayWrite(context)) throw new ApiError(78);
    const id = (customer.searchProfiles.at(-1)?.id ?? 4999) + 2;
    customer.searchProfiles.push({
      id,
      addressId,
      active: true,
      advisorId: customer.users[0]?.id ?? 0,
      ...readCriteria(asPhpMap(parameters['data']) ?? {}),
    });
    return { records: [{ id, type: 'searchCriteria', elements: [] }], total: null };
  },
};

export const deleteSearchProfileCall: ApiCall = {
  verb: 'delete',
  resourceType: 'searchcriteria',
  cacheable: false,
  handle: (context) => {
    const id = requiredRecordId(context);
    const found = readableProfiles(context).find((profile) => profile.id === id);
    if (found === undefined) throw new ApiError(95);
    if (!mayWrite(context)) throw new ApiError(168);
    const profiles = context.customer.searchProfiles;
    profiles.splice(profiles.indexOf(found), 1);
    return successResult();
  },
};

/**
 * `get` of `search` for saved searches: flat texts, `limit` (10 when missing, 0 only counts) and `offset` instead of
 * the usual names. Source: apidoc.onoffice.de (search).
 */
export function findSearchProfiles(context: CallContext): CallResult {
  const wanted = asPhpMap(context.parameters['searchdata']) ?? {};
  const limit = wholeNumber(context.parameters['limit']) ?? DEFAULT_SEARCH_LIMIT;
  const offset = Math.max(0, wholeNumber(context.parameters['offset']) ?? 0);
  const found = readableProfiles(context).filter((profile) => matchOf(profile, wanted).deviated.length === 0);
  const page = found.slice(offset, offset + (limit < 0 ? DEFAULT_SEARCH_LIMIT : limit));
  return { records: page.map(flatProfileRecord), total: found.length };
}

function flatProfileRecord(profile: SearchProfile): ApiRecord {
  return {
    id: profile.id,
    type: 'searchcriteria',
    elements: {
      Id: String(profile.id),
      adresse: String(profile.addressId),
      ...Object.fromEntries(Object.entries(profile.wanted).map(([name, keys]) => [name, keys.join(',')])),
      ...Object.fromEntries(
        Object.entries(profile.ranges).flatMap(([name, [from, to]]) => [
          [`${name}__von`, from ?? ''],
          [`${name}__bis`, to ?? ''],
        ]),
      ),
    },
  };
}

function readableProfiles(context: CallContext): SearchProfile[] {
  return context.customer.searchProfiles.filter((profile) => mayRead(context, 'address', profile.addressId));
}

function profileRecord(context: CallContext, profile: SearchProfile): ApiRecord {
  return {
    id: profile.id,
    type: 'searchcriteria',
    elements: {
      ...profile.wanted,
      ...Object.fromEntries(Object.entries(profile.ranges).map(([name, range]) => [`range_${name}`, range])),
      _meta: {
        internaladdressid: profile.addressId,
        externaladdressid: customerNumber(context, profile.addressId),
        status: profile.active ? 1 : 0,
        kocriterias: [],
        advisor: profile.advisorId,
        creator: profile.advisorId,
        creationdate: '2026-03-02 10:00:00',
        editdate: '2026-03-02 10:00:00',
        publicnote: '',
        characteristic: ['manual_saved'],
      },
    },
  };
}

function suitorRecord(context: CallContext, profile: SearchProfile, estate: PlainObject): ApiRecord {
  const { compared, deviated } = matchOf(profile, estate);
  return {
    id: customerNumber(context, profile.addressId),
    type: '',
    elements: {
      percentage: compared === 0 ? 0 : Math.round(((compared - deviated.length) / compared) * 100),
      deviated: [deviated.length === 0 ? [] : Object.fromEntries(deviated.map((name) => [name, 0]))],
      searchcriteria: profile.id,
    },
  };
}

/** Which of the profile's criteria the values leave unfulfilled. */
function matchOf(profile: SearchProfile, values: PlainObject): { compared: number; deviated: string[] } {
  const deviated: string[] = [];
  let compared = 0;
  for (const [name, keys] of Object.entries(profile.wanted)) {
    const value = scalarText(values[name]);
    if (value === undefined || value === '') continue;
    compared += 1;
    if (!keys.includes(value)) deviated.push(name);
  }
  for (const [name, [from, to]] of Object.entries(profile.ranges)) {
    const value = Number(scalarText(values[name]) ?? Number.NaN);
    if (Number.isNaN(value)) continue;
    compared += 1;
    if ((from !== null && value < Number(from)) || (to !== null && value > Number(to))) deviated.push(name);
  }
  return { compared, deviated };
}

function readCriteria(data: PlainObject): Pick<SearchProfile, 'wanted' | 'ranges'> {
  const wanted: Record<string, string[]> = {};
  const ranges: Record<string, [string | null, string | null]> = {};
  for (const [key, value] of Object.entries(data)) {
    const [, name = key, border] = /^(.*)__(von|bis)$/.exec(key) ?? [];
    if (border !== undefined) {
      const range = (ranges[name] ??= [null, null]);
      range[border === 'von' ? 0 : 1] = scalarText(value) ?? null;
    } else {
      wanted[key] = (Array.isArray(value) ? value : [value]).map((item: unknown) => scalarText(item) ?? '');
    }
  }
  return { wanted, ranges };
}

function customerNumber(context: CallContext, addressId: number): number {
  return Number(context.customer.tables.address.get(addressId)?.values['KdNr'] ?? 0);
}
