/** A relation type. The first module is the parent, the second the child; the direction is part of the type. */
export interface Relation<Parent extends string, Child extends string> {
  readonly parent: Parent;
  readonly child: Child;
  /** The full URN. */
  readonly urn: string;
}

/**
 * A relation type of onOffice by its parts, for instance `defineRelation('estate', 'address', 'owner')`.
 * An unknown one is answered with error 132; parent and child in the wrong order with nothing at all.
 *
 * @example
 * const mails = defineRelation('estate', 'mail');
 * const ids = await client.call(relatedIds(mails, ['4711']));
 * Source: apidoc.onoffice.de (relations).
 */
export function defineRelation<const Parent extends string, const Child extends string>(
  parent: Parent,
  child: Child,
  description?: string,
): Relation<Parent, Child> {
  const parts = description === undefined ? [parent, child] : [parent, child, description];
  return { parent, child, urn: `urn:onoffice-de-ns:smart:2.5:relationTypes:${parts.join(':')}` };
}

/**
 * Relations whose parent is an estate.
 *
 * Source: apidoc.onoffice.de (relations), constants of onOfficeGmbH/sdk, laravel-onoffice-adapter.
 */
export const estateRelations = {
  owners: defineRelation('estate', 'address', 'owner'),
  /** Prospects assigned to the estate; in some accounts everybody, in some only the ones assigned by hand. */
  interested: defineRelation('estate', 'address', 'interested'),
  /** Prospects whose search profile fits; ids only, no score. */
  matching: defineRelation('estate', 'address', 'matching'),
  contactPersons: defineRelation('estate', 'address', 'contactPerson'),
  allContactPersons: defineRelation('estate', 'address', 'contactPersonAll'),
  buyers: defineRelation('estate', 'address', 'buyer'),
  tenants: defineRelation('estate', 'address', 'renter'),
  officers: defineRelation('estate', 'user', 'officer'),
  units: defineRelation('estate', 'estateUnit'),
} as const;

/** Relations whose parent is an address. Source: as {@link estateRelations}. */
export const addressRelations = {
  matchingEstates: defineRelation('address', 'estate', 'matching'),
  offers: defineRelation('address', 'estate', 'offer'),
  offersByAgentsLog: defineRelation('address', 'estate', 'offerByAgentsLog'),
  contactedAbout: defineRelation('address', 'estate', 'contacted'),
  tippsterOf: defineRelation('address', 'estate', 'tipp'),
  officers: defineRelation('address', 'user', 'officer'),
} as const;

/** Main contact → second-level contact; its name does not follow parent:child:description. */
export const companyContacts: Relation<'address', 'address'> = {
  parent: 'address',
  child: 'address',
  urn: 'urn:onoffice-de-ns:smart:2.5:relationTypes:address:contact:address',
};
