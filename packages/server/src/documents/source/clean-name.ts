/** Characters that turn the direction of the text around them. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A name from outside in one line of text: without control characters, halves of characters and marks that
 * would turn the words after it around. Empty when nothing is left.
 */
export function cleanName(name: string): string {
  return name
    .replace(DIRECTION_MARKS, '')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .normalize('NFC');
}
