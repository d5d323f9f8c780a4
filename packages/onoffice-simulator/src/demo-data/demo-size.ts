/** How much demo data the first customer has. */
export interface DemoSize {
  /** The same seed always gives the same generated persons, estates, tokens and keys. */
  readonly seed: number;
  /** Estates of the first customer in all; never fewer than the named ones. */
  readonly estates: number;
  /** Prospects of the estate with the very long list. */
  readonly prospects: number;
  /** Further addresses that belong to no estate. */
  readonly addresses: number;
}

export const DEFAULT_DEMO_SIZE: DemoSize = { seed: 1, estates: 40, prospects: 2000, addresses: 0 };
