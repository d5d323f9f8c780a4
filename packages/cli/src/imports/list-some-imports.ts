import { listImports, readDatabaseLocation } from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { withDatabase } from '../database/with-database.js';
import { textTable } from '../output/text-table.js';
import { requireTenant } from '../tenants/require-tenant.js';
import { countsText, importLine, outcomeText, type ImportLine } from './import-line.js';

export interface ImportList {
  /** Newest first. */
  readonly imports: readonly ImportLine[];
  /** Where the next part of the list begins; `null` at its end. */
  readonly nextBefore: number | null;
}

export interface ImportFilter {
  readonly tenant?: string;
  readonly limit: number;
  readonly before?: number;
}

/** @throws NotFoundError when there is no such tenant */
export function listSomeImports(
  { environment }: Pick<CommandLine, 'environment'>,
  { tenant, limit, before }: ImportFilter,
): Promise<ImportList> {
  return withDatabase(readDatabaseLocation(environment), async ({ knex }) => {
    if (tenant !== undefined) await requireTenant(knex, tenant);
    const entries = await listImports(knex, {
      ...(tenant === undefined ? {} : { tenantId: tenant }),
      ...(before === undefined ? {} : { beforeId: before }),
      limit: limit + 1,
    });
    const shown = entries.slice(0, limit);
    return {
      imports: shown.map(importLine),
      nextBefore: entries.length > limit ? (shown.at(-1)?.importId ?? null) : null,
    };
  });
}

export function renderImports({ imports, nextBefore }: ImportList): string {
  const text = textTable(
    ['IMPORT', 'FINISHED', 'TENANT', 'USER', 'ESTATE', 'OUTCOME', 'PERSONS', 'REPLAY OF'],
    imports.map((entry) => [
      String(entry.importId),
      entry.finishedAt,
      entry.tenantId,
      entry.userId,
      entry.estateId,
      outcomeText(entry),
      countsText(entry.counts),
      entry.replayOf === null ? '' : String(entry.replayOf),
    ]),
    'There is no import.',
  );
  return nextBefore === null ? text : `${text}\n\nMore: --before ${nextBefore}`;
}
