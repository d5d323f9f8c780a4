/** True for JSON objects, which PHP's empty maps (`[]`) are not. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
