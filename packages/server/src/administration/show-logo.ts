import { createHash } from 'node:crypto';
import type { RequestHandler } from 'express';
import { findTenantLogo } from '../tenants/tenant-logo-store.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { signInOf } from '../web/sign-in-guard.js';

/**
 * The logo of the signed-in user's own office, for brokers too. A browser keeps it but asks each time whether
 * it is still the same; shown on its own it may load and run nothing.
 */
export function showLogo({ database }: Pick<AppContext, 'database'>): RequestHandler {
  return async (request, response) => {
    const logo = await findTenantLogo(database.knex, signInOf(request).tenantId);
    if (!logo) throw new Problem('not_found');
    const etag = `"${createHash('sha256').update(logo.bytes).digest('base64url')}"`;
    response.set({
      'Cache-Control': 'private, no-cache',
      ETag: etag,
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
    if (request.get('if-none-match') === etag) {
      response.status(304).end();
      return;
    }
    const ending = logo.mediaType === 'image/png' ? 'png' : 'jpg';
    response.set('Content-Disposition', `inline; filename="logo.${ending}"`);
    response.type(logo.mediaType).send(logo.bytes);
  };
}
