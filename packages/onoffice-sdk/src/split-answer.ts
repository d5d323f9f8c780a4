/** An answer body taken apart, so that the records of each action can be parsed when they are needed. */
export interface SplitAnswer {
  /** The body with every `data` of a result replaced by `null`. */
  readonly outline: string;
  /** The text of `data`, by place of the result. */
  readonly dataTexts: readonly string[];
}

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c];
const [OPEN_BRACE, CLOSE_BRACE, OPEN_BRACKET, CLOSE_BRACKET] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Depth of the keys of a result: `{ "response": { "results": [ { …` */
const RESULT_DEPTH = 4;

/**
 * Finds the `data` of every result without parsing it. A list that is read ahead holds some thousand
 * records; as text they take a fraction of the memory of parsed ones.
 *
 * @returns `undefined` when the text is not balanced or a result has not exactly one `data`
 */
export function splitAnswer(body: string): SplitAnswer | undefined {
  const dataTexts: string[] = [];
  let outline = '';
  let copiedUpTo = 0;
  let results = 0;
  let depth = 0;
  let keyStart = -1;
  let dataStart = -1;

  for (let at = 0; at < body.length; at += 1) {
    const character = body.charCodeAt(at);
    if (character === QUOTE) {
      const start = at;
      at = endOfString(body, at);
      if (at < 0) return undefined;
      if (depth === RESULT_DEPTH && dataStart < 0) keyStart = start;
    } else if (character === OPEN_BRACE || character === OPEN_BRACKET) {
      depth += 1;
      if (depth === RESULT_DEPTH && character === OPEN_BRACE) results += 1;
    } else if (character === CLOSE_BRACE || character === CLOSE_BRACKET || character === COMMA) {
      if (depth === RESULT_DEPTH && dataStart >= 0) {
        outline += `${body.slice(copiedUpTo, dataStart)}null`;
        dataTexts.push(body.slice(dataStart, at));
        copiedUpTo = at;
        dataStart = -1;
      }
      if (character !== COMMA) depth -= 1;
    } else if (character === COLON && depth === RESULT_DEPTH && dataStart < 0) {
      if (body.startsWith('"data"', keyStart)) dataStart = at + 1;
    }
  }
  if (depth !== 0 || results !== dataTexts.length) return undefined;
  return { outline: outline + body.slice(copiedUpTo), dataTexts };
}

/** The place of the closing quote, -1 when there is none. */
function endOfString(body: string, start: number): number {
  for (let at = start + 1; at < body.length; at += 1) {
    const character = body.charCodeAt(at);
    if (character === QUOTE) return at;
    if (character === BACKSLASH) at += 1;
  }
  return -1;
}
