import { getBorderCharacters, table } from 'table';
import { printable } from './printable.js';

/** Aligned columns under a heading, without lines; `empty` when there is no row. */
export function textTable(
  headings: readonly string[],
  rows: readonly (readonly string[])[],
  empty: string,
): string {
  if (rows.length === 0) return empty;
  return alignColumns([headings, ...rows]);
}

/** Names and their values, one pair a line. */
export function textPairs(pairs: readonly (readonly [string, string])[]): string {
  return alignColumns(pairs);
}

function alignColumns(lines: readonly (readonly string[])[]): string {
  const text = table(
    lines.map((line) => line.map(printable)),
    {
      border: getBorderCharacters('void'),
      columnDefault: { paddingLeft: 0, paddingRight: 2 },
      drawHorizontalLine: () => false,
    },
  );
  return text.replace(/ +$/gm, '').trimEnd();
}
