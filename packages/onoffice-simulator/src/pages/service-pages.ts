import { Router, type Request, type Response } from 'express';
import type { Simulation } from '../simulation/simulation.js';
import { renderMessage, renderPage } from './page-renderer.js';
import { readSession } from './page-session.js';
import { serviceMenu } from './service-menu.js';

const PATH = '/estates/:id/services/angebotsverfahren';

/**
 * „immo-billie“ → „Angebotsverfahren“: the first call of a user asks the Rechteabfrage, then the browser
 * goes to a freshly signed address of the provider. In the popup all this happens inside the iframe.
 */
export function createServicePages(simulation: Simulation): Router {
  const router = Router();
  router.get(PATH, async (request, response) => {
    const { customer, user } = readSession(simulation, request);
    if (await refused(simulation, request, response)) return;
    if (simulation.marketplace.hasConsented(customer.webId, user.id)) {
      response.redirect(302, signedCall(simulation, request));
      return;
    }
    await renderPage(simulation, request, response, {
      view: 'consent',
      title: 'Rechteabfrage',
      section: 'estates',
      frame: frameOf(request),
      model: { customerName: customer.name, action: request.originalUrl },
    });
  });
  router.post(PATH, async (request, response) => {
    const { customer, user } = readSession(simulation, request);
    if (await refused(simulation, request, response)) return;
    simulation.marketplace.consent(customer.webId, user.id);
    response.redirect(303, signedCall(simulation, request));
  });
  return router;
}

/** Answers with the reason when the user cannot call the service for this estate. */
async function refused(simulation: Simulation, request: Request, response: Response): Promise<boolean> {
  const session = readSession(simulation, request);
  const menu = serviceMenu(simulation, session);
  const { customer, user } = session;
  const id = Number(request.params['id']);
  const visible = customer.tables.estate.has(id) && customer.rights.mayRead(user.id, 'estate', id);
  if (menu.available && visible) return false;
  await renderMessage(simulation, request, response, {
    status: menu.available ? 404 : 403,
    title: menu.available ? 'Immobilie nicht gefunden' : 'immo-billie ist nicht verfügbar',
    text: menu.available
      ? 'Diese Immobilie gibt es nicht, oder Sie haben kein Leserecht für sie.'
      : menu.text,
    frame: frameOf(request),
    ...(menu.link === undefined ? {} : { link: menu.link }),
  });
  return true;
}

function signedCall(simulation: Simulation, request: Request): string {
  const { customer, user } = readSession(simulation, request);
  return simulation.marketplace.serviceUrl(
    customer,
    user,
    String(Number(request.params['id'])),
    simulation.wire,
  );
}

function frameOf(request: Request): 'full' | 'bare' {
  return request.query['popup'] === '1' ? 'bare' : 'full';
}
