import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator } from '@immo-billie/onoffice-simulator';
import type { Engine } from '../settings.js';
import {
  startCommand,
  startServerProcess,
  type CliProcess,
  type Environment,
  type ServerProcess,
} from './cli-process.js';
import { freePort } from '../../../packages/server/dist/testing/free-port.test-support.js';
import { startPostgres } from './postgres.js';

/** The app as an operator runs it, with a database of its own and a simulated onOffice on this machine. */
export interface Installation {
  readonly engine: Engine;
  readonly publicUrl: string;
  readonly simulator: Simulator;
  /** What every process of this installation is configured with. */
  readonly environment: Environment;
  /** Errors that no page was made for, as the servers logged them. */
  readonly unexpectedErrors: readonly string[];
  startServer(port: number): Promise<ServerProcess>;
  command(args: readonly string[], changes?: Environment): CliProcess;
  /** Ends simulator and database and deletes them. */
  remove(): Promise<void>;
}

/** Persons of the long list: enough that a kill meets an import halfway. */
const PROSPECTS = 400;

export async function createInstallation(engine: Engine): Promise<Installation> {
  const folder = await mkdtemp(join(tmpdir(), `immo-billie-endurance-${engine}-`));
  const publicUrl = `http://localhost:${await freePort()}`;
  const providerSecret = randomBytes(24).toString('hex');
  const simulator = await startSimulator({ providerUrl: publicUrl, providerSecret, prospects: PROSPECTS });
  const postgres = engine === 'postgres' ? await startPostgres() : undefined;
  const environment: Environment = {
    DATABASE_URL: postgres?.url ?? `sqlite:${join(folder, 'app.sqlite')}`,
    ENCRYPTION_KEYS: ['first', 'second'].map((id) => `${id}:${randomBytes(32).toString('base64')}`).join(','),
    SESSION_SECRETS: randomBytes(32).toString('hex'),
    ONOFFICE_PROVIDER_SECRETS: providerSecret,
    ONOFFICE_API_URL: `${simulator.url}/api/stable/api.php`,
    PUBLIC_URL: publicUrl,
    METRICS_TOKEN: randomBytes(16).toString('hex'),
    UPLOAD_DIR: folder,
    LOG_LEVEL: 'error',
  };
  const unexpectedErrors: string[] = [];
  return {
    engine,
    publicUrl,
    simulator,
    environment,
    unexpectedErrors,
    startServer: (port) =>
      startServerProcess({ ...environment, PORT: String(port) }, (line) => unexpectedErrors.push(line)),
    command: (args, changes = {}) => startCommand(args, { ...environment, ...changes }),
    async remove() {
      await simulator.close();
      await postgres?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
