import {
  createSecretBox,
  inspectSealedRows,
  readStorageConfig,
  rotateKeys,
  type SealedRows,
  type TableRotation,
} from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { withDatabase } from '../database/with-database.js';
import { textTable } from '../output/text-table.js';

export interface RotationReport {
  readonly dryRun: boolean;
  /** The id of the key that seals now. */
  readonly newestKey: string;
  readonly tables: readonly TableRotation[];
  /** Keys of ENCRYPTION_KEYS that seal no row any more. */
  readonly droppable: readonly string[];
  /** Keys that seal rows and are not in ENCRYPTION_KEYS. */
  readonly missing: readonly string[];
}

/** Seals every row with the newest key. @throws ConfigurationError, DatabaseUnavailable */
export function runRotation(
  { environment, signal }: Pick<CommandLine, 'environment' | 'signal'>,
  { dryRun }: { readonly dryRun: boolean },
): Promise<RotationReport> {
  const { database: location, encryptionKeys } = readStorageConfig(environment);
  return withDatabase(location, async (database) => {
    const secretBox = createSecretBox(encryptionKeys);
    const tables = await rotateKeys({ database, secretBox }, { dryRun, signal });
    const inUse = keyIdsOf(await inspectSealedRows(database.knex, secretBox, { triedPerKey: 0 }));
    const known = encryptionKeys.map(({ id }) => id);
    return {
      dryRun,
      newestKey: secretBox.currentKeyId,
      tables,
      droppable: known.filter((id) => id !== secretBox.currentKeyId && !inUse.has(id)),
      missing: [...inUse].filter((id) => !known.includes(id)),
    };
  });
}

export function renderRotation({ dryRun, newestKey, tables, droppable }: RotationReport): string {
  const table = textTable(
    ['TABLE', 'BY OLDER KEYS', 'SEALED ANEW', 'UNREADABLE', 'LEFT'],
    tables.map(({ table: name, outdated, resealed, unreadable, remaining }) => [
      name,
      ...[outdated, resealed, unreadable, remaining].map(String),
    ]),
    'There is nothing sealed.',
  );
  const heading = dryRun
    ? `Would be sealed with the key "${newestKey}"; nothing was written.`
    : `Sealed with the key "${newestKey}".`;
  return [heading, '', table, ...dropAdvice(droppable)].join('\n');
}

function dropAdvice(droppable: readonly string[]): string[] {
  if (droppable.length === 0) return [];
  return [
    '',
    `No row needs any more: ${droppable.join(', ')}. Pages that are open in browsers do for up to ten hours; after`,
    'that these keys can be taken out of ENCRYPTION_KEYS. Back-ups of the database still need them.',
  ];
}

function keyIdsOf(rows: readonly SealedRows[]): ReadonlySet<string> {
  return new Set(rows.map(({ keyId }) => keyId));
}
