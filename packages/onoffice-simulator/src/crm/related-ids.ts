import type { CustomerCrm } from './customer-crm.js';
import { storedRelation } from './relation-types.js';

/** Relations that follow from fields and lists instead of being stored as pairs. */
type DerivedRelation = (customer: CustomerCrm) => readonly (readonly [parent: number, child: number])[];

const DERIVED: Readonly<Record<string, DerivedRelation>> = {
  'estate:user:officer': (customer) => officers(customer, 'estate', 'benutzer'),
  'address:user:officer': (customer) => officers(customer, 'address', 'Benutzer'),
  'address:searchcriteria': (customer) =>
    customer.searchProfiles.map((profile) => [profile.addressId, profile.id]),
  'agentsLog:address': (customer) =>
    customer.agentsLog.flatMap((entry) => entry.addressIds.map((id) => [entry.id, id] as const)),
  'agentsLog:estate': (customer) =>
    customer.agentsLog.flatMap((entry) => entry.estateIds.map((id) => [entry.id, id] as const)),
  'task:address': (customer) =>
    customer.tasks.flatMap((task) => task.addressIds.map((id) => [task.id, id] as const)),
  'task:estate': (customer) =>
    customer.tasks.flatMap((task) => task.estateIds.map((id) => [task.id, id] as const)),
  // "Bisher angeboten" comes from agents-log entries that name an address and an estate.
  'address:estate:offerByAgentsLog': (customer) =>
    customer.agentsLog.flatMap((entry) =>
      entry.addressIds.flatMap((address) => entry.estateIds.map((estate) => [address, estate] as const)),
    ),
  'estate:allFiles': (customer) => files(customer, () => true),
  'estate:file:titelbild': (customer) => files(customer, (kind) => kind === 'Titelbild'),
  'estate:file:grundriss': (customer) => files(customer, (kind) => kind === 'Grundriss'),
  'estate:file:foto': (customer) => files(customer, (kind) => kind.startsWith('Foto')),
  'estate:file:allpictures': (customer) => files(customer, isPicture),
  'estate:file:allpicturesExceptTitelbild': (customer) =>
    files(customer, (kind) => isPicture(kind) && kind !== 'Titelbild'),
  'estate:file:alllinks': (customer) => files(customer, (kind) => kind.endsWith('Link')),
};

/** The ids on the other side of a relation. */
export function relatedIds(
  customer: CustomerCrm,
  type: string,
  from: { readonly side: 'parent' | 'child'; readonly id: number },
): readonly number[] {
  const derived = Object.hasOwn(DERIVED, type) ? DERIVED[type] : undefined;
  if (derived !== undefined) {
    const pairs = derived(customer);
    const found = pairs.flatMap(([parent, child]) => {
      if (from.side === 'parent') return parent === from.id ? [child] : [];
      return child === from.id ? [parent] : [];
    });
    return [...new Set(found)];
  }
  const stored = storedRelation(type);
  const fromParent = (from.side === 'parent') !== stored.swapped;
  return fromParent
    ? customer.relations.childrenOf(stored.type, from.id)
    : customer.relations.parentsOf(stored.type, from.id);
}

export function isDerivedRelation(type: string): boolean {
  return Object.hasOwn(DERIVED, type);
}

function officers(
  customer: CustomerCrm,
  module: 'estate' | 'address',
  field: string,
): readonly (readonly [number, number])[] {
  const table = customer.tables[module];
  return table.ids().flatMap((id) => {
    const officer = table.get(id)?.values[field];
    const user = customer.users.find((candidate) =>
      module === 'estate' ? String(candidate.id) === officer : candidate.login === officer,
    );
    return user === undefined ? [] : [[id, user.id] as const];
  });
}

function files(
  customer: CustomerCrm,
  accepts: (kind: string) => boolean,
): readonly (readonly [number, number])[] {
  return customer.files.filter((file) => accepts(file.kind)).map((file) => [file.estateId, file.id] as const);
}

function isPicture(kind: string): boolean {
  return ['Titelbild', 'Foto', 'Foto_gross', 'Grundriss', 'Lageplan', 'Panorama'].includes(kind);
}
