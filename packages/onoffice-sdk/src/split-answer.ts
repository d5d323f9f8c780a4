/** An answer body taken apart, so that the records of each action can be parsed when they are needed. */
export interface SplitAnswer {
  /** The body with every `data` of a result replaced by its place in `data`. */
  readonly outline: string;
  /** The bytes of each `data`; views on the body. */
  readonly data: readonly Buffer[];
}

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Depth of the keys of a result: `{ "response": { "results": [ { …` */
const RESULT_DEPTH = 4;

const DATA_KEY = Buffer.from('"data"');

/**
 * Finds the `data` of every result without parsing it. A list that is read ahead holds some thousand
 * records; as bytes they take a fraction of the memory of parsed ones. All that JSON's structure
 * consists of is ASCII, which no byte of a longer UTF-8 sequence can be mistaken for.
 *
 * @returns `undefined` when the body is not balanced or a result has not exactly one `data`
 */
export function splitAnswer(body: Buffer): SplitAnswer | undefined {
  const data: Buffer[] = [];
  let outline = '';
  let copiedUpTo = 0;
  let results = 0;
  let depth = 0;
  let keyStart = 0;
  let dataStart = -1;

  for (let at = 0; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === QUOTE) {
      const start = at;
      at = endOfString(body, at);
      if (at < 0) return undefined;
      if (depth === RESULT_DEPTH && dataStart < 0) keyStart = start;
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      depth += 1;
      if (depth === RESULT_DEPTH && byte === OPEN_BRACE) results += 1;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET || byte === COMMA) {
      if (depth === RESULT_DEPTH && dataStart >= 0) {
        outline += `${body.toString('utf8', copiedUpTo, dataStart)}${data.length}`;
        data.push(body.subarray(dataStart, at));
        copiedUpTo = at;
        dataStart = -1;
      }
      if (byte !== COMMA) depth -= 1;
    } else if (byte === COLON && depth === RESULT_DEPTH && dataStart < 0) {
      if (body.subarray(keyStart, keyStart + DATA_KEY.length).equals(DATA_KEY)) dataStart = at + 1;
    }
  }
  if (depth !== 0 || results !== data.length) return undefined;
  return { outline: outline + body.toString('utf8', copiedUpTo), data };
}

/** The place of the closing quote, -1 when there is none. */
function endOfString(body: Buffer, start: number): number {
  for (let at = start + 1; at < body.length; at += 1) {
    const byte = body[at];
    if (byte === QUOTE) return at;
    if (byte === BACKSLASH) at += 1;
  }
  return -1;
}
