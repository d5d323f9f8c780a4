import { createContext, migrate, readServerConfig, type ServerConfig } from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { describeDatabase } from '../database/database-unavailable.js';
import { requireAnswer } from '../database/require-answer.js';
import { textTable } from '../output/text-table.js';
import { apiUrlOf, demoConfig } from './demo-config.js';
import { openDemoFolder } from './demo-folder.js';
import { markDemoDatabase } from './demo-marker.js';
import { publicUrlOf, readDemoSettings } from './demo-settings.js';
import { removeDemoTenants, seedDemo, type SeedReport } from './seed-demo.js';
import { connectSimulator } from './simulator-connection.js';
import { startDemoSimulator } from './start-demo-simulator.js';

export interface SeedOptions {
  readonly reset: boolean;
  /** A running simulator; without it one is started for the moment. */
  readonly simulatorUrl?: string;
}

export interface SeedRunReport extends SeedReport {
  /** Where the data went, without a password. */
  readonly database: string;
  readonly removedTenants: number;
}

type SeedLine = Pick<CommandLine, 'environment' | 'folder' | 'signal'>;

/** Where to seed: a configured server's database, or the one in the folder `.demo`. */
interface SeedPlace {
  readonly config: ServerConfig;
  /** What the simulator of a demo remembers. */
  readonly stateFile: string | undefined;
}

/** @throws ConfigurationError, DatabaseUnavailable, SeedRefused, SimulatorError */
export async function runSeed(line: SeedLine, options: SeedOptions): Promise<SeedRunReport> {
  const place = (line.environment['DATABASE_URL']?.trim() ?? '') === '' ? demoPlace(line) : serverPlace(line);
  const { config } = place;
  const simulator = options.simulatorUrl === undefined ? await startOwnSimulator(place) : undefined;
  const simulatorUrl = simulator?.url ?? options.simulatorUrl ?? '';
  // Whatever onOffice the server uses otherwise: invented data come from the simulator alone.
  const context = createContext({ ...config, onofficeApiUrl: apiUrlOf(simulatorUrl), logLevel: 'silent' });
  try {
    await requireAnswer(context.database, config.database);
    await migrate(context.database);
    if (place.stateFile !== undefined) await markDemoDatabase(context.database);
    const removedTenants = options.reset ? await removeDemoTenants(context) : 0;
    const report = await seedDemo(context, connectSimulator(simulatorUrl, line.signal), line.signal);
    return { database: describeDatabase(config.database), removedTenants, ...report };
  } finally {
    await context.database.close();
    await simulator?.close();
  }
}

export function renderSeed(report: SeedRunReport): string {
  const removed = report.removedTenants === 0 ? '' : `Demo tenants removed: ${report.removedTenants}.\n`;
  const table = textTable(
    ['ESTATE', 'TITLE', 'STATE', 'IMPORTED', 'OBJECT'],
    report.objects.map(({ estateId, title, state, imported, objectId }) => [
      estateId,
      title,
      state,
      imported ? 'now' : 'before',
      objectId,
    ]),
    'No object.',
  );
  return `${removed}Demo tenant ${report.tenantId} in ${report.database}:\n\n${table}`;
}

function serverPlace({ environment }: SeedLine): SeedPlace {
  return { config: readServerConfig(environment), stateFile: undefined };
}

function demoPlace({ environment, folder: directory }: SeedLine): SeedPlace {
  const settings = readDemoSettings(environment);
  const folder = openDemoFolder(directory);
  const config = demoConfig(folder, environment, {
    ...settings,
    publicUrl: publicUrlOf(settings),
    simulatorUrl: `http://127.0.0.1:${settings.simulatorPort}`,
  });
  return { config, stateFile: folder.stateFile };
}

function startOwnSimulator({ config, stateFile }: SeedPlace) {
  const [providerSecret] = config.providerSecrets;
  return startDemoSimulator({ port: 0, providerUrl: config.publicUrl, providerSecret, stateFile });
}
