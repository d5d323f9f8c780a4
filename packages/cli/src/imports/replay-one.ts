import {
  createAccountFieldCache,
  createOnOfficeAccess,
  createSecretBox,
  readApiUrl,
  readStorageConfig,
  replayImport,
  type ReplayOptions,
} from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { withDatabase } from '../database/with-database.js';
import { textPairs } from '../output/text-table.js';
import { countsText, importLine, type ImportLine } from './import-line.js';

export interface ReplayReport extends Pick<
  ImportLine,
  'tenantId' | 'userId' | 'estateId' | 'object' | 'counts'
> {
  readonly dryRun: boolean;
  /** The import that was run again. */
  readonly replayOf: number;
  /** The ledger row of the replay; `null` for a dry run. */
  readonly importId: number | null;
  /** `null` when the object would have been created by a dry run. */
  readonly objectId: string | null;
}

/**
 * @throws ReplayRefused, ImportStopped, OnOfficeAccessError and OnOfficeError; then nothing was written
 */
export function replayOne(
  { environment, signal, clock }: Pick<CommandLine, 'environment' | 'signal' | 'clock'>,
  importId: number,
  options: ReplayOptions,
): Promise<ReplayReport> {
  const { database: location, encryptionKeys } = readStorageConfig(environment);
  const apiUrl = readApiUrl(environment);
  return withDatabase(location, async (database) => {
    const secretBox = createSecretBox(encryptionKeys);
    const dependencies = {
      database,
      secretBox,
      clock,
      accountFields: createAccountFieldCache(clock),
      onoffice: createOnOfficeAccess({ database, secretBox, clock, apiUrl }),
    };
    const {
      origin,
      dryRun,
      importId: replayId,
      result,
    } = await replayImport(dependencies, importId, options, signal);
    const { object, counts } = importLine({ ...origin, result });
    return {
      dryRun,
      replayOf: origin.importId,
      importId: replayId,
      tenantId: origin.tenantId,
      userId: origin.userId,
      estateId: origin.estateId,
      objectId: dryRun && object === 'created' ? null : result.objectId,
      object,
      counts,
    };
  });
}

export function renderReplay(report: ReplayReport): string {
  const heading = report.dryRun
    ? `Import ${report.replayOf} would be replayed; nothing was written.`
    : `Import ${report.replayOf} was replayed as import ${report.importId ?? '?'}.`;
  const pairs = textPairs([
    ['Tenant', report.tenantId],
    ['User', report.userId],
    ['Estate', report.estateId],
    ['Object', `${report.object ?? 'unknown'}${report.objectId === null ? '' : ` (${report.objectId})`}`],
    ['Persons', `${countsText(report.counts)} (added, updated, unchanged, skipped)`],
  ]);
  return `${heading}\n\n${pairs}`;
}
