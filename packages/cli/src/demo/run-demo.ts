import { createContext, migrate, startServer, type Database } from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { databaseErrorCode } from '../errors/database-error-code.js';
import { waitForStop } from '../wait-for-stop.js';
import { demoConfig } from './demo-config.js';
import { DemoFolderError } from './demo-folder-error.js';
import { deleteDemoFolder, openDemoFolder, type DemoFolder } from './demo-folder.js';
import { markDemoDatabase } from './demo-marker.js';
import { publicUrlOf, readDemoSettings } from './demo-settings.js';
import { reservePort } from './reserve-port.js';
import { seedDemo } from './seed-demo.js';
import { connectSimulator } from './simulator-connection.js';
import { startDemoSimulator } from './start-demo-simulator.js';

/** What a running demo is reached by. */
export interface DemoAddresses {
  readonly app: string;
  readonly simulator: string;
  readonly folder: string;
}

type DemoLine = Pick<CommandLine, 'environment' | 'folder' | 'signal'>;

/**
 * Runs simulator and app until a signal stops them. All they remember lies in the folder `.demo` of the
 * current directory.
 *
 * @param announce called once both answer
 * @throws ConfigurationError, DemoFolderError
 */
export async function runDemo(
  line: DemoLine,
  { reset }: { readonly reset: boolean },
  announce: (addresses: DemoAddresses) => void,
): Promise<void> {
  const wanted = readDemoSettings(line.environment);
  const settings = {
    ...wanted,
    port: await reservePort({ variable: 'PORT', port: wanted.port }, wanted.host),
    simulatorPort: await reservePort({ variable: 'SIMULATOR_PORT', port: wanted.simulatorPort }, '127.0.0.1'),
  };
  if (reset) deleteDemoFolder(line.folder);
  const folder = openDemoFolder(line.folder);
  const app = publicUrlOf(settings);
  const simulator = await startDemoSimulator({
    port: settings.simulatorPort,
    providerUrl: app,
    providerSecret: folder.secrets.ONOFFICE_PROVIDER_SECRETS,
    stateFile: folder.stateFile,
  });
  try {
    await runApp(line, folder, { ...settings, publicUrl: app, simulatorUrl: simulator.url }, () =>
      announce({ app, simulator: simulator.url, folder: folder.path }),
    );
  } finally {
    await simulator.close();
  }
}

async function runApp(
  line: DemoLine,
  folder: DemoFolder,
  addresses: Parameters<typeof demoConfig>[2],
  ready: () => void,
): Promise<void> {
  const context = createContext(demoConfig(folder, line.environment, addresses));
  try {
    await prepareDatabase(context.database, folder);
    await seedDemo(context, connectSimulator(addresses.simulatorUrl, line.signal), line.signal);
    const server = await startServer(context);
    try {
      ready();
      await waitForStop(line);
    } finally {
      await server.close();
    }
  } finally {
    await context.database.close();
  }
}

async function prepareDatabase(database: Database, folder: DemoFolder): Promise<void> {
  try {
    await migrate(database);
    await markDemoDatabase(database);
  } catch (error) {
    const code = databaseErrorCode(error);
    if (code === undefined) throw error;
    throw new DemoFolderError('demo_folder_damaged', `${folder.databaseFile} cannot be used (${code})`);
  }
}
