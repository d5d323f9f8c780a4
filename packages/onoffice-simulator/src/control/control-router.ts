import express, { Router, type ErrorRequestHandler, type RequestHandler } from 'express';
import { ControlError } from './control-error.js';
import type { SimulatorControl } from './simulator-control.js';

/** Paths of the control POSTs and the method of {@link SimulatorControl} behind each. */
const POSTS = {
  '/control/reset': 'reset',
  '/control/latency': 'latency',
  '/control/clock': 'clock',
  '/control/customers': 'customers',
  '/control/claims': 'claims',
  '/control/rights': 'rights',
  '/control/records': 'records',
  '/control/faults': 'faults',
  '/control/wire': 'wire',
  '/control/fields': 'fields',
  '/control/relations': 'relations',
  '/control/bulk': 'bulk',
  '/control/open-mode': 'openMode',
  '/control/consents': 'consents',
  '/control/parameter-caches': 'parameterCaches',
} as const;

const GETS = [
  '/control/credentials',
  '/control/service-url',
  '/control/activation-url',
  '/control/requests',
  '/control/overview',
];

/** The control endpoints over HTTP: JSON in, JSON out, 400 with what is allowed for everything else. */
export function createControlRouter(control: SimulatorControl): Router {
  const router = Router();
  router.get('/control/credentials', (request, response) => {
    response.json(control.credentials({ ...request.query }));
  });
  router.get('/control/service-url', (request, response) => {
    response.json(control.serviceUrl({ estateId: '', ...request.query }));
  });
  router.get('/control/activation-url', (request, response) => {
    response.json(control.activationUrl({ ...request.query }));
  });
  router.get('/control/requests', (_request, response) => {
    response.json(control.requests());
  });
  router.get('/control/overview', (_request, response) => {
    response.json(control.overview());
  });
  const readJson = express.json({ limit: '20mb', strict: true });
  for (const [path, method] of Object.entries(POSTS)) {
    router.post(path, requireJson, readJson, (request, response) => {
      const result: unknown = call(control, method, request.body);
      response.json({ ok: true, ...(typeof result === 'object' ? result : {}) });
    });
  }
  router.use('/control', (request, response) => {
    response.status(404).json({
      error: `no control endpoint ${request.method} ${request.originalUrl}`,
      allowed: [...GETS.map((path) => `GET ${path}`), ...Object.keys(POSTS).map((path) => `POST ${path}`)],
    });
  });
  router.use('/control', explainError);
  return router;
}

/** Browsers send forms of other sites without asking, but never as JSON. */
const requireJson: RequestHandler = (request, response, next) => {
  if (request.is('application/json') === 'application/json') {
    next();
    return;
  }
  // A body is needed to carry a type; `reset` may come without one as long as it says JSON.
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (type === 'application/json') {
    next();
    return;
  }
  response.status(415).json({ error: 'control POSTs are taken only as application/json' });
};

function call(control: SimulatorControl, method: (typeof POSTS)[keyof typeof POSTS], body: unknown): unknown {
  // Every method checks its argument itself; a missing body counts as an empty object.
  const handler = control[method] as (request: unknown) => unknown;
  return handler.call(control, body ?? {});
}

const explainError: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof ControlError) {
    response.status(400).json({ error: error.message, allowed: error.allowed });
    return;
  }
  if (!(error instanceof Error && 'status' in error)) {
    next(error);
  } else if (error.status === 400) {
    response.status(400).json({ error: `the body is no JSON object: ${error.message}`, allowed: [] });
  } else if (error.status === 413 || error.status === 415) {
    // Too large, or in a character set or compression that nobody reads.
    response.status(error.status).json({ error: error.message });
  } else {
    next(error);
  }
};
