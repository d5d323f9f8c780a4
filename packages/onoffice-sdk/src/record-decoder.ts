import type { ActionAnswer, WireRecord } from './call.js';
import { elementsOf } from './call.js';
import { decoders, expectedByType, unfit, type Decoder, type FieldType } from './codecs.js';
import { OnOfficeAnswerError, describeShape } from './errors.js';
import { isObject } from './is-object.js';
import { parseRecordId, type RecordId } from './record-id.js';

/** The field → value map of a record as it came. */
export type RawElements = Readonly<Record<string, unknown>>;

/** The decoded part of a record and the rest. */
export interface DecodedElements {
  /** The fields whose type is known and that were delivered. */
  readonly values: Record<string, unknown>;
  /** All other keys and what stands under them. */
  readonly otherKeys: readonly string[];
  readonly otherRaws: readonly unknown[];
}

interface PlannedField {
  readonly name: string;
  readonly type: FieldType;
  readonly decode: Decoder<unknown>;
}

/** The known fields of a module and how each is decoded. */
export type FieldPlan = ReadonlyMap<string, PlannedField>;

export function planFields(types: Readonly<Record<string, FieldType>>): FieldPlan {
  return new Map(
    Object.entries(types).map(([name, type]) => [name, { name, type, decode: decoders[type] }] as const),
  );
}

/**
 * Decodes the records of one answer.
 *
 * @throws OnOfficeAnswerError for a value that does not fit its type
 */
export type ElementsDecoder = (elements: RawElements, where: () => string) => DecodedElements;

/** The planned fields in the order in which records deliver them, and an object that has exactly these keys. */
interface Layout {
  readonly fields: readonly PlannedField[];
  readonly template: Readonly<Record<string, unknown>>;
}

/** More layouts in one answer than this are not worth keeping. */
const LAYOUTS_KEPT = 32;

/**
 * A decoder for the records of one answer. These nearly always deliver the same fields in the same
 * order. So from the second record on, keys are compared with those of the record before instead of
 * being looked up, and the values start as a copy of a template with these keys: several times faster,
 * and smaller, than adding a hundred keys to an empty object.
 */
export function createElementsDecoder(plan: FieldPlan): ElementsDecoder {
  const layouts = new Map<string, Layout>();
  let layout: Layout | undefined;
  let decodedOne = false;

  const layoutFor = (keys: readonly string[]): Layout => {
    const fields = keys.map((key) => plan.get(key)).filter((field) => field !== undefined);
    const signature = fields.map(({ name }) => name).join('\n');
    const known = layouts.get(signature);
    if (known) return known;
    const created = { fields, template: createTemplate(fields) };
    if (layouts.size < LAYOUTS_KEPT) layouts.set(signature, created);
    return created;
  };

  return (elements, where) => {
    // `Object.keys` would leave a cache behind at every record whose contact entries give it a layout of its own.
    const keys = Object.getOwnPropertyNames(elements);
    const raws = Object.values(elements);
    if (!decodedOne) {
      // A layout is not worth its making for a single record.
      decodedOne = true;
      return decodeByName(plan, keys, raws, where);
    }
    const decoded = layout && decodeInOrder(layout, plan, keys, raws, where);
    if (decoded) return decoded;
    layout = layoutFor(keys);
    return decodeInOrder(layout, plan, keys, raws, where) ?? decodeByName(plan, keys, raws, where);
  };
}

function decodeByName(
  plan: FieldPlan,
  keys: readonly string[],
  raws: readonly unknown[],
  where: () => string,
): DecodedElements {
  const decoded = {
    values: {} as Record<string, unknown>,
    otherKeys: [] as string[],
    otherRaws: [] as unknown[],
  };
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] ?? '';
    const field = plan.get(key);
    if (field) {
      decoded.values[key] = decodeField(field, raws[place], where);
    } else {
      decoded.otherKeys.push(key);
      decoded.otherRaws.push(raws[place]);
    }
  }
  return decoded;
}

/** `undefined` when the record delivers other planned fields than the layout, or in another order. */
function decodeInOrder(
  { fields, template }: Layout,
  plan: FieldPlan,
  keys: readonly string[],
  raws: readonly unknown[],
  where: () => string,
): DecodedElements | undefined {
  const values = { ...template };
  const otherKeys: string[] = [];
  const otherRaws: unknown[] = [];
  let next = 0;
  for (let place = 0; place < keys.length; place += 1) {
    const key = keys[place] ?? '';
    const field = fields[next];
    if (field === undefined || field.name !== key) {
      if (plan.has(key)) return undefined;
      otherKeys.push(key);
      otherRaws.push(raws[place]);
      continue;
    }
    values[key] = decodeField(field, raws[place], where);
    next += 1;
  }
  return next === fields.length ? { values, otherKeys, otherRaws } : undefined;
}

function decodeField({ name, type, decode }: PlannedField, raw: unknown, where: () => string): unknown {
  const value = decode(raw);
  if (value !== unfit) return value;
  throw new OnOfficeAnswerError(
    'shape',
    `${where()}.elements.${name}`,
    expectedByType[type],
    describeShape(raw),
  );
}

function createTemplate(fields: readonly PlannedField[]): Record<string, unknown> {
  // An object that comes out of the parser is laid out for its keys; one that was filled key by key is not.
  const template: unknown = JSON.parse(
    `{${fields.map(({ name }) => `${JSON.stringify(name)}:null`).join()}}`,
  );
  return isObject(template) ? template : {};
}

/** A record with its number and elements checked, its values not yet decoded. */
export interface CheckedRecord {
  readonly id: RecordId;
  readonly elements: RawElements;
  readonly where: () => string;
}

/**
 * Checks the records of a read: numbered, of the right type, none twice.
 *
 * @param type of the records in lower case, for most calls the name of the module
 * @throws OnOfficeAnswerError otherwise
 */
export function checkRecords(answer: ActionAnswer, type: string): CheckedRecord[] {
  const seen = new Set<RecordId>();
  return answer.records.map((record, index) => {
    const where = (): string => `${answer.where}.records[${index}]`;
    const id = checkedId(record, where);
    if (seen.has(id))
      throw new OnOfficeAnswerError('unexpected_record', where(), 'a record once', 'it a second time');
    seen.add(id);
    // Not every call gives the type, and not always in the same case.
    if (record.type !== null && record.type !== '' && record.type.toLowerCase() !== type) {
      throw new OnOfficeAnswerError('shape', `${where()}.type`, type, describeShape(record.type));
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
