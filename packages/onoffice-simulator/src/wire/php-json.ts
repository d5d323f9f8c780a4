/** Compact JSON as PHP's `json_encode` writes it: `/` as `\/`, every non-ASCII character as `\uXXXX`. */
export function encodePhpJson(value: unknown): string {
  return JSON.stringify(value).replace(/[/\u0080-\uffff]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  if (character === '/') return '\\/';
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
