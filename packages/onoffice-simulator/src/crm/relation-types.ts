import type { FieldModule } from '../fields/field-catalog.js';

export const RELATION_PREFIX = 'urn:onoffice-de-ns:smart:2.5:relationTypes:';

/**
 * The relation types that onOffice's documentation and public clients name, without their prefix.
 * Source: apidoc.onoffice.de (relations), onOfficeGmbH/sdk, innobraingmbh/laravel-onoffice-adapter.
 */
export const RELATION_TYPES: ReadonlySet<string> = new Set([
  'estate:address:buyer',
  'estate:address:renter',
  'estate:address:tenant',
  'estate:address:owner',
  'estate:address:interested',
  'estate:address:contactPerson',
  'estate:address:contactPersonAll',
  'estate:address:matching',
  'address:estate:matching',
  'address:estate:offer',
  'address:estate:offerByAgentsLog',
  'address:estate:contacted',
  'address:estate:tipp',
  'address:address:isTippgeberOf',
  'address:contact:address',
  'address:searchcriteria',
  'address:user:officer',
  'address:user:additionalOfficers',
  'address:user:sync',
  'address:user:strangeNameRelation',
  'address:file:attachment',
  'address:mail',
  'estate:mail',
  'address:process',
  'address:resubmission',
  'estate:user:officer',
  'estate:user:assignment',
  'estate:estateUnit',
  'complex:estate:units',
  'estate:allFiles',
  'estate:file:titelbild',
  'estate:file:grundriss',
  'estate:file:foto',
  'estate:file:allpictures',
  'estate:file:alllinks',
  'estate:file:allpicturesExceptTitelbild',
  'estateTracking:estate',
  'agentsLog:address',
  'agentsLog:estate',
  'agentsLogMail:address',
  'agentsLogMail:estate',
  'agentsLog:file:attachment',
  'agentsLog:attachment:download',
  'calendar:address',
  'calendar:estate',
  'calendar:file:attachment',
  'task:address',
  'task:estate',
  'task:file:attachment',
  'project:address',
  'project:estate',
  'project:agentslog',
  'project:calendar',
  'project:task:customer',
  'project:file:attachment',
  'user:address',
  'user:address:birthday',
  'user:messengerUser:is',
  'customer:address:contact',
  'billing:estate',
  'job:estate',
  'templateManagement:email:attachment',
  'templateManagement:email:documentAttributes',
]);

/** Relations that onOffice also knows under a second name, or from the other side. */
const SAME_AS: Readonly<Record<string, { readonly type: string; readonly swapped: boolean }>> = {
  'estate:address:tenant': { type: 'estate:address:renter', swapped: false },
  'complex:estate:units': { type: 'estate:estateUnit', swapped: false },
  'address:estate:matching': { type: 'estate:address:matching', swapped: true },
};

/** A relation type as it is stored; `swapped` when parent and child change places. */
export function storedRelation(type: string): { readonly type: string; readonly swapped: boolean } {
  return SAME_AS[type] ?? { type, swapped: false };
}

/** Relations whose first two words are not the modules of parent and child. */
const UNUSUAL_ENDS: Readonly<Record<string, RelationModules>> = {
  'estate:estateUnit': ['estate', 'estate'],
  'complex:estate:units': ['estate', 'estate'],
  'address:contact:address': ['address', 'address'],
};

/** Parent and child; undefined for what is neither an estate nor an address. */
export type RelationModules = readonly [parent: FieldModule | undefined, child: FieldModule | undefined];

/** The modules that a relation type joins, as it is named (before {@link storedRelation} swaps them). */
export function relationModules(type: string): RelationModules {
  const [parent, child] = type.split(':');
  return UNUSUAL_ENDS[type] ?? [fieldModule(parent), fieldModule(child)];
}

function fieldModule(name: string | undefined): FieldModule | undefined {
  return name === 'estate' || name === 'address' ? name : undefined;
}

/** The suffix of a full relation URN, or undefined when onOffice knows no such relation. */
export function relationSuffix(urn: unknown): string | undefined {
  if (typeof urn !== 'string' || !urn.startsWith(RELATION_PREFIX)) return undefined;
  const suffix = urn.slice(RELATION_PREFIX.length);
  return RELATION_TYPES.has(suffix) ? suffix : undefined;
}
