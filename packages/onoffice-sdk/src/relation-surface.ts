import type { Caller, CallOptions } from './caller.js';
import type { AddressId, EstateId, IdOf } from './record-id.js';
import { relatedIds, relatingIds } from './related-ids.js';
import { addressRelations, estateRelations, type Relation } from './relation.js';

type Ask<To extends string> = (options?: CallOptions) => Promise<readonly IdOf<To>[]>;

/** What is related to one estate. All answers are record numbers. */
export interface RelationsOfEstate {
  readonly owners: Ask<'address'>;
  /** Relation `estate:address:interested`: in some accounts everybody, in some only the ones assigned by hand. */
  readonly prospects: Ask<'address'>;
  /** Prospects whose search profile fits the estate. */
  readonly matching: Ask<'address'>;
  readonly contactPersons: Ask<'address'>;
  readonly buyers: Ask<'address'>;
  readonly tenants: Ask<'address'>;
}

/** What is related to one address. */
export interface RelationsOfAddress {
  readonly ownedEstates: Ask<'estate'>;
  readonly estatesOfInterest: Ask<'estate'>;
  readonly matchingEstates: Ask<'estate'>;
  readonly offers: Ask<'estate'>;
}

/** `client.relations` */
export interface RelationSurface {
  readonly ofEstate: (id: EstateId) => RelationsOfEstate;
  readonly ofAddress: (id: AddressId) => RelationsOfAddress;
}

export function createRelationSurface(caller: Caller): RelationSurface {
  const childrenOf =
    <Parent extends string, Child extends string>(
      relation: Relation<Parent, Child>,
      parent: IdOf<NoInfer<Parent>>,
    ): Ask<Child> =>
    async (options) =>
      [...(await caller.call(relatedIds(relation, [parent]), options)).values()].flat();
  const parentsOf =
    <Parent extends string, Child extends string>(
      relation: Relation<Parent, Child>,
      child: IdOf<NoInfer<Child>>,
    ): Ask<Parent> =>
    async (options) =>
      [...(await caller.call(relatingIds(relation, [child]), options)).values()].flat();

  return {
    ofEstate: (id) => ({
      owners: childrenOf(estateRelations.owners, id),
      prospects: childrenOf(estateRelations.interested, id),
      matching: childrenOf(estateRelations.matching, id),
      contactPersons: childrenOf(estateRelations.contactPersons, id),
      buyers: childrenOf(estateRelations.buyers, id),
      tenants: childrenOf(estateRelations.tenants, id),
    }),
    ofAddress: (id) => ({
      ownedEstates: parentsOf(estateRelations.owners, id),
      estatesOfInterest: parentsOf(estateRelations.interested, id),
      matchingEstates: childrenOf(addressRelations.matchingEstates, id),
      offers: childrenOf(addressRelations.offers, id),
    }),
  };
}
