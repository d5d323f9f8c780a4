import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { createApiRouter } from './api/api-router.js';
import { createControlRouter } from './control/control-router.js';
import { SimulatorControl } from './control/simulator-control.js';
import { createPagesRouter } from './pages/pages-router.js';
import { hostGuard } from './pages/host-guard.js';
import { simulatorOptionsSchema, type SimulatorOptions } from './simulation/simulation-options.js';
import { Simulation } from './simulation/simulation.js';

/** A running simulator. */
export interface Simulator {
  /** For example `http://127.0.0.1:3010`. */
  readonly url: string;
  readonly port: number;
  /** The control endpoints as calls in this process. */
  readonly control: SimulatorControl;
  /** Stops listening and ends every connection, also those that a fault keeps hanging. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/**
 * Starts an onOffice on 127.0.0.1. Several can run in one process.
 *
 * @throws TypeError when an option is wrong, StateFileError when the state file is unreadable
 * @example
 * const simulator = await startSimulator({ providerUrl: 'http://localhost:3000', providerSecret: 'secret' });
 * const { url } = simulator.control.serviceUrl({ estateId: 1437, userId: 21 });
 * await simulator.close();
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const checked = simulatorOptionsSchema.safeParse(options);
  if (!checked.success) throw new TypeError(z.prettifyError(checked.error));
  const simulation = new Simulation(checked.data);
  const control = new SimulatorControl(simulation);
  const server = createServer(createApp(simulation, control));
  // Clients keep connections for a minute; closing earlier than they do looks like a random reset.
  server.keepAliveTimeout = 75_000;
  const port = await listen(server, checked.data.port);
  simulation.baseUrl = `http://${HOST}:${port}`;
  return { url: simulation.baseUrl, port, control, close: () => close(server) };
}

function createApp(simulation: Simulation, control: SimulatorControl): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(hostGuard);
  app.use(simulatedDate(simulation));
  app.use(createApiRouter(simulation));
  app.use(createControlRouter(control));
  app.use(createPagesRouter(simulation));
  app.use(answerFailure);
  return app;
}

/** Pages tell the simulated time as well. */
function simulatedDate(simulation: Simulation): RequestHandler {
  return (_request, response, next) => {
    response.setHeader('Date', new Date(simulation.clock.nowMs()).toUTCString());
    next();
  };
}

const answerFailure: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const status =
    error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : 500;
  if (status >= 500)
    process.stderr.write(`onoffice-simulator: ${String(error instanceof Error ? error.stack : error)}\n`);
  response
    .status(status)
    .type('text/plain')
    .send(status === 413 ? 'Request too large\n' : 'Error\n');
};

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      // Closing twice is no error for the caller.
      if (error === undefined || ('code' in error && error.code === 'ERR_SERVER_NOT_RUNNING')) resolve();
      else reject(error);
    });
    server.closeAllConnections();
  });
}
