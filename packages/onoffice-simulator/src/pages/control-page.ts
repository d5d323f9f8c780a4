import { Router } from 'express';
import { FAULT_NAMES } from '../faults/fault.js';
import { openModeSchema } from '../simulation/simulation-options.js';
import type { Simulation } from '../simulation/simulation.js';
import { localPath } from './local-path.js';
import { renderPage } from './page-renderer.js';

const SHOWN_REQUESTS = 25;

/** `/`: what the simulator is doing and the switches that people need; the rest is JSON under `/control`. */
export function createControlPage(simulation: Simulation): Router {
  const router = Router();
  router.get('/', (request, response) =>
    renderPage(simulation, request, response, {
      view: 'control',
      title: 'Steuerung',
      section: 'control',
      scripts: ['control.js'],
      model: controlModel(simulation),
    }),
  );
  router.post('/open-mode', (request, response) => {
    const form = request.body as Record<string, unknown>;
    const mode = openModeSchema.safeParse(form['mode']);
    if (mode.success) simulation.openMode = mode.data;
    response.redirect(303, localPath(form['returnTo']));
  });
  return router;
}

function controlModel(simulation: Simulation): Record<string, unknown> {
  return {
    providerOrigin: simulation.providerOrigin,
    latencyMs: simulation.latencyMs,
    clockOffsetSeconds: simulation.clock.offsetSeconds,
    openMode: simulation.openMode,
    faultNames: FAULT_NAMES,
    faults: simulation.faults.waiting(),
    customers: simulation.customers.map((customer) => ({
      webId: customer.webId,
      name: customer.name,
      state: simulation.marketplace.stateOf(customer.webId),
      users: customer.users.length,
      estates: customer.tables.estate.ids().length,
      addresses: customer.tables.address.ids().length,
    })),
    requests: simulation.requestLog
      .detailed()
      .slice(-SHOWN_REQUESTS)
      .toReversed()
      .map((request) => ({
        time: request.startedAt.slice(11, 23),
        durationMs: request.durationMs,
        maxInFlight: request.maxInFlight,
        fault: request.fault ?? '',
        actions: request.actions.map(({ actionid, resourcetype, errorcode }) => ({
          text: `${actionid.split(':').at(-1) ?? ''} ${resourcetype}`,
          errorcode,
        })),
      })),
  };
}
