/** A saved search ("Suchkriterien") of an address. */
export interface SearchProfile {
  readonly id: number;
  readonly addressId: number;
  readonly active: boolean;
  readonly advisorId: number;
  /** Estate field to the wanted keys. */
  readonly wanted: Readonly<Record<string, readonly string[]>>;
  /** Estate field to the wanted range; null is open. */
  readonly ranges: Readonly<Record<string, readonly [string | null, string | null]>>;
}
