/** The columns of a row by their names. */
export type SealedRow = Readonly<Record<string, unknown>>;

/**
 * A table whose rows hold sealed text beside the `key_id` that sealed it, as key rotation sees it. Every store
 * that seals describes its table, so that no kind of row can be forgotten.
 */
export interface SealedTable {
  readonly name: string;
  /** Names one row; the tenant comes first. */
  readonly rowKey: readonly ['tenant_id', ...string[]];
  readonly columns: readonly SealedColumn[];
  /** How many rows one transaction takes: enough to be quick, few enough for the memory. */
  readonly rowsPerBlock: number;
}

export interface SealedColumn {
  readonly name: string;
  /** What the text of this column is bound to, as the store seals it. */
  boundTo(row: SealedRow): readonly string[];
}
