import type { Queryable } from '../database/database.js';

export interface ObjectCounts {
  readonly draft: number;
  readonly complete: number;
}

/** How many objects a tenant has, by their state. */
export async function countObjects(db: Queryable, tenantId: string): Promise<ObjectCounts> {
  const rows = (await db('objects')
    .where('tenant_id', tenantId)
    .groupBy('state')
    .select('state')
    .count({ objects: '*' })) as { state: keyof ObjectCounts; objects: number }[];
  return {
    draft: 0,
    complete: 0,
    ...Object.fromEntries(rows.map((row) => [row.state, row.objects])),
  };
}
