import type { Request, Response } from 'express';
import type { CrmUser } from '../crm/crm-user.js';
import type { CustomerCrm } from '../crm/customer-crm.js';
import type { Simulation } from '../simulation/simulation.js';

const COOKIE = 'onoffice_simulator_user';

/** Who sits in front of onOffice: chosen in the header, remembered in a cookie. */
export interface PageSession {
  readonly customer: CustomerCrm;
  readonly user: CrmUser;
}

/** The chosen user, or the first active user of the first customer. */
export function readSession(simulation: Simulation, request: Request): PageSession {
  const chosen = findSession(simulation, cookieValue(request.headers.cookie ?? ''));
  if (chosen !== undefined) return chosen;
  for (const customer of simulation.customers) {
    const user = customer.users.find((candidate) => candidate.active);
    if (user !== undefined) return { customer, user };
  }
  throw new Error('no customer has an active user');
}

/** The session named by `customerWebId.userId`; undefined for what does not exist or is inactive. */
export function findSession(simulation: Simulation, text: string): PageSession | undefined {
  const [webId = '', userId = ''] = text.split('.');
  const customer = webId === '' ? undefined : simulation.findCustomer(webId);
  const user = customer?.user(Number(userId));
  return customer === undefined || user === undefined || !user.active ? undefined : { customer, user };
}

export function writeSession(response: Response, session: PageSession): void {
  response.cookie(COOKIE, `${session.customer.webId}.${session.user.id}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
  });
}

function cookieValue(header: string): string {
  for (const pair of header.split(';')) {
    const [name = '', value = ''] = pair.trim().split('=');
    if (name === COOKIE) return value;
  }
  return '';
}
