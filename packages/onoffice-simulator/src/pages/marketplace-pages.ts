import { Router, type Request } from 'express';
import type { Simulation } from '../simulation/simulation.js';
import { userCircleSchema } from '../marketplace/api-users.js';
import { renderMessage, renderPage } from './page-renderer.js';
import { readSession } from './page-session.js';

const PROVIDER = '/marketplace/immo-billie';
const TABS = ['uebersicht', 'api-rechte', 'anleitung'] as const;

const LEGAL_PAGES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    agb: 'Allgemeine Geschäftsbedingungen',
    datenschutz: 'Datenschutzerklärung',
    avv: 'Auftragsverarbeitungsvertrag',
  }),
);

/** `/marketplace`: the provider's tile, its page, the activation mask with the provider's iframe, blocking. */
export function createMarketplacePages(simulation: Simulation): Router {
  const router = Router();
  router.get('/marketplace', (request, response) =>
    renderPage(simulation, request, response, {
      view: 'marketplace',
      title: 'Marketplace',
      section: 'marketplace',
      model: providerModel(simulation, request),
    }),
  );
  router.get(PROVIDER, (request, response) =>
    renderPage(simulation, request, response, {
      view: 'provider',
      title: 'immo-billie.com',
      section: 'marketplace',
      model: {
        ...providerModel(simulation, request),
        tab: TABS.find((name) => name === request.query['tab']) ?? 'uebersicht',
      },
    }),
  );
  router.get(`${PROVIDER}/status`, (request, response) => {
    const { customer } = readSession(simulation, request);
    response.json({ state: simulation.marketplace.stateOf(customer.webId) });
  });
  router.get(`${PROVIDER}/rechtstexte/:name`, (request, response, next) => {
    const title = LEGAL_PAGES.get(request.params.name);
    if (title === undefined) {
      next();
      return undefined;
    }
    return renderMessage(simulation, request, response, {
      status: 200,
      title,
      text: `Hier stünde das Dokument „${title}“, das der Anbieter bei onOffice hinterlegt hat. Der Simulator enthält nur diesen Platzhalter.`,
      link: { href: PROVIDER, text: 'Zurück zu immo-billie.com' },
    });
  });
  addActivation(router, simulation);
  return router;
}

function addActivation(router: Router, simulation: Simulation): void {
  router.get(`${PROVIDER}/freischalten`, (request, response) => {
    const { customer, user } = readSession(simulation, request);
    const { marketplace } = simulation;
    if (!user.admin) {
      return renderMessage(simulation, request, response, {
        status: 403,
        title: 'Nur für Administratoren',
        text: 'Anbieter im Marketplace können nur Administratoren freischalten und sperren.',
        link: { href: '/marketplace', text: 'Zum Marketplace' },
      });
    }
    if (marketplace.stateOf(customer.webId) === 'active') {
      response.redirect(302, PROVIDER);
      return undefined;
    }
    // Only after the choice does onOffice make the API user and show its key.
    const circle = userCircleSchema.safeParse(request.query['circle']);
    if (circle.success) marketplace.prepareActivation(customer.webId, circle.data);
    return renderPage(simulation, request, response, {
      view: 'activation',
      title: 'immo-billie.com freischalten',
      section: 'marketplace',
      scripts: ['activation.js'],
      model: {
        ...providerModel(simulation, request),
        circle: circle.success ? circle.data : '',
        apiKey: circle.success ? marketplace.apiUsers.providerCredentials(customer.webId).secret : '',
        iframeUrl: circle.success ? marketplace.activationUrl(customer, user.id, simulation.wire) : '',
        providerOrigin: simulation.providerOrigin,
      },
    });
  });
  router.post(`${PROVIDER}/sperren`, (request, response) => {
    const { customer, user } = readSession(simulation, request);
    const { marketplace } = simulation;
    if (user.admin && marketplace.stateOf(customer.webId) === 'active') {
      marketplace.setState(customer.webId, 'blocked');
    }
    response.redirect(303, PROVIDER);
  });
}

function providerModel(simulation: Simulation, request: Request): Record<string, unknown> {
  const { customer, user } = readSession(simulation, request);
  return { state: simulation.marketplace.stateOf(customer.webId), isAdmin: user.admin };
}
