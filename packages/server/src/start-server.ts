import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from './app.js';
import { ConfigurationError } from './config/configuration-error.js';
import type { ServerConfig } from './config/environment.js';
import { migrate } from './database/migrate.js';
import { deleteExpired } from './operations/delete-expired.js';
import { runRetention } from './retention/run-retention.js';
import type { AppContext } from './web/app-context.js';

export interface RunningServer {
  /** Where the app listens, which need not be the public URL. */
  readonly url: string;
  /** Lets running requests and a running cleaning end, then closes the database. */
  close(): Promise<void>;
}

const CLEANING_INTERVAL_MS = 10 * 60 * 1000;
/** Long enough for 25 MB over a slow line. */
const REQUEST_TIMEOUT_MS = 10 * 60 * 1000;
const CLOSE_TIMEOUT_MS = 10_000;
const IDLE_CHECK_MS = 50;

/**
 * Brings the database up to date, listens, and cleans what has passed its time: at once, without
 * delaying the start, and every ten minutes.
 *
 * @throws ConfigurationError when HOST and PORT cannot be listened on
 */
export async function startServer(context: AppContext): Promise<RunningServer> {
  const { config, database, logger } = context;
  await migrate(database);
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, createApp(context));
  await listen(server, config);

  const cleaning = startCleaning(context);
  const { port } = server.address() as AddressInfo;
  logger.info({ host: config.host, port, publicUrl: config.publicUrl }, 'listening');
  return {
    url: `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}`,
    async close() {
      const cleaned = cleaning.stop();
      await closeServer(server);
      await cleaned;
      await database.close();
    },
  };
}

interface Cleaning {
  /** No further one begins; resolves when the one that runs is done. */
  stop(): Promise<void>;
}

/** Cleans now, because a server that restarts often would otherwise never do it, and then again and again. */
function startCleaning(context: AppContext): Cleaning {
  let running: Promise<void> | undefined;
  const begin = () => {
    // One that takes longer than the interval is not overtaken by the next.
    running ??= clean(context)
      .catch((error: unknown) => {
        context.logger.warn({ err: error }, 'cleaning failed; it will be repeated');
      })
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(begin, CLEANING_INTERVAL_MS);
  timer.unref();
  begin();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

async function clean(context: AppContext): Promise<void> {
  await deleteExpired(context.database.knex, context.clock());
  await runRetention(context, context.clock());
}

function listen(server: Server, { port, host }: ServerConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => reject(cannotListen(error));
    server.once('error', fail);
    server.listen(port, host, () => {
      server.off('error', fail);
      resolve();
    });
  });
}

function cannotListen({ code = 'unknown' }: NodeJS.ErrnoException): ConfigurationError {
  if (code === 'EADDRINUSE') {
    const mend = 'end the program that uses it, or choose another port';
    return new ConfigurationError([{ variable: 'PORT', problem: 'is in use by another program', mend }]);
  }
  if (code === 'EACCES') {
    const mend = 'choose a port above 1023';
    return new ConfigurationError([{ variable: 'PORT', problem: 'is not allowed to this user', mend }]);
  }
  const mend = 'the address to listen on, for example 127.0.0.1';
  return new ConfigurationError([
    { variable: 'HOST', problem: `is no address of this machine (${code})`, mend },
  ]);
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
