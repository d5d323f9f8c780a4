/**
 * A string of bytes, one byte a character (U+0000–U+00FF), as PHP's strings are. Values that are not
 * valid UTF-8 survive decoding and encoding.
 */
export type PhpBytes = string;

/** A decoded query: names map to byte strings or, for `name[]` and `name[key]`, to nested arrays. */
export type PhpValue = PhpBytes | PhpArray;

/** A PHP array: an ordered map. Keys that PHP turns into integers are kept in their decimal form. */
export type PhpArray = Map<PhpBytes, PhpValue>;

/** The largest integer of PHP; its key has no successor. */
export const LARGEST_PHP_INTEGER = 2n ** 63n - 1n;

/** The integer that PHP makes of a key: canonical decimals within 64 bit, so neither `01` nor `-0`. */
export function phpIntegerKey(key: PhpBytes): bigint | undefined {
  if (!/^(0|-?[1-9]\d{0,18})$/.test(key)) return undefined;
  const integer = BigInt(key);
  return BigInt.asIntN(64, integer) === integer ? integer : undefined;
}
