import { scalarText } from '../wire/plain-object.js';

const DEFAULT_LIMIT = 20;

/** Which part of a list a read asks for. */
export interface ListPage {
  readonly offset: number;
  readonly limit: number;
}

/**
 * Reads `listlimit` and `listoffset`. A limit above the maximum is no error: onOffice silently falls
 * back to 20 rows. Zero, negative and unreadable limits do the same here, which is a guess.
 */
export function readListPage(
  parameters: Readonly<Record<string, unknown>>,
  maximum = 500,
  defaultLimit = DEFAULT_LIMIT,
): ListPage {
  const limit = wholeNumber(parameters['listlimit']);
  const offset = wholeNumber(parameters['listoffset']);
  return {
    limit: limit === undefined || limit < 1 || limit > maximum ? defaultLimit : limit,
    offset: Math.max(0, offset ?? 0),
  };
}

export function wholeNumber(value: unknown): number | undefined {
  const text = scalarText(value);
  return text !== undefined && /^-?\d{1,12}$/.test(text.trim()) ? Number(text) : undefined;
}
