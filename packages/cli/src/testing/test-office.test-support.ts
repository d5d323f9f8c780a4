import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '@immo-billie/onoffice-simulator';
import { createContext, migrate, readServerConfig, type AppContext } from '@immo-billie/server';
import { seedDemo } from '../demo/seed-demo.js';
import { connectSimulator } from '../demo/simulator-connection.js';
import { runCli, type CliOptions, type CliResult } from './cli-process.test-support.js';

/** A simulated onOffice and a configured server's environment with a database in a temporary folder. */
export interface TestOffice {
  readonly folder: string;
  readonly simulator: Simulator;
  readonly environment: Readonly<Record<string, string>>;
  /** Runs a command in the folder with the environment. */
  cli(args: readonly string[], options?: CliOptions): Promise<CliResult>;
  /** Works on the database in this process, while no command does. */
  inside<T>(work: (context: AppContext) => Promise<T>): Promise<T>;
  /** Makes the database and imports the objects of the demo customer. */
  seed(): Promise<void>;
  close(): Promise<void>;
}

/** The customer that is seeded. */
export const SEEDED_TENANT = '20303';

export async function openTestOffice(): Promise<TestOffice> {
  const folder = await temporaryFolder();
  const providerSecret = randomBytes(24).toString('hex');
  const simulator = await startSimulator({ providerUrl: 'http://localhost:3000', providerSecret });
  const environment = {
    DATABASE_URL: `sqlite:${join(folder, 'app.sqlite')}`,
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString('base64')}`,
    SESSION_SECRETS: randomBytes(32).toString('hex'),
    ONOFFICE_PROVIDER_SECRETS: providerSecret,
    ONOFFICE_API_URL: `${simulator.url}/api/stable/api.php`,
    PUBLIC_URL: 'http://localhost:3000',
    PORT: '0',
  };
  const office: TestOffice = {
    folder,
    simulator,
    environment,
    cli: (args, options) =>
      runCli(args, {
        folder,
        ...options,
        environment: { ...environment, ...options?.environment },
        secrets: [...keysOf(simulator), ...(options?.secrets ?? [])],
      }),
    async inside(work) {
      const context = createContext(readServerConfig({ ...environment, LOG_LEVEL: 'silent' }));
      try {
        return await work(context);
      } finally {
        await context.database.close();
      }
    },
    seed: () =>
      office.inside(async (context) => {
        const { signal } = new AbortController();
        await migrate(context.database);
        await seedDemo(context, connectSimulator(simulator.url, signal), signal);
      }),
    async close() {
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return office;
}

export function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'immo-billie-cli-'));
}

/** Tokens and keys of the simulator, which no command may show. */
function keysOf({ control }: Simulator): string[] {
  return [{}, { customer: SEEDED_TENANT }, { kind: 'ordinary' as const }].flatMap((query) => {
    const { token, secret } = control.credentials(query);
    return [token, secret];
  });
}
