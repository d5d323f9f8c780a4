import { createHash } from 'node:crypto';

/** A small deterministic generator: the same key always gives the same values. */
export class SeededRandom {
  #state: number;

  constructor(...key: readonly (string | number)[]) {
    let hash = 0x811c9dc5;
    for (const character of key.join('\u0000')) {
      hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
    }
    this.#state = hash >>> 0;
  }

  /** From 0 up to, but not including, 1 (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.next() * items.length)] ?? items[0];
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }
}

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Letters and digits derived from a key, unpredictable from each other; for tokens and secrets of the demo. */
export function deriveAlphanumeric(length: number, ...key: readonly (string | number)[]): string {
  let text = '';
  for (let block = 0; text.length < length; block += 1) {
    const digest = createHash('sha256')
      .update([...key, block].join('\u0000'))
      .digest();
    for (const byte of digest) {
      // 248 = 4 × 62: without the rest every character is equally likely.
      if (byte < 248) text += ALPHANUMERIC[byte % 62] ?? '';
    }
  }
  return text.slice(0, length);
}
