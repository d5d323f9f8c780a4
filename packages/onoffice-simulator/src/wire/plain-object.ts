export type PlainObject = Readonly<Record<string, unknown>>;

/** True for JSON objects; arrays and null are not. */
export function isPlainObject(value: unknown): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** PHP delivers an empty map as `[]`; both spellings mean "nothing". Anything else is undefined. */
export function asPhpMap(value: unknown): PlainObject | undefined {
  if (isPlainObject(value)) return value;
  return Array.isArray(value) && value.length === 0 ? {} : undefined;
}

/** The text of a JSON scalar as PHP would use it: numbers and booleans become strings. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return undefined;
}

/** Record ids may come as numbers or numeric strings. */
export function recordId(value: unknown): number | undefined {
  const text = scalarText(value);
  return text !== undefined && /^\d{1,15}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

/** Clients send booleans as JSON booleans, numbers or words. */
export function truthy(value: unknown): boolean {
  return value === true || value === 1 || value === '1' || value === 'true';
}
