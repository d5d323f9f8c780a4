import {
  LARGEST_PHP_INTEGER,
  phpIntegerKey,
  type PhpArray,
  type PhpBytes,
  type PhpValue,
} from './php-array.js';

/**
 * PHP's query-string functions, byte for byte, as far as onOffice's signatures depend on them: `parse_str`
 * and `http_build_query`, and `ksort` in `php-ksort.ts`. onOffice signs what PHP makes of a URL, so the
 * names, the order and the encoding have to be PHP's, not the URL standard's.
 *
 * Source: onOfficeGmbH/marketplace-examples (verification of signed URLs) and the PHP manual;
 * proven by the vectors in `fixtures/signature-vectors.json` and `fixtures/php-query-vectors.json`, which
 * PHP 8.2 made.
 */

/** PHP's default `max_input_vars`; further parameters are dropped by PHP and refused here. */
const MAX_INPUT_VARS = 1000;

/** Nesting beyond PHP's default `max_input_nesting_level` makes PHP drop the whole variable. */
const MAX_INPUT_NESTING_LEVEL = 64;

/** `PHP_QUERY_RFC1738` writes a blank as `+` and encodes `~`; `PHP_QUERY_RFC3986` writes `%20` and keeps `~`. */
export type PhpEncoding = 'rfc1738' | 'rfc3986';

/** What `parse_str` makes of a query. */
export interface PhpQuery {
  readonly parameters: PhpArray;
  /**
   * Whether a value was lost to a later one of the same name. PHP lets the last one win without a word; a
   * verifier wants to know. `name[]` may repeat.
   */
  readonly hasOverwritten: boolean;
}

/**
 * Decodes a query string as PHP's `parse_str` does: the last of several equal names wins, `name[]`
 * appends, blanks and dots in a name become `_`, and a name without `=` has the value `""`.
 *
 * @throws RangeError when there are more parameters than PHP would accept.
 */
export function phpParseQuery(query: string): PhpQuery {
  const parameters: PhpArray = new Map();
  const filler = createArrayFiller();
  let hasOverwritten = false;
  const pairs = splitPairs(query);
  if (pairs.length > MAX_INPUT_VARS) {
    throw new RangeError(`more than ${MAX_INPUT_VARS} parameters in one query`);
  }
  for (const pair of pairs) {
    const path = parseName(phpUrlDecode(pair.name));
    if (!path) continue;
    const isLost = filler.assign(parameters, path, phpUrlDecode(pair.value));
    hasOverwritten ||= isLost;
  }
  return { parameters, hasOverwritten };
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
      // PHP counts it as a level before it sees that it is unclosed.
      if (keys.length === MAX_INPUT_NESTING_LEVEL) keys.push('');
      break;
    }
    const key = name.slice(position + 1, close);
    // `[ ]` with one white space appends like `[]`.
    keys.push(/^[ \t\n\v\f\r]?$/.test(key) ? '' : key);
    position = close + 1;
  }
  return [name.slice(0, open).replace(/[ .]/g, '_'), ...keys];
}

/** Fills arrays and knows of each which index `[]` gets next. */
interface ArrayFiller {
  /** Returns true when a value that was there before is gone. */
  readonly assign: (target: PhpArray, path: readonly [PhpBytes, ...PhpBytes[]], value: PhpBytes) => boolean;
}

function createArrayFiller(): ArrayFiller {
  const largestIndices = new Map<PhpArray, bigint>();

  const set = (node: PhpArray, key: PhpBytes, value: PhpValue): void => {
    node.set(key, value);
    const index = phpIntegerKey(key);
    const largest = largestIndices.get(node);
    if (index !== undefined && (largest === undefined || index > largest)) largestIndices.set(node, index);
  };

  /** `undefined` where the largest index is taken: PHP then drops the value. */
  const nextIndex = (node: PhpArray): PhpBytes | undefined => {
    const largest = largestIndices.get(node);
    if (largest === undefined) return '0';
    return largest === LARGEST_PHP_INTEGER ? undefined : String(largest + 1n);
  };

  return {
    assign(target, [name, ...keys], value) {
      let node = target;
      let key: PhpBytes | undefined = name;
      let isLost = false;
      for (const [depth, nextKey] of keys.entries()) {
        if (depth === MAX_INPUT_NESTING_LEVEL) return target.delete(name);
        const existing: PhpValue | undefined = node.get(key);
        const child: PhpArray = existing instanceof Map ? existing : new Map();
        if (child !== existing) set(node, key, child);
        isLost ||= typeof existing === 'string';
        node = child;
        key = nextKey === '' ? nextIndex(node) : nextKey;
        if (key === undefined) return isLost;
      }
      isLost ||= node.has(key);
      set(node, key, value);
      return isLost;
    },
  };
}
