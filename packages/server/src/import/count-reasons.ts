import type { ImportResult, SkipReason } from './import-input.js';

/** How many persons an import left out for which reason. */
export function countReasons(result: ImportResult | null): [SkipReason, number][] {
  const counts = new Map<SkipReason, number>();
  for (const { reason } of result?.skipped ?? []) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts];
}
