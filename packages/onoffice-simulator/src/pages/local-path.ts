/** A path of this simulator to go back to; anything else leads to the estates. */
export function localPath(value: unknown): string {
  return typeof value === 'string' && /^\/(?![/\\])/.test(value) ? value : '/estates';
}
