/** Remembers whole numbers from 1 to 2⁵³ in a fraction of the memory of a `Set`. */
export interface NumberSet {
  /** @returns false when the number was there already */
  readonly add: (value: number) => boolean;
  readonly size: () => number;
}

/** Open addressing in one block outside of the JavaScript heap; 0 marks a free place. */
export function createNumberSet(): NumberSet {
  let places = new Float64Array(1_024);
  let size = 0;

  const placeFor = (value: number, among: Float64Array): number => {
    // The constant spreads neighbouring numbers; the length is a power of two.
    let place = Math.imul(value % 0x7fffffff, 0x9e3779b1) & (among.length - 1);
    while (among[place] !== 0 && among[place] !== value) place = (place + 1) & (among.length - 1);
    return place;
  };

  const grow = (): void => {
    const larger = new Float64Array(places.length * 2);
    for (const value of places) if (value !== 0) larger[placeFor(value, larger)] = value;
    places = larger;
  };

  return {
    add(value) {
      const place = placeFor(value, places);
      if (places[place] === value) return false;
      places[place] = value;
      size += 1;
      if (size * 2 > places.length) grow();
      return true;
    },
    size: () => size,
  };
}
