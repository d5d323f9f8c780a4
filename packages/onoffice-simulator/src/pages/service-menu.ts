import type { ServiceObstacle } from '../marketplace/marketplace.js';
import type { Simulation } from '../simulation/simulation.js';
import type { PageSession } from './page-session.js';

/** What the action bar offers: the service, or why it is not there. */
export interface ServiceMenu {
  readonly available: boolean;
  readonly text: string;
  readonly link: { readonly href: string; readonly text: string } | undefined;
}

const MARKETPLACE_LINK = { href: '/marketplace', text: 'Zum Marketplace' };

const OBSTACLES: Readonly<Record<ServiceObstacle, { readonly admin: string; readonly user: string }>> = {
  not_activated: {
    admin: 'immo-billie ist noch nicht freigeschaltet. Schalten Sie den Anbieter im Marketplace frei.',
    user: 'immo-billie ist noch nicht freigeschaltet. Bitten Sie Ihren Administrator darum.',
  },
  blocked: {
    admin: 'immo-billie ist gesperrt. Im Marketplace können Sie den Anbieter wieder freischalten.',
    user: 'immo-billie ist gesperrt. Bitten Sie Ihren Administrator, den Anbieter wieder freizuschalten.',
  },
  user_inactive: {
    admin: 'Dieser Benutzer ist inaktiv.',
    user: 'Dieser Benutzer ist inaktiv.',
  },
  no_marketplace_right: {
    admin: 'Ihnen fehlt das Recht „Marketplace – externe Dienste (kostenpflichtig)“.',
    user:
      'Ihnen fehlt das Recht „Marketplace – externe Dienste (kostenpflichtig)“. ' +
      'Ein Administrator kann es Ihnen in der Benutzerverwaltung geben.',
  },
};

export function serviceMenu(simulation: Simulation, { customer, user }: PageSession): ServiceMenu {
  const obstacle = simulation.marketplace.obstacleFor(customer.webId, user);
  if (obstacle === undefined) return { available: true, text: '', link: undefined };
  const text = OBSTACLES[obstacle][user.admin ? 'admin' : 'user'];
  const canUnlock = user.admin && (obstacle === 'not_activated' || obstacle === 'blocked');
  return { available: false, text, link: canUnlock ? MARKETPLACE_LINK : undefined };
}
