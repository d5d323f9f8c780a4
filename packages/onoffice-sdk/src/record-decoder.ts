import type { ActionAnswer, WireRecord } from './call.js';
import { elementsOf } from './call.js';
import { decoders, expectedByType, unfit, type FieldType } from './codecs.js';
import { OnOfficeAnswerError, describeShape } from './errors.js';
import { parseRecordId, type RecordId } from './record-id.js';

/** The field → value map of a record as it came. */
export type RawElements = Readonly<Record<string, unknown>>;

/** Decodes the values of records that were read with one list of fields. */
export interface ValueDecoder {
  /**
   * @returns the fields whose type is known and that were delivered
   * @throws OnOfficeAnswerError for a value that does not fit its type
   */
  readonly decode: (elements: RawElements, where: () => string) => Record<string, unknown>;
  /** True for a field that `decode` reads. */
  readonly knows: (field: string) => boolean;
}

/** Prepares the decoding of a list of fields once, for all records of an answer. */
export function compileValueDecoder(
  fields: readonly string[],
  types: Readonly<Record<string, FieldType>>,
): ValueDecoder {
  const names = [...new Set(fields)].filter((field) => Object.hasOwn(types, field));
  const known = new Set(names);
  const plan = names.map((name) => {
    const type = types[name] ?? 'text';
    return { name, type, decode: decoders[type] };
  });

  return {
    knows: (field) => known.has(field),
    decode(elements, where) {
      const values: Record<string, unknown> = {};
      for (const { name, type, decode } of plan) {
        const raw = elements[name];
        if (raw === undefined) continue;
        const value = decode(raw);
        if (value === unfit) {
          throw new OnOfficeAnswerError(
            'shape',
            `${where()}.elements.${name}`,
            expectedByType[type],
            describeShape(raw),
          );
        }
        values[name] = value;
      }
      return values;
    },
  };
}

/** A record of a module with its number and elements checked, its values not yet decoded. */
export interface CheckedRecord {
  readonly id: RecordId;
  readonly elements: RawElements;
  readonly where: () => string;
}

/**
 * Checks the records of a module's read: numbered, of the right type, none twice.
 *
 * @throws OnOfficeAnswerError otherwise
 */
export function checkRecords(answer: ActionAnswer, module: string): CheckedRecord[] {
  const seen = new Set<RecordId>();
  return answer.records.map((record, index) => {
    const where = (): string => `${answer.where}.records[${index}]`;
    const id = checkedId(record, where);
    if (seen.has(id))
      throw new OnOfficeAnswerError('unexpected_record', where(), 'a record once', 'it a second time');
    seen.add(id);
    // The type is the module's name wherever it is given at all.
    if (record.type !== null && record.type !== '' && record.type.toLowerCase() !== module) {
      throw new OnOfficeAnswerError('shape', `${where()}.type`, module, describeShape(record.type));
    }
    return { id, elements: elementsOf(record, where), where };
  });
}

function checkedId(record: WireRecord, where: () => string): RecordId {
  const id = parseRecordId(record.id);
  if (id === undefined) {
    throw new OnOfficeAnswerError('shape', `${where()}.id`, 'a record number', describeShape(record.id));
  }
  return id;
}
