import type { Verb } from './action.js';
import { LARGEST_PAGE } from './page-size.js';

/** How a call is read in parts. */
export interface PagingRule {
  readonly largestPage: number;
  readonly limitName: string;
  readonly offsetName: string;
  /** The type of its records in lower case; onOffice also writes `Log` and `searchCriteria`. */
  readonly recordType: string;
}

function usual(recordType: string): PagingRule {
  return { largestPage: LARGEST_PAGE, limitName: 'listlimit', offsetName: 'listoffset', recordType };
}

/** By verb and resource type, with the resource id where the calls of one type differ. */
const paged: ReadonlyMap<string, PagingRule> = new Map([
  ['read estate', usual('estate')],
  ['read address', usual('address')],
  ['read user', usual('user')],
  ['read agentslog', usual('agentslog')],
  ['get searchcriterias', usual('searchcriteria')],
  ['get file', { ...usual('file'), largestPage: 100 }],
  // Ignores `listlimit`.
  ['get search searchcriteria', { ...usual('searchcriteria'), limitName: 'limit', offsetName: 'offset' }],
  ['read log', { ...usual('log'), offsetName: 'listOffset' }],
]);

/** Calls that answer with everything at once, or that only a narrower filter makes shorter. */
const unpaged: ReadonlySet<string> = new Set([
  'read task',
  'read calendar',
  'get appointmentList',
  'get idsfromrelation',
  'get qualifiedsuitors',
  // Takes a `listlimit`, but no offset.
  'get search address',
  'get search estate',
  'get regions',
  'get regionsLiveSearch',
  'get fields',
  'get users',
  'get groups',
  'get filters',
  'get multiselectconfiguration',
  'get actionkindtypes',
  'get estateCategories',
  'get estatepictures',
  'get searchCriteriaFields',
  'get templates',
  'get calendarResources',
  'get appointmentConflicts',
  'read userphoto',
  'read impressum',
  'read basicsettings',
  'read recordsLastSeen',
]);

/** The largest `listlimit` that onOffice honours for a call. */
export function largestListLimit(verb: Verb, resourceType: string): number {
  return paged.get(`${verb} ${resourceType}`)?.largestPage ?? LARGEST_PAGE;
}

/**
 * How a call pages.
 *
 * @throws RangeError for calls that are known not to page, and for those nothing is known about: an
 *   ignored offset would deliver the first page over and over
 * Source: apidoc.onoffice.de (the calls' pages and FAQ), probes of laravel-onoffice-adapter and of a broker's
 *   client; record types: the same and the fixtures of oo-wp-plugin.
 */
export function pagingRule(verb: Verb, resourceType: string, resourceId: string): PagingRule {
  const name = `${verb} ${resourceType}`;
  for (const one of [`${name} ${resourceId}`, name]) {
    const rule = paged.get(one);
    if (rule) return rule;
    if (unpaged.has(one))
      throw new RangeError(`onOffice does not page ${one}; it answers at once: use a call`);
  }
  throw new RangeError(`whether onOffice pages ${name} is not known; use a call`);
}
