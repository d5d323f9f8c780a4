import { setTimeout as delay } from 'node:timers/promises';
import { createSecretBox, openDatabase, readStorageConfig } from '@immo-billie/server';
import type { Visitor } from '../../../packages/server/dist/testing/visitor.test-support.js';
import { SeededRandom } from '../../../packages/onoffice-simulator/dist/randomness/seeded-random.js';
import {
  activateCustomers,
  browserOf,
  ESTATES,
  fillWizard,
  objectIdOf,
  sendForm,
  UnexpectedPage,
  USERS,
  workOnObject,
  type SentForm,
} from '../broker.js';
import type { ServerProcess } from '../installation/cli-process.js';
import { freePort } from '../../../packages/server/dist/testing/free-port.test-support.js';
import { createInstallation, type Installation } from '../installation/installation.js';
import type { Engine, Settings } from '../settings.js';
import { findViolations } from './find-violations.js';
import { mutateUrls } from './mutate-urls.js';

export interface TortureReport {
  readonly engine: Engine;
  readonly kills: number;
  /** Imports whose page arrived before the kill, and forms that were under way when it came. */
  readonly acknowledged: number;
  readonly interrupted: number;
  readonly mutatedUrls: number;
  readonly violations: readonly string[];
}

/** SQLite has one server; on PostgreSQL another one goes on while the first is killed. */
const SERVERS: Readonly<Record<Engine, number>> = { sqlite: 1, postgres: 2 };
const MUTATED_URLS = 1_000;
const KILL_AFTER_MS = { from: 100, to: 3_000 };

/** A form that was sent, and the object that its answer showed. */
interface Attempt {
  readonly form: SentForm;
  objectId: string | undefined;
}

/** Kills the app in the middle of its work, again and again, and looks at what is left. */
export async function runTorture(
  engine: Engine,
  settings: Pick<Settings, 'minutes' | 'brokers' | 'seed'>,
): Promise<TortureReport> {
  const installation = await createInstallation(engine);
  const ports = await Promise.all(Array.from({ length: SERVERS[engine] }, freePort));
  const servers: ServerProcess[] = [];
  try {
    // One after the other: the first brings the database up to date.
    for (const port of ports) servers.push(await installation.startServer(port));
    await activateCustomers(installation, serverOf(servers, 0).url);
    return await killAgainAndAgain({ installation, ports, servers }, settings);
  } finally {
    await Promise.all(servers.map((server) => server.kill()));
    await installation.remove();
  }
}

interface Arena {
  readonly installation: Installation;
  readonly ports: readonly number[];
  readonly servers: ServerProcess[];
}

async function killAgainAndAgain(
  arena: Arena,
  { minutes, brokers, seed }: Pick<Settings, 'minutes' | 'brokers' | 'seed'>,
): Promise<TortureReport> {
  const { installation } = arena;
  const random = new SeededRandom('torture', seed, installation.engine);
  const endsAt = performance.now() + minutes * 60_000;
  const violations: string[] = [];
  let [kills, acknowledged, interrupted] = [0, 0, 0];
  while (performance.now() < endsAt && violations.length === 0) {
    const attempts = await workUntilKilled(arena, random, { brokers, round: kills, violations });
    kills += 1;
    acknowledged += attempts.filter(({ objectId }) => objectId !== undefined).length;
    interrupted += attempts.filter(({ objectId }) => objectId === undefined).length;
    violations.push(...(await sendAgain(arena, attempts)), ...(await inspect(installation)));
  }
  const mutations = await mutateUrls(installation, serverOf(arena.servers, 0).url, {
    count: MUTATED_URLS,
    seed,
  });
  violations.push(...mutations.violations, ...(await rotateToTheEnd(installation)));
  violations.push(...(await inspect(installation)), ...installation.unexpectedErrors);
  const { engine } = installation;
  return {
    engine,
    kills,
    acknowledged,
    interrupted,
    mutatedUrls: mutations.tried,
    violations: [...new Set(violations)],
  };
}

