/** Positive when the first item belongs after the second, never 0. */
export type Compare<T> = (a: T, b: T) => number;

/** Up to this length PHP sorts by insertion alone. */
const LONGEST_INSERTION = 16;

/**
 * Sorts in place by the very steps of PHP's sort of fewer than 1,024 items, which are more than a query may have.
 *
 * For a comparison that contradicts itself the result depends on the steps, and PHP's comparison of array
 * keys does: `9` is less than `10` and `10` less than `9a`, but `9a` is less than `9b`, `2` less than `10`,
 * `10` less than `1a` and `1a` less than `2`. Another algorithm would sign another string.
 */
export function sortLikePhp<T>(items: T[], compare: Compare<T>): void {
  sortRange({ items, compare }, 0, items.length);
}

interface Sorting<T> {
  readonly items: T[];
  readonly compare: Compare<T>;
}

function sortRange<T>(sorting: Sorting<T>, from: number, to: number): void {
  const length = to - from;
  if (length <= LONGEST_INSERTION) {
    sortByInsertion(sorting, from, to);
    return;
  }
  const middle = from + Math.floor(length / 2);
  sortFew(sorting, [from, middle, to - 1]);
  swap(sorting, from + 1, middle);
  const border = partition(sorting, from + 1, to);
  swap(sorting, from + 1, border - 1);
  sortRange(sorting, from, border - 1);
  sortRange(sorting, border, to);
}

/** Moves what is less than the pivot before the rest; returns where the rest begins. */
function partition<T>(sorting: Sorting<T>, pivot: number, to: number): number {
  let low = pivot + 1;
  let high = to - 1;
  for (;;) {
    while (isAfter(sorting, pivot, low)) {
      low += 1;
      if (low === high) return low;
    }
    high -= 1;
    if (high === low) return low;
    while (isAfter(sorting, high, pivot)) {
      high -= 1;
      if (high === low) return low;
    }
    swap(sorting, low, high);
    low += 1;
    if (low === high) return low;
  }
}

function sortByInsertion<T>(sorting: Sorting<T>, from: number, to: number): void {
  const length = to - from;
  if (length <= 5) {
    sortFew(
      sorting,
      Array.from({ length }, (_, index) => from + index),
    );
    return;
  }
  for (let next = from + 1; next < to; next += 1) {
    if (!isAfter(sorting, next - 1, next)) continue;
    const place =
      next < from + 6 ? placeStepByStep(sorting, from, next) : placeByDoubleSteps(sorting, from, next);
    for (let index = next; index > place; index -= 1) swap(sorting, index, index - 1);
  }
}

function placeStepByStep<T>(sorting: Sorting<T>, from: number, next: number): number {
  let place = next - 1;
  while (place > from && isAfter(sorting, place - 1, next)) place -= 1;
  return place;
}

function placeByDoubleSteps<T>(sorting: Sorting<T>, from: number, next: number): number {
  let place = next - 1;
  for (;;) {
    place -= 2;
    if (!isAfter(sorting, place, next)) return isAfter(sorting, place + 1, next) ? place + 1 : place + 2;
    if (place === from) return from;
    if (place === from + 1) return isAfter(sorting, next, from) ? from + 1 : from;
  }
}

/** Sorts two to five items that need not be neighbours. */
function sortFew<T>(sorting: Sorting<T>, places: readonly number[]): void {
  const [first = 0, second = 0, third = 0] = places;
  if (places.length === 2 && isAfter(sorting, first, second)) swap(sorting, first, second);
  if (places.length < 3) return;
  if (isAfter(sorting, first, second) && isAfter(sorting, second, third)) swap(sorting, first, third);
  else sinkEach(sorting, places.slice(0, 3));
  for (let count = 4; count <= places.length; count += 1) sink(sorting, places.slice(0, count));
}

function sinkEach<T>(sorting: Sorting<T>, places: readonly number[]): void {
  for (let count = 2; count <= places.length; count += 1) sink(sorting, places.slice(0, count));
}

/** Brings the last item down to its place among the others, which are sorted. */
function sink<T>(sorting: Sorting<T>, places: readonly number[]): void {
  for (let index = places.length - 1; index > 0; index -= 1) {
    const [lower = 0, upper = 0] = places.slice(index - 1, index + 1);
    if (!isAfter(sorting, lower, upper)) return;
    swap(sorting, lower, upper);
  }
}

function isAfter<T>({ items, compare }: Sorting<T>, a: number, b: number): boolean {
  const [left, right] = [items[a], items[b]];
  return left !== undefined && right !== undefined && compare(left, right) > 0;
}

function swap<T>({ items }: Sorting<T>, a: number, b: number): void {
  const [left, right] = [items[a], items[b]];
  if (left === undefined || right === undefined) return;
  items[a] = right;
  items[b] = left;
}
