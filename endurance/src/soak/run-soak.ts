import { setTimeout as delay } from 'node:timers/promises';
import { SeededRandom } from '../../../packages/onoffice-simulator/dist/randomness/seeded-random.js';
import {
  activateCustomers,
  ESTATES,
  fillWizard,
  readPages,
  sendForm,
  UnexpectedPage,
  USERS,
  workOnObject,
} from '../broker.js';
import { freePort } from '../../../packages/server/dist/testing/free-port.test-support.js';
import { createInstallation, type Installation } from '../installation/installation.js';
import type { Engine, Settings } from '../settings.js';
import { measureGrowth, sampleMemory, type MemoryGrowth, type MemorySample } from './memory.js';

export interface SoakReport {
  readonly engine: Engine;
  readonly visits: number;
  readonly samples: readonly MemorySample[];
  readonly growth: MemoryGrowth;
  /** Pages that were none of those a healthy app shows, and errors in the log. */
  readonly complaints: readonly string[];
}

const SAMPLES_AT_LEAST = 20;
const SAMPLE_INTERVAL_MS = 2_000;

/** Lets brokers work for a while and watches the memory of the app. */
export async function runSoak(
  engine: Engine,
  settings: Pick<Settings, 'minutes' | 'brokers' | 'seed'>,
): Promise<SoakReport> {
  const installation = await createInstallation(engine);
  try {
    const server = await installation.startServer(await freePort());
    try {
      await activateCustomers(installation, server.url);
      return await loadServer(installation, server.url, settings);
    } finally {
      await server.stop();
    }
  } finally {
    await installation.remove();
  }
}

async function loadServer(
  installation: Installation,
  serverUrl: string,
  { minutes, brokers, seed }: Pick<Settings, 'minutes' | 'brokers' | 'seed'>,
): Promise<SoakReport> {
  const endsAt = performance.now() + minutes * 60_000;
  const isOver = () => performance.now() >= endsAt;
  const complaints: string[] = [];
  const samples: MemorySample[] = [];
  let visits = 0;

  const work = async (broker: number) => {
    const random = new SeededRandom('soak', seed, broker);
    while (!isOver()) {
      try {
        await oneVisit(installation, serverUrl, random, `${broker}-${visits}`);
        visits += 1;
      } catch (error) {
        if (!(error instanceof UnexpectedPage)) throw error;
        complaints.push(error.message);
      }
    }
  };
  const watch = async () => {
    const interval = Math.min(SAMPLE_INTERVAL_MS, (minutes * 60_000) / SAMPLES_AT_LEAST);
    while (!isOver()) {
      samples.push(await sampleMemory(serverUrl, installation.environment));
      await delay(interval);
    }
  };
  await Promise.all([watch(), ...Array.from({ length: brokers }, (_, broker) => work(broker))]);
  return {
    engine: installation.engine,
    visits,
    samples,
    growth: measureGrowth(samples),
    complaints: [...complaints, ...installation.unexpectedErrors],
  };
}

/** What a broker does in one visit. */
async function oneVisit(
  installation: Installation,
  serverUrl: string,
  random: SeededRandom,
  salt: string,
): Promise<void> {
  const call = { estateId: random.pick(ESTATES), userId: random.pick(USERS), note: salt };
  const { visitor, form } = await fillWizard(installation, serverUrl, call);
  if (random.chance(0.7)) {
    const object = await sendForm(visitor, form);
    if (random.chance(0.2)) await workOnObject(installation, serverUrl, visitor, object, salt);
  }
  await readPages(visitor);
}
