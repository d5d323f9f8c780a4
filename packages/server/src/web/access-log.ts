import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

/**
 * One line for each request, also for one whose browser went away: method, route pattern, status, time,
 * request id and tenant. Never the query (it may hold a claim), the headers or the path itself (it names
 * estates).
 */
export function accessLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.on('close', () => {
      logger.info(
        {
          method: request.method,
          route: routePattern(request),
          ...statusOf(response),
          ms: Math.round(performance.now() - startedAt),
          requestId: request.requestId,
          tenant: request.session?.signIn?.tenantId,
        },
        'request',
      );
    });
    next();
  };
}

/** What the browser got; 499, as proxies call it, when it did not wait. */
export function statusOf(response: Response): { readonly status: number; readonly aborted?: true } {
  return response.writableFinished ? { status: response.statusCode } : { status: 499, aborted: true };
}

/** The pattern that matched, for example `/import/:estateId`; `-` when none did. */
export function routePattern(request: Request): string {
  const route = request.route as { readonly path?: unknown } | undefined;
  return typeof route?.path === 'string' ? `${request.baseUrl}${route.path}` : '-';
}
