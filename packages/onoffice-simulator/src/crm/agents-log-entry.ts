/** One entry of the agents log ("Maklerbuch"), already in the words the API uses. */
export interface AgentsLogEntry {
  readonly id: number;
  readonly estateIds: readonly number[];
  readonly addressIds: readonly number[];
  /** Field name to value, without `Objekt_nr` and `Adress_nr`. */
  readonly values: Readonly<Record<string, string>>;
}
