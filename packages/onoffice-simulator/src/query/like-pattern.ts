/** SQL's `like` as a regular expression: `%` is any text, `_` one character, case does not matter. */
export function likePattern(text: string): RegExp {
  const source = text
    .replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('%', '[^]*')
    .replaceAll('_', '[^]');
  return new RegExp(`^${source}$`, 'iu');
}
