/**
 * Marks that turn the direction of writing (they can make a name read as another one), spaces without a width,
 * and halves of characters. Joiners (U+200C, U+200D) stay: emoji and some scripts are written with them.
 */
const INVISIBLE = /[\p{Cs}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

/** A text from outside without what nobody sees in it. */
export function stripInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}
