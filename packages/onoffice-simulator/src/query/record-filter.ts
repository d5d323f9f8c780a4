import { ApiError } from '../wire/api-error.js';
import { asPhpMap, isPlainObject, scalarText } from '../wire/plain-object.js';
import { filterOperator, type FilterOperator } from './filter-operator.js';
import { likePattern } from './like-pattern.js';

/** How a field's values are compared. */
export type ComparedAs = 'number' | 'text' | 'keys';

/** A field that a filter may name: how to compare it and how to get its values from a record. */
export interface FilterableField<R> {
  readonly comparedAs: ComparedAs;
  /** One value, or several for multi-selects and for `phone`, `email` …. */
  valuesOf(record: R): readonly string[];
}

/** @throws ApiError 141 when the account has no such field */
export type FieldLookup<R> = (name: string) => FilterableField<R>;

const OPERATORS_OF_KEYS = new Set<FilterOperator>(['=', '!=', 'like', 'not like', 'in', 'not in']);

/**
 * Compiles the `filter` parameter: field → list of `{op, val}`, all of them required.
 *
 * @throws ApiError 141 unknown field, 142 unknown operator, 232 operator not for multi-selects, 257 wrong shape
 */
export function compileFilter<R>(filter: unknown, lookup: FieldLookup<R>): (record: R) => boolean {
  if (filter === undefined || filter === null) return () => true;
  const map = asPhpMap(filter);
  if (map === undefined) throw new ApiError(257, 'the filter has to be an object');
  const tests = Object.entries(map).flatMap(([name, expressions]) => compileField(name, expressions, lookup));
  return (record) => tests.every((test) => test(record));
}

function compileField<R>(
  name: string,
  expressions: unknown,
  lookup: FieldLookup<R>,
): ((record: R) => boolean)[] {
  const field = lookup(name);
  if (!Array.isArray(expressions)) throw new ApiError(257, `${name} has to be a list of expressions`);
  return expressions.map((expression: unknown) => {
    if (!isPlainObject(expression) || expression['op'] === undefined) {
      throw new ApiError(257, `${name} needs op and val`);
    }
    const operatorText = scalarText(expression['op']) ?? '';
    const operator = filterOperator(operatorText);
    if (operator === undefined) throw new ApiError(142, operatorText);
    if (field.comparedAs === 'keys' && !OPERATORS_OF_KEYS.has(operator)) throw new ApiError(232);
    const operands = readOperands(name, operator, expression['val']);
    const matches = valueTest(operator, operands, field.comparedAs);
    const negated = operator === '!=' || operator === 'not like' || operator === 'not in';
    return (record: R) => {
      const values = field.valuesOf(record);
      // A record without any entry compares like the empty text.
      const found = values.length === 0 ? matches('') : values.some(matches);
      return negated ? !found : found;
    };
  });
}

function readOperands(name: string, operator: FilterOperator, val: unknown): string[] {
  const list: unknown[] = Array.isArray(val) ? val : [val ?? ''];
  const texts = list.map((item) => scalarText(item ?? ''));
  if (!texts.every((text) => text !== undefined)) throw new ApiError(257, `${name} has a wrong val`);
  if (operator === 'between' && texts.length !== 2)
    throw new ApiError(257, `${name} between needs two values`);
  if ((operator === 'in' || operator === 'not in') && !Array.isArray(val)) {
    throw new ApiError(257, `${name} ${operator} needs a list of values`);
  }
  return texts;
}

/** The positive form of an operator: `!=` tests equality, the caller negates. */
function valueTest(
  operator: FilterOperator,
  operands: readonly string[],
  comparedAs: ComparedAs,
): (value: string) => boolean {
  const compare = comparedAs === 'number' ? compareNumbers : compareTexts;
  const [first = '', second = ''] = operands;
  switch (operator) {
    case '=':
    case '!=':
    case 'in':
    case 'not in':
      return equalToOne(operands, compare);
    case '<':
      return (value) => compare(value, first) < 0;
    case '>':
      return (value) => compare(value, first) > 0;
    case '<=':
      return (value) => compare(value, first) <= 0;
    case '>=':
      return (value) => compare(value, first) >= 0;
    case 'between':
      return (value) => compare(value, first) >= 0 && compare(value, second) <= 0;
    default:
      return likeOne(operands);
  }
}

/** For `like` and `not like`. */
function likeOne(operands: readonly string[]): (value: string) => boolean {
  const patterns = operands.map(likePattern);
  return (value) => patterns.some((pattern) => pattern.test(value));
}

function equalToOne(operands: readonly string[], compare: Compare): (value: string) => boolean {
  if (operands.length === 1) {
    const [only = ''] = operands;
    return (value) => compare(value, only) === 0;
  }
  // Long lists (500 customer numbers) are looked up, not walked.
  const keyOf = compare === compareNumbers ? (text: string) => String(Number(text)) : foldCase;
  const keys = new Set(operands.map(keyOf));
  return (value) => keys.has(keyOf(value));
}

type Compare = (a: string, b: string) => number;

function compareNumbers(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  return Number.isNaN(difference) ? compareTexts(a, b) : difference;
}

/** Case-insensitive, as MySQL's usual collation compares. */
function compareTexts(a: string, b: string): number {
  const left = foldCase(a);
  const right = foldCase(b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function foldCase(text: string): string {
  return text.toLowerCase();
}
