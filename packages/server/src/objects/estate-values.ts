/**
 * The base data of an object that come from onOffice, as text. `null` means unknown: the field does not
 * exist in the account or is not filled. Money is whole cents, areas are hundredths of a square metre.
 */
export const ESTATE_VALUE_FIELDS = [
  'title',
  'objectNumber',
  'areaCenti',
  'areaKind',
  'brokerUserId',
  'street',
  'houseNumber',
  'postalCode',
  'city',
  'country',
  'federalState',
  'estateKind',
  'estateType',
  'usage',
  'marketingKind',
  'purchasePriceCents',
  'buyerCommission',
] as const;

export type EstateValueField = (typeof ESTATE_VALUE_FIELDS)[number];

export type EstateValues = Readonly<Record<EstateValueField, string | null>>;

/** The values that a broker may overwrite by hand. */
export const EDITABLE_VALUE_FIELDS = ['title', 'objectNumber', 'areaCenti', 'brokerUserId'] as const;

export type EditableValueField = (typeof EDITABLE_VALUE_FIELDS)[number];
