import express, { Router, type RequestHandler } from 'express';
import { fileURLToPath } from 'node:url';
import type { Simulation } from '../simulation/simulation.js';
import { createControlPage } from './control-page.js';
import { createEstatePages } from './estate-pages.js';
import { createFileDownload } from './file-download.js';
import { createMarketplacePages } from './marketplace-pages.js';
import { renderMessage } from './page-renderer.js';
import { findSession, writeSession } from './page-session.js';
import { createParentMessageEndpoint } from './parent-message-endpoint.js';
import { createServicePages } from './service-pages.js';
import { localPath } from './local-path.js';

const PUBLIC = fileURLToPath(new URL('../../public/', import.meta.url));

/** What people see in the browser: onOffice's pages and the control page. */
export function createPagesRouter(simulation: Simulation): Router {
  const router = Router();
  router.use('/assets', express.static(PUBLIC));
  router.use(protectPages(simulation));
  router.use(refuseForeignPosts(simulation));
  router.use(express.urlencoded({ extended: false, limit: '100kb' }));
  router.post('/session', (request, response) => {
    const form = request.body as Record<string, unknown>;
    const session = findSession(simulation, String(form['user']));
    if (session !== undefined) writeSession(response, session);
    response.redirect(303, localPath(form['returnTo']));
  });
  router.use(createControlPage(simulation));
  router.use(createEstatePages(simulation));
  router.use(createServicePages(simulation));
  router.use(createMarketplacePages(simulation));
  router.use(createParentMessageEndpoint(simulation));
  router.use(createFileDownload(simulation));
  router.use((request, response) =>
    renderMessage(simulation, request, response, {
      status: 404,
      title: 'Seite nicht gefunden',
      text: 'Diese Seite gibt es im Simulator nicht.',
      link: { href: '/estates', text: 'Zu den Immobilien' },
    }),
  );
  return router;
}

/** Only own scripts and styles; only the provider's pages in frames. */
function protectPages(simulation: Simulation): RequestHandler {
  return (_request, response, next) => {
    const provider = simulation.providerOrigin;
    response.setHeader(
      'Content-Security-Policy',
      [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        `frame-src 'self' ${provider}`,
        // The confirmed „Rechteabfrage“ is a form whose answer leads to the provider.
        `form-action 'self' ${provider}`,
        "base-uri 'none'",
        "frame-ancestors 'self'",
      ].join('; '),
    );
    response.setHeader('Referrer-Policy', 'same-origin');
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Cache-Control', 'no-store');
    next();
  };
}

function refuseForeignPosts(simulation: Simulation): RequestHandler {
  return (request, response, next) => {
    const { origin, host } = request.headers;
    const own = origin === undefined || origin === simulation.baseUrl || origin === `http://${host}`;
    if (request.method === 'GET' || request.method === 'HEAD' || own) {
      next();
      return;
    }
    response.status(403).type('text/plain').send('Forms of other sites are refused.\n');
  };
}
