import { randomUUID } from 'node:crypto';
import {
  activate,
  costsOfObject,
  deleteDemoTenants,
  findObjectByEstate,
  findTenant,
  NotADemoTenant,
  Problem,
  readCredentials,
  readEstateSource,
  recordServiceCall,
  runImport,
  saveObject,
  saveUserName,
  ticketForCall,
  verifyServiceCall,
  type AppContext,
  type EstateSource,
  type ImportChoices,
  type OfferObject,
  type ServiceCall,
} from '@immo-billie/server';
import { COMPLETE_OBJECT, DEMO_CUSTOMER, DEMO_IMPORTS } from './demo-data.js';
import { SeedRefused } from './seed-refused.js';
import type { SimulatorConnection } from './simulator-connection.js';

export interface SeedReport {
  readonly tenantId: string;
  /** False when the tenant had been activated before. */
  readonly activated: boolean;
  readonly objects: readonly SeededObject[];
}

export interface SeededObject extends Pick<OfferObject, 'estateId' | 'objectId' | 'title' | 'state'> {
  /** False when it was there before. */
  readonly imported: boolean;
}

/**
 * Activates the demo customer and imports its objects, all by the services that a browser would reach. What
 * is there already stays as it is, so that running it again doubles nothing and takes no work back.
 *
 * @throws SeedRefused, SimulatorError, and what the services throw
 */
export async function seedDemo(
  context: AppContext,
  simulator: SimulatorConnection,
  signal: AbortSignal,
): Promise<SeedReport> {
  const activated = await activateCustomer(context, simulator);
  const objects: SeededObject[] = [];
  for (const wanted of DEMO_IMPORTS) {
    const before = await findObject(context, wanted.estateId);
    if (!before) await importEstate(context, simulator, wanted, signal);
    if (wanted.estateId === COMPLETE_OBJECT.estateId) await completeObject(context);
    const object = await findObject(context, wanted.estateId);
    if (!object) throw new Error(`estate ${wanted.estateId} was imported, but there is no object`);
    const { estateId, objectId, title, state } = object;
    objects.push({ estateId, objectId, title, state, imported: before === undefined });
  }
  return { tenantId: DEMO_CUSTOMER, activated, objects };
}

/** Removes the demo tenants with all their data, and no other; returns how many there were. */
export function removeDemoTenants({ database }: Pick<AppContext, 'database'>): Promise<number> {
  return database.transaction((db) => deleteDemoTenants(db));
}

/**
 * Returns false when the tenant already has the simulator's key.
 *
 * @throws SeedRefused for a tenant that no demo made, also if it was activated with a simulator
 */
async function activateCustomer(context: AppContext, simulator: SimulatorConnection): Promise<boolean> {
  const { database, secretBox } = context;
  const tenant = await findTenant(database.knex, DEMO_CUSTOMER);
  if (tenant) {
    if (!tenant.isDemo) throw notDemo();
    if (await isComplete(context)) return false;
    const { token } = await simulator.credentials(DEMO_CUSTOMER);
    const stored = await readCredentials(database.knex, secretBox, DEMO_CUSTOMER);
    if (stored?.token === token && tenant.keyState === 'unlocked') return false;
  }
  try {
    await activateBySignedCall(context, simulator);
  } catch (error) {
    // Somebody else has activated it in between.
    throw error instanceof NotADemoTenant ? notDemo() : error;
  }
  return true;
}

function notDemo(): SeedRefused {
  return new SeedRefused(
    'tenant_not_demo',
    `this database has a customer ${DEMO_CUSTOMER} that is not a demo's`,
  );
}

async function isComplete(context: AppContext): Promise<boolean> {
  for (const { estateId } of DEMO_IMPORTS) {
    if (!(await findObject(context, estateId))) return false;
  }
  return true;
}

