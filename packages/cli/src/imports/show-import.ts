import {
  createSecretBox,
  findImport,
  readImportInput,
  readStorageConfig,
  type ImportEntry,
  type ImportInput,
} from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { withDatabase } from '../database/with-database.js';
import { NotFoundError } from '../errors/not-found-error.js';
import { printable } from '../output/printable.js';
import { textPairs } from '../output/text-table.js';
import { countsText, importLine, outcomeText, type ImportLine } from './import-line.js';

export interface ShownImport {
  readonly import: ImportLine;
  /** Why persons were left out. */
  readonly skipped: readonly {
    readonly reason: string;
    readonly count: number;
    /** Fewer than there were, once persons were erased or the stored input is over. */
    readonly addressIds: readonly string[];
  }[];
  /** What a replay would write; `null` when the import failed or its persons were erased. */
  readonly input: ShownInput | null;
}

/** Of the stored input only numbers and ids; names only when they were asked for. */
export interface ShownInput {
  readonly readAt: string;
  readonly updatesObject: boolean;
  readonly importedAddressIds: readonly string[];
  readonly notChosen: number;
  readonly vanished: number;
  readonly persons?: readonly { readonly addressId: string; readonly name: string }[];
}

/** @throws NotFoundError */
export function showImport(
  { environment }: Pick<CommandLine, 'environment'>,
  importId: number,
  { withPersons }: { readonly withPersons: boolean },
): Promise<ShownImport> {
  const { database: location, encryptionKeys } = readStorageConfig(environment);
  return withDatabase(location, async ({ knex }) => {
    const entry = await findImport(knex, importId);
    if (!entry) {
      throw new NotFoundError(
        'import_not_found',
        `there is no import ${importId}`,
        'list them with: immo-billie imports list',
      );
    }
    const box = createSecretBox(encryptionKeys);
    const input = await readImportInput(knex, box, entry.tenantId, importId);
    return {
      import: importLine(entry),
      skipped: skippedByReason(entry),
      input: input ? shownInput(input, withPersons) : null,
    };
  });
}

export function renderImport({ import: entry, skipped, input }: ShownImport): string {
  const sections = [
    textPairs([
      ['Import', String(entry.importId)],
      ['Tenant', entry.tenantId],
      ['User', entry.userId],
      ['Estate', entry.estateId],
      ['Object', entry.objectId ?? 'none'],
      ['Outcome', outcomeText(entry)],
      ...(entry.counts
        ? [['Persons', `${countsText(entry.counts)} (added, updated, unchanged, skipped)`] as const]
        : []),
      ...(entry.replayOf === null ? [] : [['Replay of', String(entry.replayOf)] as const]),
      ['Read', entry.readAt ?? 'not read'],
      ['Finished', entry.finishedAt],
      ['Request', entry.requestId],
    ]),
  ];
  if (skipped.length > 0) {
    sections.push(
      [
        'Left out:',
        ...skipped.map(
          ({ reason, count, addressIds }) =>
            `  ${reason} (${count}): ${addressIds.join(', ') || 'numbers forgotten'}`,
        ),
      ].join('\n'),
    );
  }
  sections.push(input ? inputText(input) : 'There is no stored input, so it cannot be replayed.');
  return sections.join('\n\n');
}

function inputText({ importedAddressIds, updatesObject, persons }: ShownInput): string {
  const lines = persons
    ? persons.map(({ addressId, name }) => `  ${addressId}  ${printable(name)}`)
    : [`  ${importedAddressIds.join(', ') || 'nobody'}`];
  return [
    `Stored input: ${importedAddressIds.length} persons, object values ${updatesObject ? 'taken over' : 'kept'}`,
    ...lines,
  ].join('\n');
}

function skippedByReason({ result }: ImportEntry): ShownImport['skipped'] {
  const skipped = result?.skipped ?? [];
  return [...new Set(skipped.map(({ reason }) => reason))].map((reason) => {
    const persons = skipped.filter((person) => person.reason === reason);
    return {
      reason,
      count: persons.length,
      addressIds: persons.flatMap(({ addressId }) => addressId ?? []),
    };
  });
}

function shownInput(input: ImportInput, withPersons: boolean): ShownInput {
  return {
    readAt: input.readAt,
    updatesObject: input.updatesObject,
    importedAddressIds: input.prospects.map(({ addressId }) => addressId),
    notChosen: input.notChosen.length,
    vanished: input.vanishedAddressIds.length,
    ...(withPersons
      ? { persons: input.prospects.map((person) => ({ addressId: person.addressId, name: nameOf(person) })) }
      : {}),
  };
}

function nameOf({ firstName, lastName, company }: ImportInput['prospects'][number]): string {
  return [firstName, lastName].filter((part) => part !== '').join(' ') || company;
}
