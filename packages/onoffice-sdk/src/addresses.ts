import { defineCall, type Call } from './call.js';
import type { FieldValues } from './codecs.js';
import { readContactEntries, type ContactEntry } from './contact-entries.js';
import { OnOfficeAnswerError } from './errors.js';
import type { SortDirection } from './estates.js';
import { encodeFilter, type Condition, type Filter } from './filter.js';
import { defineList, type ListDefinition } from './list-definition.js';
import { LARGEST_PAGE } from './page-size.js';
import {
  checkRecords,
  createElementsDecoder,
  planFields,
  type CheckedRecord,
  type RawElements,
} from './record-decoder.js';
import type { ReadOptions } from './read-options.js';
import { requireRecordId, type AddressId } from './record-id.js';
import { addressFieldTypes } from './standard-fields.generated.js';

/** The values of the standard address fields. A field that was not asked for or not delivered is absent. */
export type AddressValues = {
  readonly [Field in keyof typeof addressFieldTypes]?: FieldValues[(typeof addressFieldTypes)[Field]];
};

/** The standard address fields that can be read, and those that bring the contact entries. */
export type AddressField = keyof AddressValues | 'phone' | 'mobile' | 'fax' | 'email';

export interface AddressRecord {
  /** The record number (Datensatznummer); the customer number is the field `KdNr`. */
  readonly id: AddressId;
  readonly values: AddressValues;
  /** Phone, mobile, fax and e-mail entries; ask for `phone`, `mobile`, `fax`, `email` in `fields` to get them. */
  readonly contacts: readonly ContactEntry[];
  /** Everything that was delivered, as it came. */
  readonly raw: RawElements;
}

/**
 * Up to 500 addresses by record number, in the order of delivery. Addresses that do not exist or that
 * the user may not see are missing without a word from onOffice: compare with the ids asked for.
 *
 * @throws RangeError for more than 500 ids, for none (onOffice would answer with any addresses) and for
 *   anything that is not a record number
 * @example
 * const addresses = await client.call(readAddresses(ids, { fields: ['Name', 'email'] }));
 * const unreadable = ids.length - addresses.length;
 * Source: apidoc.onoffice.de (read address: `recordids`).
 */
export function readAddresses(
  ids: readonly AddressId[],
  { fields }: ReadOptions<AddressField>,
): Call<AddressRecord[]> {
  const wanted = new Set(ids.map(requireRecordId));
  if (wanted.size === 0 || wanted.size > LARGEST_PAGE) {
    throw new RangeError(`between 1 and ${LARGEST_PAGE} address ids are needed, got ${wanted.size}`);
  }
  const decode = addressDecoder();
  return defineCall(
    {
      verb: 'read',
      resourceType: 'address',
      resourceId: '',
      parameters: { data: [...fields], recordids: [...wanted].map(Number), listlimit: LARGEST_PAGE },
    },
    (answer) =>
      checkRecords(answer, 'address').map((record) => {
        if (!wanted.has(record.id)) {
          throw new OnOfficeAnswerError(
            'unexpected_record',
            record.where(),
            'an address asked for',
            'another one',
          );
        }
        return decode(record);
      }),
  );
}

/**
 * Filter by address fields. `phone`, `email` and `fax` search all entries of that kind, `Telefon1`,
 * `Email` and `Telefax1` the main one. The record number cannot be filtered by.
 */
export type AddressFilter = Omit<Filter<typeof addressFieldTypes>, 'ID' | 'imageUrl' | 'mobileUrl'> & {
  readonly [Search in 'phone' | 'email' | 'fax']?: Condition<'text'>;
};

export interface AddressQuery extends ReadOptions<AddressField> {
  readonly filter?: AddressFilter;
  /** Id of a filter saved in the account. */
  readonly filterId?: number;
  /** onOffice sorts addresses by one field; without one by the customer number `KdNr`. */
  readonly sort?: { readonly by: keyof typeof addressFieldTypes; readonly direction: SortDirection };
}

/**
 * The list of addresses that fit, for `client.list`; `client.addresses.list` is the short way.
 *
 * @throws RangeError for a filter that cannot be meant
 * @example
 * const owners = listAddresses({ fields: ['Name'], filter: { ArtDaten: { op: 'like', value: '%Eigentümer%' } } });
 * const count = await client.list(owners).count();
 * Source: apidoc.onoffice.de (read address).
 */
export function listAddresses(query: AddressQuery): ListDefinition<AddressRecord> {
  return defineList({
    verb: 'read',
    resourceType: 'address',
    parameters: {
      data: [...query.fields],
      ...(query.filter ? { filter: encodeFilter(query.filter, addressFieldTypes) } : {}),
      ...(query.filterId === undefined ? {} : { filterid: query.filterId }),
    },
    order: { sortby: query.sort?.by ?? 'KdNr', sortorder: query.sort?.direction ?? 'ASC' },
    decode: addressDecoder(),
  });
}

const addressPlan = planFields(addressFieldTypes);

/** A decoder for the addresses of one answer. */
function addressDecoder(): (record: CheckedRecord) => AddressRecord {
  const decode = createElementsDecoder(addressPlan);
  return ({ id, elements, where }) => {
    const { values, otherKeys, otherRaws } = decode(elements, where);
    return { id, values, contacts: readContactEntries(otherKeys, otherRaws, values), raw: elements };
  };
}
