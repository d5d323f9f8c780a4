import type { Logger } from 'pino';
import { appendAuditEvent } from '../audit/audit-store.js';
import type { Database } from '../database/database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { lockObject } from '../objects/object-store.js';
import { findTenantSettings, type RetentionSettings } from '../tenants/tenant-settings-store.js';
import { eachTenantId } from '../tenants/tenant-store.js';
import { listDueInputs } from './due-inputs.js';
import { continueErasure } from './erase-person.js';
import { listErasures } from './erasure-store.js';
import { isHeld } from './hold-store.js';
import { isDue, listDueObjects } from './object-deadlines.js';
import { deleteStoredInputs, listInputsOfEstate } from './stored-inputs.js';

export interface RetentionDependencies {
  readonly database: Database;
  readonly secretBox: SecretBox;
  readonly logger: Pick<Logger, 'warn'>;
}

/** The most that one run does, so that it never keeps the database busy for long. */
export interface RetentionLimits {
  readonly objects: number;
  readonly inputs: number;
  /** Stored inputs that are opened to find persons who are being erased. */
  readonly searchedInputs: number;
}

export interface RetentionReport {
  /** Objects whose prospects were deleted, and how many persons that were. */
  readonly objects: number;
  readonly prospects: number;
  /** Stored inputs of imports that were deleted. */
  readonly inputs: number;
  /** False when a limit was reached: the next run goes on. */
  readonly isComplete: boolean;
  /** Tenants whose data could not be cleaned; the log says why. The next run tries again. */
  readonly failedTenants: readonly string[];
}

const LIMITS: RetentionLimits = { objects: 200, inputs: 2000, searchedInputs: 2000 };

/** What is left of the limits, and what was done. */
interface Run extends RetentionDependencies {
  readonly now: number;
  readonly left: { -readonly [Name in keyof RetentionLimits]: number };
  readonly done: { objects: number; prospects: number; inputs: number };
}

/**
 * Deletes what has passed its period in every tenant, and goes on with erasures that are under way. Safe to
 * run on several servers at once and after a crash: each object and each block of inputs is one transaction.
 */
export async function runRetention(
  dependencies: RetentionDependencies,
  now: number,
  limits: RetentionLimits = LIMITS,
): Promise<RetentionReport> {
  const run: Run = {
    ...dependencies,
    now,
    left: { ...limits },
    done: { objects: 0, prospects: 0, inputs: 0 },
  };
  const failedTenants: string[] = [];
  for await (const tenantId of eachTenantId(dependencies.database.knex)) {
    try {
      await cleanTenant(run, tenantId);
    } catch (error) {
      // One tenant's trouble must not keep the data of all others.
      failedTenants.push(tenantId);
      dependencies.logger.warn({ tenant: tenantId, err: error }, 'retention failed; it will be repeated');
    }
  }
  const isComplete = Object.values(run.left).every((left) => left > 0);
  return { ...run.done, isComplete, failedTenants };
}

async function cleanTenant(run: Run, tenantId: string): Promise<void> {
  const { database, now, left, done } = run;
  const { retention: settings } = await findTenantSettings(database.knex, tenantId);
  for (const kind of ['ended', 'open'] as const) {
    const due = { kind, settings, now, limit: left.objects };
    for (const objectId of left.objects > 0 ? await listDueObjects(database.knex, tenantId, due) : []) {
      left.objects -= 1;
      await cleanObject(run, tenantId, objectId, settings);
    }
  }
  const inputs = await deleteDueInputs(run, tenantId, settings);
  left.inputs -= inputs;
  done.inputs += inputs;
  await continueErasures(run, tenantId);
}

/** The prospects of an object go together with the inputs that would bring them back. */
async function cleanObject(
  { database, now, done }: Run,
  tenantId: string,
  objectId: string,
  settings: RetentionSettings,
): Promise<void> {
  const deleted = await database.transaction(async (db) => {
    const key = { tenantId, objectId };
    const object = await lockObject(db, key);
    // An import or a hold may have come since the list was read.
    if (!object || !isDue(object, settings, now) || (await isHeld(db, key))) return undefined;
    const prospects = await db('prospects').where({ tenant_id: tenantId, object_id: objectId }).delete();
    const inputs = await deleteStoredInputs(
      db,
      tenantId,
      await listInputsOfEstate(db, tenantId, object.estateId),
    );
    // Another server was quicker.
    if (prospects + inputs === 0) return undefined;
    await appendAuditEvent(db, {
      tenantId,
      userId: undefined,
      at: now,
      kind: 'retention.prospects_deleted',
      detail: { objectId, prospects, inputs },
    });
    return { prospects, inputs };
  });
  if (!deleted) return;
  done.objects += 1;
  done.prospects += deleted.prospects;
  done.inputs += deleted.inputs;
}

async function deleteDueInputs(
  { database, now, left }: Run,
  tenantId: string,
  settings: RetentionSettings,
): Promise<number> {
  if (left.inputs <= 0) return 0;
  const due = { settings, now, limit: left.inputs };
  // Looking first keeps the ordinary run, which finds nothing, from taking the writer's place.
  if ((await listDueInputs(database.knex, tenantId, { ...due, limit: 1 })).length === 0) return 0;
  return database.transaction(async (db) => {
    const inputs = await deleteStoredInputs(db, tenantId, await listDueInputs(db, tenantId, due));
    const detail = { inputs };
    if (inputs > 0) {
      await appendAuditEvent(db, {
        tenantId,
        userId: undefined,
        at: now,
        kind: 'retention.inputs_deleted',
        detail,
      });
    }
    return inputs;
  });
}

async function continueErasures(run: Run, tenantId: string): Promise<void> {
  const { database, secretBox, now, left } = run;
  for (const erasure of await listErasures(database.knex, tenantId)) {
    if (left.searchedInputs <= 0) return;
    const progress = await continueErasure(
      { database, secretBox, clock: () => now },
      erasure,
      left.searchedInputs,
    );
    left.searchedInputs -= progress.searched;
    if (!progress.isComplete) left.searchedInputs = 0;
  }
}
