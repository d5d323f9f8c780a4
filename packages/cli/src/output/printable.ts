/**
 * Text from elsewhere on one line without control characters: a name that contains an escape sequence must
 * not be able to repaint the terminal.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
