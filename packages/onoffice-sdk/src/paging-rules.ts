import type { Verb } from './action.js';
import { LARGEST_PAGE } from './page-size.js';

/** How a call is read in parts. */
export interface PagingRule {
  readonly largestPage: number;
  readonly limitName: string;
  readonly offsetName: string;
}

const usual: PagingRule = { largestPage: LARGEST_PAGE, limitName: 'listlimit', offsetName: 'listoffset' };

const paged: ReadonlyMap<string, PagingRule> = new Map([
  ['read estate', usual],
  ['read address', usual],
  ['read user', usual],
  ['read agentslog', usual],
  ['get searchcriterias', usual],
  ['get file', { ...usual, largestPage: 100 }],
  // `search` with resource id `searchcriteria` ignores `listlimit`.
  ['get search', { ...usual, limitName: 'limit', offsetName: 'offset' }],
  ['read log', { ...usual, offsetName: 'listOffset' }],
]);

/** Calls that answer with everything at once, or that only a narrower filter makes shorter. */
const unpaged: ReadonlySet<string> = new Set([
  'read task',
  'read calendar',
  'get appointmentList',
  'get idsfromrelation',
  'get qualifiedsuitors',
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
 * Source: apidoc.onoffice.de (the calls' pages and FAQ), probes of laravel-onoffice-adapter and of a broker's client.
 */
export function pagingRule(verb: Verb, resourceType: string): PagingRule {
  const name = `${verb} ${resourceType}`;
  const rule = paged.get(name);
  if (rule) return rule;
  if (unpaged.has(name))
    throw new RangeError(`onOffice does not page ${name}; it answers at once: use a call`);
  throw new RangeError(`whether onOffice pages ${name} is not known; use a call`);
}
