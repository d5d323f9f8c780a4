import { createHash } from 'node:crypto';

/**
 * Names what a form showed, so that a later save can tell whether somebody else has changed it meanwhile.
 *
 * @param value anything that JSON can hold
 */
export function contentVersion(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value ?? null), 'utf8')
    .digest('base64url')
    .slice(0, 22);
}
