import type { CustomerCrm } from './customer-crm.js';
import { storedRelation } from './relation-types.js';

/** Which ends of a relation are known. */
export interface RelationEnds {
  readonly side: 'parent' | 'child';
  readonly ids: readonly number[];
}

/** Relations that follow from fields and lists instead of being stored as pairs. */
type DerivedRelation = (
  customer: CustomerCrm,
  from: RelationEnds,
) => readonly (readonly [parent: number, child: number])[];

const DERIVED: Readonly<Record<string, DerivedRelation>> = {
  'estate:user:officer': (customer, from) => officers(customer, 'estate', from),
  'address:user:officer': (customer, from) => officers(customer, 'address', from),
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

/** The ids on the other side of a relation, for each of the ids that were asked for. */
export function relatedIds(
  customer: CustomerCrm,
  type: string,
  from: RelationEnds,
): ReadonlyMap<number, readonly number[]> {
  const derive = Object.hasOwn(DERIVED, type) ? DERIVED[type] : undefined;
  if (derive !== undefined) return groupPairs(derive(customer, from), from);
  const stored = storedRelation(type);
  const fromParent = (from.side === 'parent') !== stored.swapped;
  const { relations } = customer;
  return new Map(
    from.ids.map((id) => [
      id,
      fromParent ? relations.childrenOf(stored.type, id) : relations.parentsOf(stored.type, id),
    ]),
  );
}

function groupPairs(
  pairs: readonly (readonly [parent: number, child: number])[],
  from: RelationEnds,
): ReadonlyMap<number, readonly number[]> {
  const found = new Map(from.ids.map((id) => [id, new Set<number>()]));
  for (const [parent, child] of pairs) {
    if (from.side === 'parent') found.get(parent)?.add(child);
    else found.get(child)?.add(parent);
  }
  return new Map([...found].map(([id, related]) => [id, [...related]]));
}

export function isDerivedRelation(type: string): boolean {
  return Object.hasOwn(DERIVED, type);
}

function officers(
  customer: CustomerCrm,
  module: 'estate' | 'address',
  from: RelationEnds,
): readonly (readonly [number, number])[] {
  const table = customer.tables[module];
  // Estates name their advisor by number, addresses by login.
  const officerOf = (id: number): number | undefined => {
    const values = table.get(id)?.values;
    return module === 'estate'
      ? customer.user(Number(values?.['benutzer']))?.id
      : customer.users.find((user) => user.login === values?.['Benutzer'])?.id;
  };
  const records = from.side === 'parent' ? from.ids : table.ids();
  return records.flatMap((id) => {
    const officer = officerOf(id);
    return officer === undefined ? [] : [[id, officer] as const];
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
