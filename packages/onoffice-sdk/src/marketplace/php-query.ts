/**
 * PHP's query-string functions, byte for byte, as far as onOffice's signatures depend on them:
 * `parse_str`, `ksort` and `http_build_query`. onOffice signs what PHP makes of a URL, so the names,
 * the order and the encoding have to be PHP's, not the URL standard's.
 *
 * Source: onOfficeGmbH/marketplace-examples (verification of signed URLs) and the PHP manual;
 * proven by the vectors in `fixtures/signature-vectors.json`, which PHP 8.2 made.
 */

/**
 * A string of bytes, one byte a character (U+0000–U+00FF), as PHP's strings are. Values that are not
 * valid UTF-8 survive decoding and encoding; {@link bytesToText} makes readable text of one.
 */
export type PhpBytes = string;

/** A decoded query: names map to byte strings or, for `name[]` and `name[key]`, to nested arrays. */
export type PhpValue = PhpBytes | PhpArray;

/** A PHP array: an ordered map. Integer-like keys are kept in their decimal form. */
export type PhpArray = Map<PhpBytes, PhpValue>;

/** PHP's default `max_input_vars`; further parameters are dropped by PHP and refused here. */
const MAX_INPUT_VARS = 1000;

/** Nesting beyond PHP's default `max_input_nesting_level` makes PHP drop the parameter. */
const MAX_INPUT_NESTING_LEVEL = 64;

/** `PHP_QUERY_RFC1738` writes a blank as `+` and encodes `~`; `PHP_QUERY_RFC3986` writes `%20` and keeps `~`. */
export type PhpEncoding = 'rfc1738' | 'rfc3986';

/**
 * Decodes a query string as PHP's `parse_str` does: the last of several equal names wins, `name[]`
 * appends, blanks and dots in a name become `_`, and a name without `=` has the value `""`.
 *
 * @throws RangeError when there are more parameters than PHP would accept.
 */
export function phpParseQuery(query: string): PhpArray {
  const result: PhpArray = new Map();
  const pairs = splitPairs(query);
  if (pairs.length > MAX_INPUT_VARS) {
    throw new RangeError(`more than ${MAX_INPUT_VARS} parameters in one query`);
  }
  for (const pair of pairs) {
    const path = parseName(phpUrlDecode(pair.name));
    if (path) assign(result, path, phpUrlDecode(pair.value));
  }
  return result;
}

/**
 * Names of plain parameters (without brackets) that occur more than once in the query, after PHP's
 * name rules. PHP silently lets the last one win; a verifier wants to know.
 */
export function repeatedScalarNames(query: string): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const pair of splitPairs(query)) {
    const path = parseName(phpUrlDecode(pair.name));
    if (!path) continue;
    const [name, ...keys] = path;
    if (keys.length > 0) {
      // `a=1&a[]=2` overwrites the plain value, which is the same trick under another spelling.
      if (seen.has(name)) repeated.add(name);
      continue;
    }
    if (seen.has(name)) repeated.add(name);
    seen.add(name);
  }
  return [...repeated];
}

