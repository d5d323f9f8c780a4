import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.js';
import { migrate } from './database/migrate.js';
import { deleteExpired } from './operations/delete-expired.js';
import { runRetention } from './retention/run-retention.js';
import type { AppContext } from './web/app-context.js';

export interface RunningServer {
  /** Where the app listens, which need not be the public URL. */
  readonly url: string;
  /** Lets running requests end, then closes the database. */
  close(): Promise<void>;
}

const CLEANING_INTERVAL_MS = 10 * 60 * 1000;
/** Long enough for 25 MB over a slow line. */
const REQUEST_TIMEOUT_MS = 10 * 60 * 1000;
const CLOSE_TIMEOUT_MS = 10_000;
const IDLE_CHECK_MS = 50;

/** Brings the database up to date, listens, and cleans what has passed its time every ten minutes. */
export async function startServer(context: AppContext): Promise<RunningServer> {
  const { config, database, logger } = context;
  await migrate(database);
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, createApp(context));
  await listen(server, config.port, config.host);

  const cleaning = setInterval(() => {
    clean(context).catch((error: unknown) => {
      logger.warn({ err: error }, 'cleaning failed; it will be repeated');
    });
  }, CLEANING_INTERVAL_MS);
  cleaning.unref();

  const { port } = server.address() as AddressInfo;
  logger.info({ host: config.host, port, publicUrl: config.publicUrl }, 'listening');
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    async close() {
      clearInterval(cleaning);
      await closeServer(server);
      await database.close();
    },
  };
}

async function clean(context: AppContext): Promise<void> {
  await deleteExpired(context.database.knex, context.clock());
  await runRetention(context, context.clock());
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const force = setTimeout(() => server.closeAllConnections(), CLOSE_TIMEOUT_MS);
    // A connection that was busy is kept alive after its answer; nobody needs to wait for that.
    const idle = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
    server.close((error) => {
      clearTimeout(force);
      clearInterval(idle);
      if (error) reject(error);
      else resolve();
    });
  });
}