async function activateBySignedCall(context: AppContext, simulator: SimulatorConnection): Promise<void> {
  const path = await simulator.activationPath(DEMO_CUSTOMER);
  const { ticket } = acceptSigned(() => ticketForCall(context, path));
  // Asked again: a blocked customer gets a new API user with the activation.
  const { secret } = await simulator.credentials(DEMO_CUSTOMER);
  const outcome = await activate(context, { ticket, apiKey: secret }, { isDemo: true });
  if (outcome.status === 'active') return;
  throw new SeedRefused(
    outcome.reason === 'unreachable' ? 'activation_failed' : 'activation_refused',
    `the demo customer could not be activated: ${outcome.reason}`,
  );
}

async function importEstate(
  context: AppContext,
  simulator: SimulatorConnection,
  wanted: (typeof DEMO_IMPORTS)[number],
  signal: AbortSignal,
): Promise<void> {
  const { database, config, clock } = context;
  const path = await simulator.servicePath({ customer: DEMO_CUSTOMER, ...wanted });
  const call = acceptSigned(() => verifyServiceCall(config, clock, path));
  await database.transaction((db) => recordServiceCall(context, db, call));
  const source = await readWizard(context, call, signal);
  if (source.userName) await saveUserName(database.knex, { ...call, ...source.userName });
  const { tenantId, userId, estateId } = call;
  await runImport(
    context,
    {
      tenantId,
      userId,
      estateId,
      requestId: randomUUID(),
      // The same form again is the same import, even after a seed that was killed halfway.
      formTokenId: `seed-demo/${estateId}`,
      choices: everybodyOf(source),
    },
    signal,
  );
}

/** What the wizard's page would show. */
async function readWizard(
  { onoffice, accountFields, clock }: AppContext,
  { tenantId, userId, estateId }: ServiceCall,
  signal: AbortSignal,
): Promise<EstateSource> {
  const client = await onoffice.forUser({ tenantId, userId });
  return readEstateSource(client, {
    tenantId,
    userId,
    estateId,
    needsProspects: true,
    withUsers: false,
    accountFields,
    clock,
    signal,
  });
}

/** All ticked; who may not be imported is left out by the import itself. */
function everybodyOf({ prospects }: EstateSource): ImportChoices {
  const ids = new Set(prospects.map(({ addressId }) => addressId));
  return {
    importsProspects: true,
    importsAutomatic: true,
    updatesObject: true,
    takesBack: [],
    shown: ids,
    ticked: ids,
    shownNotes: new Map(),
    notes: new Map(),
  };
}

/** Fills in one object, unless somebody has saved it before. */
async function completeObject(context: AppContext): Promise<void> {
  const object = await findObject(context, COMPLETE_OBJECT.estateId);
  if (!object || object.version !== 1) return;
  const { userId, startPriceCents, targetPriceCents, detailsUrl, agreements } = COMPLETE_OBJECT;
  await saveObject(context, object, userId, {
    version: object.version,
    base: {
      title: object.title,
      objectNumber: object.objectNumber,
      areaCenti: object.areaCenti === null ? '' : String(object.areaCenti),
      brokerUserId: object.brokerUserId ?? userId,
    },
    details: {
      state: 'complete',
      businessRelation: 'b2c',
      startsAt: daysFrom(context.clock(), COMPLETE_OBJECT.startsInDays),
      endsAt: daysFrom(context.clock(), COMPLETE_OBJECT.endsInDays),
      startPriceCents,
      targetPriceCents,
      detailsUrl,
    },
    agreements,
    costs: (await costsOfObject(context.database.knex, object, context.clock())).costs,
  });
}

function findObject({ database }: AppContext, estateId: string): Promise<OfferObject | undefined> {
  return findObjectByEstate(database.knex, DEMO_CUSTOMER, estateId);
}

/** At a full hour in the afternoon. */
function daysFrom(now: number, days: number): string {
  const date = new Date(now);
  date.setUTCDate(date.getUTCDate() + days);
  date.setUTCHours(16, 0, 0, 0);
  return date.toISOString();
}

/** The server's word on a signed URL is made for a page; here it is a wrong secret or origin. */
function acceptSigned<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new SeedRefused(
      'signature_refused',
      `the signed call of the simulator was refused: ${error.options.reason ?? error.code}`,
      error,
    );
  }
}
