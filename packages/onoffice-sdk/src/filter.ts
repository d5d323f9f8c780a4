import { decoders, unfit, type FieldType } from './codecs.js';

/** Operators as onOffice spells them; `is` and `=` mean the same, so do `!=` and `<>`. */
export type FilterOperator =
  '=' | 'is' | '!=' | '<>' | '>' | '<' | '>=' | '<=' | 'between' | 'like' | 'not like' | 'in' | 'not in';

type Equality<V> = { readonly op: '=' | 'is' | '!=' | '<>'; readonly value: V };
type Order<V> =
  | { readonly op: '>' | '<' | '>=' | '<='; readonly value: V }
  | { readonly op: 'between'; readonly value: readonly [from: V, to: V] };
/** `%` stands for any characters. */
type Pattern = { readonly op: 'like' | 'not like'; readonly value: string };
type Membership<V> = { readonly op: 'in' | 'not in'; readonly value: readonly [V, ...V[]] };

interface ConditionByType {
  readonly text: Equality<string> | Order<string> | Pattern | Membership<string>;
  readonly varchar: Equality<string> | Order<string> | Pattern | Membership<string>;
  readonly integer: Equality<number> | Order<number> | Membership<number>;
  readonly float: Equality<number> | Order<number> | Membership<number>;
  readonly recordNumber: Equality<number> | Order<number> | Membership<number>;
  readonly boolean: Equality<boolean>;
  /** `YYYY-MM-DD` */
  readonly date: Equality<string> | Order<string> | Membership<string>;
  /** `YYYY-MM-DD HH:MM:SS` or `YYYY-MM-DD` */
  readonly datetime: Equality<string> | Order<string> | Membership<string>;
  readonly singleselect: Equality<string> | Pattern | Membership<string>;
  /** onOffice refuses every other operator for multi-selects with error 232. */
  readonly multiselect: { readonly op: '=' | '!='; readonly value: string } | Pattern | Membership<string>;
  readonly parkingLots: never;
}

/** A condition on a field of the given type. */
export type Condition<T extends FieldType> = ConditionByType[T];

/** A condition on a field whose type this package does not know. */
export interface AnyCondition {
  readonly op: FilterOperator;
  readonly value: string | number | boolean | readonly (string | number)[];
}

type OneOrSeveral<C> = C | readonly [C, ...C[]];

/**
 * Conditions by field, all of which have to hold; onOffice knows no "or" beside `in`. Fields that an
 * account added (`ind_…`) take any condition.
 */
export type Filter<Types extends Readonly<Record<string, FieldType>>> = {
  readonly [Field in keyof Types]?: OneOrSeveral<Condition<Types[Field]>>;
} & { readonly [custom: `ind_${string}`]: OneOrSeveral<AnyCondition> };

/** A filter as it is sent. */
export type WireFilter = Record<string, { readonly op: string; readonly val: unknown }[]>;

const operators: ReadonlySet<string> = new Set<FilterOperator>([
  '=',
  'is',
  '!=',
  '<>',
  '>',
  '<',
  '>=',
  '<=',
  'between',
  'like',
  'not like',
  'in',
  'not in',
]);

/** Types whose values can be told from others; any text may be a key or a text. */
const checkedTypes: ReadonlySet<FieldType> = new Set<FieldType>([
  'date',
  'datetime',
  'integer',
  'float',
  'recordNumber',
]);

const multiSelectOperators: ReadonlySet<string> = new Set(['=', '!=', 'like', 'not like', 'in', 'not in']);

/**
 * The wire form of a filter. What the types cannot tell is checked here: an empty condition or an
 * empty `in` would not restrict the list, and a date has to be one.
 *
 * @throws RangeError naming the field and the rule, never the value
 * Source: apidoc.onoffice.de (read estate, read address: filter).
 */
export function encodeFilter(
  filter: Readonly<Record<string, OneOrSeveral<AnyCondition> | undefined>>,
  types: Readonly<Record<string, FieldType>>,
): WireFilter {
  const encoded: WireFilter = {};
  for (const [field, given] of Object.entries(filter)) {
    if (given === undefined) continue;
    const conditions = isSeveral(given) ? given : [given];
    if (conditions.length === 0) throw new RangeError(`filter on ${field}: at least one condition is needed`);
    const type = Object.hasOwn(types, field) ? types[field] : undefined;
    encoded[field] = conditions.map((condition) => encodeCondition(field, type, condition));
  }
  return encoded;
}

function encodeCondition(
  field: string,
  type: FieldType | undefined,
  { op, value }: AnyCondition,
): { readonly op: string; readonly val: unknown } {
  if (!operators.has(op)) throw new RangeError(`filter on ${field}: onOffice has no such operator`);
  if (type === 'multiselect' && !multiSelectOperators.has(op)) {
    throw new RangeError(
      `filter on ${field}: a multi-select takes only =, !=, like, not like, in and not in`,
    );
  }
  const isListOperator = op === 'in' || op === 'not in' || op === 'between';
  if (isListOperator !== Array.isArray(value)) {
    throw new RangeError(`filter on ${field}: ${op} takes ${isListOperator ? 'a list' : 'one value'}`);
  }
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (op === 'between' && values.length !== 2)
    throw new RangeError(`filter on ${field}: between takes two values`);
  if (values.length === 0) throw new RangeError(`filter on ${field}: ${op} takes at least one value`);
  const isPattern = op === 'like' || op === 'not like';
  const encoded = values.map((one) => encodeValue(field, isPattern ? 'text' : type, one));
  return { op, val: isListOperator ? encoded : encoded[0] };
}

function encodeValue(field: string, type: FieldType | undefined, value: unknown): string | number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value !== 'string' && !(typeof value === 'number' && Number.isFinite(value))) {
    throw new RangeError(`filter on ${field}: a value is text, a finite number or true and false`);
  }
  if (type !== undefined && checkedTypes.has(type) && (value === '' || decoders[type](value) === unfit)) {
    throw new RangeError(`filter on ${field}: the value is no ${type}`);
  }
  return value;
}

function isSeveral<C>(given: OneOrSeveral<C>): given is readonly [C, ...C[]] {
  return Array.isArray(given);
}
