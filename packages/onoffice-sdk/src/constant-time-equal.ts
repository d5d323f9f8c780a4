import { createHash, timingSafeEqual } from 'node:crypto';

/** Compares two strings in a time that depends on neither their content nor the place of a difference. */
export function constantTimeEqual(a: string, b: string): boolean {
  return timingSafeEqual(digest(a), digest(b));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}
