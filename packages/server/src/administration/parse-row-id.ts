/** PostgreSQL refuses to compare its 32-bit ids with anything larger. */
const MAX_ROW_ID = 2_147_483_647;

/** The number of a row in an address or form; `undefined` when it is none. */
export function parseRowId(value: unknown): number | undefined {
  if (typeof value !== 'string' || !/^[1-9]\d{0,9}$/.test(value)) return undefined;
  return Number(value) <= MAX_ROW_ID ? Number(value) : undefined;
}
