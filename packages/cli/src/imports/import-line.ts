import type { ImportEntry } from '@immo-billie/server';

/** How many persons an import added, updated, left as they were and left out. */
export interface ImportCounts {
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
}

/** An entry of the ledger with counts in place of the list of skipped persons. */
export interface ImportLine extends Omit<ImportEntry, 'result'> {
  /** What became of the object; `null` when the import failed. */
  readonly object: 'created' | 'updated' | 'unchanged' | null;
  readonly counts: ImportCounts | null;
}

export function importLine({ result, ...entry }: ImportEntry): ImportLine {
  return {
    ...entry,
    object: result?.object ?? null,
    counts: result && { ...result.prospects, skipped: result.skipped.length },
  };
}

/** `object created`, or `failed: onoffice_201 (read)`. */
export function outcomeText(line: ImportLine): string {
  if (line.state === 'done') return `object ${line.object ?? 'unknown'}`;
  return `failed: ${line.failureCode ?? 'unexpected'} (${line.failureStep ?? '?'})`;
}

/** `+3 ~1 =5 -2`: added, updated, unchanged, skipped. */
export function countsText(counts: ImportCounts | null): string {
  if (!counts) return '';
  return `+${counts.added} ~${counts.updated} =${counts.unchanged} -${counts.skipped}`;
}
