import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText, type Clock } from '../clock.js';
import type { Database, Queryable } from '../database/database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { saveOnOfficeUsers } from '../tenants/onoffice-user-store.js';
import { findObjectByEstate } from '../objects/object-store.js';
import type { AccountFieldCache } from '../onoffice/account-fields.js';
import type { OnOfficeAccess } from '../onoffice/onoffice-access.js';
import { failureCodeOf } from '../onoffice/failure-code.js';
import { applyImport } from './apply-import.js';
import { readEstateSource } from './estate-source.js';
import type { ImportChoices } from './import-form.js';
import type { ImportInput, ImportResult } from './import-input.js';
import {
  findImportByToken,
  hashFormToken,
  insertFailedImport,
  insertImport,
  saveImportResult,
  type ImportOrigin,
} from './import-ledger.js';
import { leaveOutRemoved } from './leave-out-removed.js';
import { planImport } from './plan-import.js';

export interface ImportDependencies {
  readonly database: Database;
  readonly secretBox: SecretBox;
  readonly onoffice: OnOfficeAccess;
  readonly accountFields: AccountFieldCache;
  readonly clock: Clock;
}

/**
 * „Weiter“: reads onOffice afresh with the broker's own claim and writes everything in one transaction, or
 * nothing. The same form twice answers with what the first one did.
 *
 * @throws ImportStopped, OnOfficeError and what {@link OnOfficeAccess.forUser} throws. Then no business data
 *   was written, and one row of the ledger says at which step it failed.
 */
export async function runImport(
  dependencies: ImportDependencies,
  origin: ImportOrigin & { readonly formTokenId: string; readonly choices: ImportChoices },
  signal: AbortSignal,
): Promise<ImportResult> {
  const { database, secretBox, clock } = dependencies;
  const formTokenHash = hashFormToken(origin.formTokenId);
  const earlier = await findImportByToken(database.knex, origin.tenantId, formTokenHash);
  if (earlier?.result) return earlier.result;

  let step = 'read';
  try {
    const client = await dependencies.onoffice.forUser(origin);
    const source = await readEstateSource(client, {
      tenantId: origin.tenantId,
      estateId: origin.estateId,
      userId: origin.userId,
      needsProspects: origin.choices.importsProspects,
      withUsers: true,
      accountFields: dependencies.accountFields,
      clock: dependencies.clock,
      signal,
    });
    step = 'write';
    // The first import shows no switch „Objekt aktualisieren“: it takes the values, and so does its replay.
    const isKnown = await findObjectByEstate(database.knex, origin.tenantId, origin.estateId);
    const input = planImport(source, isKnown ? origin.choices : { ...origin.choices, updatesObject: true });
    const entry = { ...origin, formTokenHash, replayOf: null, keepsHandWork: false, at: toUtcText(clock()) };
    const told = origin.choices.toldRemovals ?? new Map<string, number>();
    return await database.transaction(async (db) => {
      const left = await leaveOutRemoved(db, origin, { told }, input);
      const { result } = await writeImport(db, secretBox, entry, left);
      if (source.users) {
        const users = source.users.map(({ id, firstName, lastName }) => ({
          userId: id,
          firstName,
          lastName,
        }));
        await saveOnOfficeUsers(db, origin.tenantId, users, entry.at);
      }
      return result;
    });
  } catch (error) {
    // The same form at the same time: the other one has written the result.
    const other = await findImportByToken(database.knex, origin.tenantId, formTokenHash);
    if (other?.result) return other.result;
    await noteFailure(dependencies, origin, failureCodeOf(error), step);
    throw error;
  }
}

export interface WrittenImport {
  /** The ledger row. */
  readonly importId: number;
  readonly result: ImportResult;
}

/** Writes an import and its ledger row, inside a transaction of the caller; shared by „Weiter“ and replay. */
export async function writeImport(
  db: Queryable,
  secretBox: SecretBox,
  entry: ImportOrigin & {
    readonly formTokenHash: string | null;
    readonly replayOf: number | null;
    readonly keepsHandWork: boolean;
    readonly at: string;
  },
  input: ImportInput,
): Promise<WrittenImport> {
  const importId = await insertImport(db, secretBox, { ...entry, input });
  const result = await applyImport(db, entry, input);
  await saveImportResult(db, entry.tenantId, importId, result);
  await appendAuditEvent(db, {
    tenantId: entry.tenantId,
    userId: entry.userId,
    at: Date.parse(entry.at),
    kind: 'import.done',
    detail: { importId, objectId: result.objectId },
  });
  return { importId, result };
}

async function noteFailure(
  { database, clock }: ImportDependencies,
  origin: ImportOrigin,
  failureCode: string,
  failureStep: string,
): Promise<void> {
  const at = clock();
  await database.transaction(async (db) => {
    await insertFailedImport(db, { ...origin, failureCode, failureStep, at: toUtcText(at) });
    await appendAuditEvent(db, {
      tenantId: origin.tenantId,
      userId: origin.userId,
      at,
      kind: 'import.failed',
      detail: { failureCode, failureStep, requestId: origin.requestId },
    });
  });
}