/** Sorts by name like `ksort` with its default flags, on the first level only. */
export function phpKsort(value: PhpArray): PhpArray {
  return new Map([...value].sort(([a], [b]) => comparePhpKeys(a, b)));
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

/** Encodes like `http_build_query` with the given encoding: nested names become `a%5Bb%5D`, empty arrays vanish. */
export function phpBuildQuery(value: PhpArray, encoding: PhpEncoding): string {
  const encode = encoding === 'rfc1738' ? phpUrlEncode : phpRawUrlEncode;
  const parts: string[] = [];
  const walk = (name: string, child: PhpValue): void => {
    if (typeof child === 'string') {
      parts.push(`${name}=${encode(child)}`);
      return;
    }
    for (const [key, grandChild] of child) walk(`${name}%5B${encode(key)}%5D`, grandChild);
  };
  for (const [key, child] of value) walk(encode(key), child);
  return parts.join('&');
}

/** Text to PHP bytes (UTF-8); a lone surrogate becomes U+FFFD. */
export function textToBytes(text: string): PhpBytes {
  return Buffer.from(text, 'utf8').toString('latin1');
}

/** PHP bytes read as UTF-8; invalid sequences become U+FFFD. */
export function bytesToText(bytes: PhpBytes): string {
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** `urlencode`: only `A-Z a-z 0-9 - _ .` stay, a blank becomes `+`, every other byte upper-case `%XX`. */
export function phpUrlEncode(bytes: PhpBytes): string {
  return bytes.replace(/[^A-Za-z0-9\-_.]/g, (byte) => (byte === ' ' ? '+' : percent(byte)));
}

/** `rawurlencode`: only `A-Z a-z 0-9 - _ . ~` stay, every other byte upper-case `%XX`. */
export function phpRawUrlEncode(bytes: PhpBytes): string {
  return bytes.replace(/[^A-Za-z0-9\-_.~]/g, percent);
}

/** `urldecode`: `+` is a blank, `%XX` one byte, a broken escape stays as it is. */
export function phpUrlDecode(text: string): PhpBytes {
  return textToBytes(text)
    .replaceAll('+', ' ')
    .replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function percent(byte: string): string {
  return `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

function splitPairs(query: string): { name: string; value: string }[] {
  return query
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const eq = part.indexOf('=');
      return eq < 0 ? { name: part, value: '' } : { name: part.slice(0, eq), value: part.slice(eq + 1) };
    });
}

/**
 * Splits `a[b][]` into `['a', 'b', '']` by the rules of PHP's `php_register_variable_ex`.
 * Returns `undefined` where PHP drops the parameter.
 */
function parseName(decoded: PhpBytes): [PhpBytes, ...PhpBytes[]] | undefined {
  const [untilNul = ''] = decoded.split('\0', 1);
  const name = untilNul.replace(/^ +/, '');
  const open = name.indexOf('[');
  if (open === 0) return undefined;
  if (open < 0) return name === '' ? undefined : [name.replace(/[ .]/g, '_')];

  const keys: string[] = [];
  let position = open;
  while (name[position] === '[') {
    const close = name.indexOf(']', position);
    if (close < 0) {
      // An unclosed first bracket is part of the name; an unclosed later one ends it.
      if (keys.length === 0) return [name.replace(/[ .[]/g, '_')];
      break;
    }
    const key = name.slice(position + 1, close);
    // `[ ]` with one white space appends like `[]`.
    keys.push(/^[ \t\n\v\f\r]?$/.test(key) ? '' : key);
    position = close + 1;
  }
  if (keys.length > MAX_INPUT_NESTING_LEVEL) return undefined;
  return [name.slice(0, open).replace(/[ .]/g, '_'), ...keys];
}

function assign(target: PhpArray, path: [string, ...string[]], value: string): void {
  let node = target;
  path.forEach((rawKey, depth) => {
    const key = rawKey === '' && depth > 0 ? nextIndex(node) : rawKey;
    if (depth === path.length - 1) {
      node.set(key, value);
      return;
    }
    const existing = node.get(key);
    const child: PhpArray = existing instanceof Map ? existing : new Map();
    if (child !== existing) node.set(key, child);
    node = child;
  });
}

function nextIndex(node: PhpArray): string {
  let next = 0;
  for (const key of node.keys()) {
    if (isPhpInteger(key)) next = Math.max(next, Number(key) + 1);
  }
  return String(next);
}

/** Keys that PHP turns into integers: canonical decimals within 64 bit. */
function isPhpInteger(key: string): boolean {
  return /^(0|-?[1-9][0-9]*)$/.test(key) && Math.abs(Number(key)) < 2 ** 63;
}

/** PHP 8's `<=>` on array keys: integers and numeric strings by value, all else by bytes. */
function comparePhpKeys(a: string, b: string): number {
  if (isPhpNumeric(a) && isPhpNumeric(b)) {
    const difference = Number(a) - Number(b);
    // Two numbers too large for a double compare as text.
    if (!Number.isNaN(difference)) return difference;
  }
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function isPhpNumeric(key: string): boolean {
  return /^[ \t\n\r\v\f]*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?[ \t\n\r\v\f]*$/.test(key);
}
