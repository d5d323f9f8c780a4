export type Direction = 'up' | 'down';

/** The ids with one moved by a place; `undefined` when it is not there or cannot move. */
export function movedOrder(ids: readonly string[], id: string, direction: Direction): string[] | undefined {
  const from = ids.indexOf(id);
  const to = direction === 'up' ? from - 1 : from + 1;
  const neighbour = ids[to];
  if (from < 0 || neighbour === undefined) return undefined;
  const moved = [...ids];
  moved[from] = neighbour;
  moved[to] = id;
  return moved;
}
