import { phpIntegerKey, type PhpArray, type PhpBytes, type PhpValue } from './php-array.js';
import { sortLikePhp } from './php-sort.js';

/**
 * Sorts by name like `ksort` of PHP 8.2 and newer with its default flags, on the first level only. Names that
 * look like numbers are compared by value, all others by their bytes.
 */
export function phpKsort(value: PhpArray): PhpArray {
  const entries = [...value].map(([key, child], place) => ({ key: readKey(key), child, place }));
  // Equal keys (`10` and `1e1`) stay in their order.
  sortLikePhp(entries, (a, b) => compareKeys(a.key, b.key) || a.place - b.place);
  return new Map(entries.map(({ key, child }): [PhpBytes, PhpValue] => [key.text, child]));
}

/** Sorts by name on every level, as onOffice's order and parent messages are signed. */
export function phpKsortRecursive(value: PhpArray): PhpArray {
  return new Map(
    [...phpKsort(value)].map(([key, child]) => [
      key,
      typeof child === 'string' ? child : phpKsortRecursive(child),
    ]),
  );
}

/** A key with what PHP takes it for when it compares. */
interface Key {
  readonly text: PhpBytes;
  readonly isInteger: boolean;
  readonly number: KeyNumber | undefined;
}

type KeyNumber =
  | { readonly integer: bigint }
  | {
      readonly double: number;
      /** -1 or 1 for whole numbers below or beyond 64 bit, else 0. */
      readonly overflow: number;
    };

const NUMERIC = /^[ \t\n\r\v\f]*([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)[ \t\n\r\v\f]*$/;

function readKey(text: PhpBytes): Key {
  const integer = phpIntegerKey(text);
  if (integer !== undefined) return { text, isInteger: true, number: { integer } };
  const digits = NUMERIC.exec(text)?.[1];
  return { text, isInteger: false, number: digits === undefined ? undefined : readNumber(digits) };
}

function readNumber(digits: string): KeyNumber {
  if (!/^[+-]?\d+$/.test(digits)) return { double: Number(digits), overflow: 0 };
  const integer = BigInt(digits.replace(/^\+/, ''));
  if (BigInt.asIntN(64, integer) === integer) return { integer };
  return { double: Number(digits), overflow: integer < 0n ? -1 : 1 };
}

/** PHP's `<=>` on two array keys. */
function compareKeys(a: Key, b: Key): number {
  if (!a.number || !b.number) return compareTexts(a.text, b.text);
  if ('integer' in a.number && 'integer' in b.number) {
    if (a.number.integer === b.number.integer) return 0;
    return a.number.integer < b.number.integer ? -1 : 1;
  }
  // Only of two texts does PHP notice that a number is too large for a double to tell.
  if (!a.isInteger && !b.isInteger) {
    const [left, right] = [overflowOf(a.number), overflowOf(b.number)];
    if ('integer' in a.number && right !== 0) return -right;
    if ('integer' in b.number && left !== 0) return left;
    const bothTooLarge = left !== 0 && left === right;
    const isInfinite = !Number.isFinite(doubleOf(a.number));
    if ((bothTooLarge || isInfinite) && doubleOf(a.number) === doubleOf(b.number)) {
      return compareTexts(a.text, b.text);
    }
  }
  return Math.sign(doubleOf(a.number) - doubleOf(b.number)) || 0;
}

function overflowOf(number: KeyNumber): number {
  return 'integer' in number ? 0 : number.overflow;
}

function doubleOf(number: KeyNumber): number {
  return 'integer' in number ? Number(number.integer) : number.double;
}

function compareTexts(a: PhpBytes, b: PhpBytes): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
