import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';

/**
 * One line for each request: method, route pattern, status, time, request id and tenant. Never the query
 * (it may hold a claim), the headers or the path itself (it names estates).
 */
export function accessLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.on('finish', () => {
      logger.info(
        {
          method: request.method,
          route: routePattern(request),
          status: response.statusCode,
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

/** The pattern that matched, for example `/import/:estateId`; `-` when none did. */
export function routePattern(request: Request): string {
  const route = request.route as { readonly path?: unknown } | undefined;
  return typeof route?.path === 'string' ? `${request.baseUrl}${route.path}` : '-';
}
