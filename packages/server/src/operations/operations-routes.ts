import { createHash, timingSafeEqual } from 'node:crypto';
import { Router, type RequestHandler } from 'express';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { planMigration } from '../database/migrate.js';
import { routePattern, statusOf } from '../web/access-log.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';

export interface Metrics {
  readonly registry: Registry;
  /** Measures each request by method, route pattern and status. */
  readonly measure: RequestHandler;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  return {
    registry,
    measure: (request, response, next) => {
      const stop = duration.startTimer();
      response.on('close', () => {
        stop({ method: request.method, route: routePattern(request), status: statusOf(response).status });
      });
      next();
    },
  };
}

/** For the operator: alive, ready for requests, figures. No session, no page. */
export function operationsRoutes({ config, database }: AppContext, { registry }: Metrics): Router {
  const router = Router();

  router.get('/livez', (_request, response) => {
    response.json({ status: 'ok' });
  });

  router.get('/readyz', async (_request, response) => {
    try {
      const { pending } = await planMigration(database);
      const ready = pending.length === 0;
      response.status(ready ? 200 : 503).json({ status: ready ? 'ok' : 'migrations_pending' });
    } catch {
      response.status(503).json({ status: 'database_unreachable' });
    }
  });

  router.get('/metrics', async (request, response) => {
    const { metricsToken } = config;
    if (metricsToken === undefined) throw new Problem('not_found');
    if (!isSameText(request.get('authorization') ?? '', `Bearer ${metricsToken}`)) {
      response.status(401).set('WWW-Authenticate', 'Bearer').json({ status: 'unauthorized' });
      return;
    }
    response.type(registry.contentType).send(await registry.metrics());
  });

  return router;
}

/** Compares in constant time, whatever the lengths. */
function isSameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest();
  return timingSafeEqual(digest(a), digest(b));
}
