import type { Request, RequestHandler } from 'express';
import { Problem } from './problem.js';

/**
 * True when a browser says that another site sent this request. Browsers always send `Origin` with a POST;
 * the opaque `null` counts as foreign. A client that is no browser sends none.
 */
export function isForeignOrigin(request: Request, publicUrl: string): boolean {
  const origin = request.get('origin');
  if (origin !== undefined) return origin !== publicUrl;
  const site = request.get('sec-fetch-site');
  return site !== undefined && site !== 'same-origin' && site !== 'none';
}

/** Refuses every changing request that another site sent. */
export function refuseForeignOrigin(publicUrl: string): RequestHandler {
  return (request, _response, next) => {
    const changes = request.method !== 'GET' && request.method !== 'HEAD' && request.method !== 'OPTIONS';
    if (changes && isForeignOrigin(request, publicUrl)) {
      throw new Problem('foreign_origin', { reason: 'the Origin header names another site' });
    }
    next();
  };
}
