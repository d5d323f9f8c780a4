import { stripInvisible } from '../../web/strip-invisible.js';

/**
 * A name from outside in one line of text: without control characters, halves of characters and marks that
 * would turn the words after it around. Empty when nothing is left.
 */
export function cleanName(name: string): string {
  return stripInvisible(name)
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .normalize('NFC');
}
