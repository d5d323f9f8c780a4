import { randomUUID } from 'node:crypto';
import { toUtcText } from '../clock.js';
import type { Queryable } from '../database/database.js';
import { applyImport } from './apply-import.js';
import { readEstateSource } from './estate-source.js';
import type { ImportChoices } from './import-form.js';
import type { ImportInput, ImportResult } from './import-input.js';
import { findImport, latestReadAt, readImportInput, type ImportEntry } from './import-ledger.js';
import { leaveOutRemoved } from './leave-out-removed.js';
import { planImport } from './plan-import.js';
import { writeImport, type ImportDependencies } from './run-import.js';

/** Why a replay was refused; nothing was written. */
export type ReplayRefusal = 'not_found' | 'nothing_to_replay' | 'older_than_object';

export class ReplayRefused extends Error {
  override readonly name = 'ReplayRefused';
  readonly code: ReplayRefusal;
  readonly hint: string;

  constructor(code: ReplayRefusal) {
    super(MESSAGES[code].message);
    this.code = code;
    this.hint = MESSAGES[code].hint;
  }
}

const MESSAGES: Readonly<Record<ReplayRefusal, { readonly message: string; readonly hint: string }>> = {
  not_found: { message: 'there is no such import', hint: 'list them with: immo-billie imports list' },
  nothing_to_replay: {
    message: 'this import has no stored input: it failed, or its persons were erased',
    hint: 'let the broker import again from onOffice',
  },
  older_than_object: {
    message:
      'the object was imported again since; replaying this older import would put its values and persons back',
    hint: 'replay the latest import, or use --force if the older one is wanted',
  },
};

export interface ReplayOptions {
  /** Computes the result and writes nothing at all. */
  readonly dryRun: boolean;
  /** Reads onOffice again with the newest claim of the user who made the import. */
  readonly refetch: boolean;
  /** Also replays an import that is older than the object's latest. */
  readonly force: boolean;
}

export interface ReplayOutcome {
  readonly origin: ImportEntry;
  readonly dryRun: boolean;
  /** The ledger row of the replay; `null` for a dry run. */
  readonly importId: number | null;
  readonly result: ImportResult;
}

/** Carries a result out of a transaction that is rolled back on purpose. */
class DryRunDone extends Error {
  readonly result: ImportResult;

  constructor(result: ImportResult) {
    super('dry run');
    this.result = result;
  }
}

/**
 * Runs an earlier import again: the code of „Weiter“ on the stored input. What brokers changed by hand and
 * their notes stay, and whom they removed since stays away. The replay is a ledger row of its own that names its origin.
 *
 * @throws ReplayRefused; with `refetch` also what reading onOffice throws.
 */
export async function replayImport(
  dependencies: ImportDependencies,
  importId: number,
  options: ReplayOptions,
  signal: AbortSignal,
): Promise<ReplayOutcome> {
  const { database, secretBox, clock } = dependencies;
  const origin = await findImport(database.knex, importId);
  if (!origin) throw new ReplayRefused('not_found');
  const stored = await readImportInput(database.knex, secretBox, origin.tenantId, importId);
  if (!stored) throw new ReplayRefused('nothing_to_replay');
  const refuseOlder = async (db: Queryable): Promise<void> => {
    const latest = await latestReadAt(db, origin.tenantId, origin.estateId);
    if (!options.force && latest !== undefined && stored.readAt < latest) {
      throw new ReplayRefused('older_than_object');
    }
  };
  // Also with `refetch`, though its values are new: persons and switches are those of the older import.
  await refuseOlder(database.knex);
  const input = options.refetch ? await refetchInput(dependencies, origin, stored, signal) : stored;

  try {
    const { importId: replayId, result } = await database.transaction(async (db) => {
      const entry = {
        tenantId: origin.tenantId,
        userId: origin.userId,
        estateId: origin.estateId,
        requestId: randomUUID(),
        formTokenHash: null,
        replayOf: importId,
        keepsHandWork: true,
        at: toUtcText(clock()),
      };
      const left = await leaveOutRemoved(db, origin, { since: origin.finishedAt }, input);
      // Again, now that the object is locked: an import may have come meanwhile.
      await refuseOlder(db);
      // Rolled back: the counts are true, and the database stays as it was. Without a row of the ledger, whose
      // number PostgreSQL would not give back.
      if (options.dryRun) throw new DryRunDone(await applyImport(db, entry, left));
      return writeImport(db, secretBox, entry, left);
    });
    return { origin, dryRun: false, importId: replayId, result };
  } catch (error) {
    if (error instanceof DryRunDone) return { origin, dryRun: true, importId: null, result: error.result };
    throw error;
  }
}

/** The same persons and switches, with what onOffice says about them now. */
async function refetchInput(
  { onoffice, accountFields, clock }: ImportDependencies,
  { tenantId, userId, estateId }: ImportEntry,
  stored: ImportInput,
  signal: AbortSignal,
): Promise<ImportInput> {
  const client = await onoffice.forUser({ tenantId, userId });
  const needsProspects = stored.prospects.length > 0;
  const request = {
    tenantId,
    estateId,
    userId,
    needsProspects,
    withUsers: false,
    accountFields,
    clock,
    signal,
  };
  const source = await readEstateSource(client, request);
  const ticked = new Set(stored.prospects.map(({ addressId }) => addressId));
  const choices: ImportChoices = {
    importsProspects: needsProspects,
    importsAutomatic: true,
    takesBack: [],
    updatesObject: stored.updatesObject,
    shown: new Set([...ticked, ...stored.notChosen.map(({ addressId }) => addressId)]),
    ticked,
    notes: new Map(stored.prospects.map(({ addressId, note }) => [addressId, note])),
    shownNotes: new Map(),
  };
  return planImport(source, choices);
}
