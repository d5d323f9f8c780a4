import type { Queryable } from '../database/database.js';

export interface ImportTotals {
  readonly done: number;
  readonly failed: number;
  /** When the latest one ended, whatever came of it; UTC. */
  readonly latestAt: string | null;
}

/** How many imports a tenant has, by how they ended. */
export async function countImports(db: Queryable, tenantId: string): Promise<ImportTotals> {
  const rows = (await db('imports')
    .where('tenant_id', tenantId)
    .groupBy('state')
    .select('state')
    .count({ imports: '*' })
    .max({ latestAt: 'finished_at' })) as {
    state: 'done' | 'failed';
    imports: number;
    latestAt: string;
  }[];
  const counts = Object.fromEntries(rows.map((row) => [row.state, row.imports]));
  const latestAt =
    rows
      .map((row) => row.latestAt)
      .toSorted()
      .at(-1) ?? null;
  return { done: 0, failed: 0, ...counts, latestAt };
}
