import { createContext, readServerConfig, startServer } from '@immo-billie/server';
import type { CommandLine } from '../command-line.js';
import { requireAnswer } from '../database/require-answer.js';
import { isDemoDatabase } from '../demo/demo-marker.js';
import { waitForStop } from '../wait-for-stop.js';
import { DemoDatabaseRefused } from './demo-database-refused.js';

export interface ServerAddress {
  /** Where the app listens. */
  readonly url: string;
  /** Under which address browsers reach it. */
  readonly publicUrl: string;
}

/**
 * Runs the app until a signal stops it, then lets running requests end.
 *
 * @param announce called once the app listens
 * @throws ConfigurationError, DatabaseUnavailable, DatabaseNewer, DemoDatabaseRefused
 */
export async function runServer(
  line: Pick<CommandLine, 'environment' | 'signal'>,
  announce: (address: ServerAddress) => void,
): Promise<void> {
  const config = readServerConfig(line.environment);
  const context = createContext(config);
  try {
    await requireAnswer(context.database, config.database);
    if (await isDemoDatabase(context.database)) throw new DemoDatabaseRefused();
    const server = await startServer(context);
    try {
      announce({ url: server.url, publicUrl: config.publicUrl });
      await waitForStop(line);
    } finally {
      await server.close();
    }
  } finally {
    // Closing twice does no harm; after a failed start nobody else does it.
    await context.database.close();
  }
}

export function renderAddress({ url, publicUrl }: ServerAddress): string {
  return `immo-billie listens on ${url}, browsers use ${publicUrl}. Stop it with Ctrl-C.`;
}
