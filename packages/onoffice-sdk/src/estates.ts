import { defineCall, type Call } from './call.js';
import type { FieldValues } from './codecs.js';
import { OnOfficeAnswerError } from './errors.js';
import { encodeFilter, type Filter } from './filter.js';
import { defineList, type ListDefinition } from './list-definition.js';
import {
  checkRecords,
  createElementsDecoder,
  planFields,
  type CheckedRecord,
  type RawElements,
} from './record-decoder.js';
import type { ReadOptions } from './read-options.js';
import { requireRecordId, type EstateId, type RecordId } from './record-id.js';
import { estateFieldTypes } from './standard-fields.generated.js';

/** The values of the standard estate fields. A field that was not asked for or not delivered is absent. */
export type EstateValues = {
  readonly [Field in keyof typeof estateFieldTypes]?: FieldValues[(typeof estateFieldTypes)[Field]];
};

export interface EstateRecord {
  readonly id: EstateId;
  readonly values: EstateValues;
  /** Everything that was delivered, as it came: fields of one account are read here, with `decodeValue` if need be. */
  readonly raw: RawElements;
}

/** The standard estate fields that can be read. */
export type EstateField = keyof EstateValues;

/** The direction of a sorting. */
export type SortDirection = 'ASC' | 'DESC';

/** Conditions on estate fields. */
export type EstateFilter = Filter<typeof estateFieldTypes>;

export interface EstateQuery extends ReadOptions<EstateField> {
  readonly filter?: EstateFilter;
  /** Id of a filter saved in the account. */
  readonly filterId?: number;
  /** Fields in the order of their weight. `Id` is added as the last one, so that pages do not overlap. */
  readonly sort?: Readonly<Partial<Record<keyof typeof estateFieldTypes, SortDirection>>>;
  /** Language version to read, ISO alpha-3 such as `ENG`; without it the main language. */
  readonly estateLanguage?: string;
}

/**
 * The list of estates that fit, for `client.list`; `client.estates.list` is the short way.
 *
 * @throws RangeError for a filter that cannot be meant
 * @example
 * const active = listEstates({ fields: ['ort'], filter: { status: { op: '=', value: 1 } } });
 * for await (const estate of client.list(active)) …
 * Source: apidoc.onoffice.de (read estate).
 */
export function listEstates(query: EstateQuery): ListDefinition<EstateRecord> {
  return defineList({
    verb: 'read',
    resourceType: 'estate',
    parameters: {
      data: [...query.fields],
      ...(query.filter ? { filter: encodeFilter(query.filter, estateFieldTypes) } : {}),
      ...(query.filterId === undefined ? {} : { filterid: query.filterId }),
      ...(query.estateLanguage === undefined ? {} : { estatelanguage: query.estateLanguage }),
    },
    order: { sortby: { ...query.sort, Id: query.sort?.Id ?? 'ASC' } },
    decode: estateDecoder(),
  });
}

/**
 * One estate by its record number. `undefined` when onOffice answers with no record: it does not exist, or the
 * user may not see it. Instead of the latter onOffice may name the missing right: then the call ends with an
 * `OnOfficeApiError`, mostly 149, else 80 or 293.
 *
 * @throws RangeError when the id is not a record number
 * @example
 * const [estate, user] = await client.callAll([
 *   readEstate('4711', { fields: ['objekttitel', 'kaufpreis'] }),
 *   readUser('21', { fields: ['Vorname', 'Nachname'] }),
 * ]);
 * Source: apidoc.onoffice.de (read estate, errors); an empty answer for a missing one: probes of a broker's client.
 */
export function readEstate(
  id: EstateId,
  { fields }: ReadOptions<EstateField>,
): Call<EstateRecord | undefined> {
  const recordId = requireRecordId(id);
  const decode = estateDecoder();
  return defineCall(
    { verb: 'read', resourceType: 'estate', resourceId: recordId, parameters: { data: [...fields] } },
    (answer) => onlyRecord(checkRecords(answer, 'estate'), recordId, decode),
  );
}

const estatePlan = planFields(estateFieldTypes);

/** A decoder for the estates of one answer. */
function estateDecoder(): (record: CheckedRecord) => EstateRecord {
  const decode = createElementsDecoder(estatePlan);
  return ({ id, elements, where }) => ({
    id,
    values: decode(elements, where).values,
    raw: elements,
  });
}

/** The one record that a read by number may answer with. */
export function onlyRecord<T>(
  records: readonly CheckedRecord[],
  id: RecordId,
  decode: (record: CheckedRecord) => T,
): T | undefined {
  const [record, second] = records;
  if (!record) return undefined;
  if (record.id !== id) {
    throw new OnOfficeAnswerError('unexpected_record', record.where(), 'the record asked for', 'another one');
  }
  if (second)
    throw new OnOfficeAnswerError('unexpected_record', second.where(), 'one record', 'a second one');
  return decode(record);
}