/** Brokers and operators work; then one server and the operator's command are killed, and the server starts anew. */
async function workUntilKilled(
  arena: Arena,
  random: SeededRandom,
  { brokers, round, violations }: { brokers: number; round: number; violations: string[] },
): Promise<Attempt[]> {
  const { installation, ports, servers } = arena;
  const attempts: Attempt[] = [];
  const stop = { isAsked: false };
  const work = Array.from({ length: brokers }, (_, broker) => {
    const choice = new SeededRandom('broker', round, broker);
    return importUntilStopped(arena, choice, { attempts, stop, violations, salt: `${round}-${broker}` });
  });
  const command = installation.command(operatorsCommand(random), keysInOrder(installation, random));
  await delay(random.between(KILL_AFTER_MS.from, KILL_AFTER_MS.to));
  const victim = random.between(0, servers.length - 1);
  await Promise.all([serverOf(servers, victim).kill(), command.kill()]);
  stop.isAsked = true;
  await Promise.all(work);
  servers[victim] = await installation.startServer(ports[victim] ?? 0);
  return attempts;
}

async function importUntilStopped(
  { installation, servers }: Arena,
  random: SeededRandom,
  round: { attempts: Attempt[]; stop: { isAsked: boolean }; violations: string[]; salt: string },
): Promise<void> {
  while (!round.stop.isAsked) {
    const { url } = serverOf(servers, random.between(0, servers.length - 1));
    const call = { estateId: random.pick(ESTATES), userId: random.pick(USERS), note: round.salt };
    try {
      const { visitor, form } = await fillWizard(installation, url, call);
      const attempt: Attempt = { form, objectId: undefined };
      round.attempts.push(attempt);
      const object = await sendForm(visitor, form);
      attempt.objectId = objectIdOf(object);
      if (random.chance(0.5))
        await workOnObject(installation, url, visitor, object, `${round.salt}-${random.next()}`);
    } catch (error) {
      if (error instanceof UnexpectedPage) round.violations.push(error.message);
      // Anything else is the connection to a killed server.
      await delay(20);
    }
  }
}

/** What operators run beside a working app. The rotation changes direction, so that it always has something to do. */
function operatorsCommand(random: SeededRandom): readonly string[] {
  if (random.chance(0.5)) return ['keys', 'rotate', '--json'];
  return ['imports', 'replay', String(random.between(1, 50)), '--force', '--json'];
}

function keysInOrder({ environment }: Installation, random: SeededRandom): Readonly<Record<string, string>> {
  const keys = (environment['ENCRYPTION_KEYS'] ?? '').split(',');
  return { ENCRYPTION_KEYS: (random.chance(0.5) ? keys : keys.toReversed()).join(',') };
}

/** The same form again, as „Erneut versuchen“ sends it: it was imported before, or is now, but never twice. */
async function sendAgain({ installation, servers }: Arena, attempts: readonly Attempt[]): Promise<string[]> {
  const violations: string[] = [];
  for (const { form, objectId } of attempts) {
    const browser = browserOf(installation, serverOf(servers, 0).url, form);
    const first = await resultOf(browser, form);
    const second = await resultOf(browser, form);
    if (first !== second || (objectId !== undefined && objectId !== first)) {
      violations.push(`the same form of estate ${form.estateId} led to ${objectId}, ${first} and ${second}`);
    }
  }
  return violations;
}

/** The object that the form leads to, or what went wrong instead. */
async function resultOf(browser: Visitor, form: SentForm): Promise<string> {
  try {
    const page = await sendForm(browser, form);
    return objectIdOf(page) ?? page.url.pathname;
  } catch (error) {
    if (error instanceof UnexpectedPage) return error.message;
    throw error;
  }
}

/** After all kills a rotation comes to its end, and then nothing needs the other key. */
async function rotateToTheEnd(installation: Installation): Promise<string[]> {
  const exitCode = await installation.command(['keys', 'rotate', '--json']).ended;
  if (exitCode !== 0) return [`keys rotate ended with ${exitCode}`];
  const [newest = ''] = (installation.environment['ENCRYPTION_KEYS'] ?? '').split(',');
  return inspect(installation, { ENCRYPTION_KEYS: newest });
}

async function inspect(
  { environment }: Installation,
  changes: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const { database: location, encryptionKeys } = readStorageConfig({ ...environment, ...changes });
  const database = openDatabase(location);
  try {
    return await findViolations(database, createSecretBox(encryptionKeys));
  } finally {
    await database.close();
  }
}

function serverOf(servers: readonly ServerProcess[], index: number): ServerProcess {
  const server = servers[index];
  if (!server) throw new Error(`there is no server ${index}`);
  return server;
}
