import ejs from 'ejs';
import type { Request, Response } from 'express';
import { fileURLToPath } from 'node:url';
import { fullName } from '../crm/crm-user.js';
import type { Simulation } from '../simulation/simulation.js';
import { readSession } from './page-session.js';

const VIEWS = fileURLToPath(new URL('../../views/', import.meta.url));

export interface Page {
  readonly view: string;
  readonly title: string;
  /** Which entry of the main menu is marked. */
  readonly section?: 'control' | 'estates' | 'marketplace';
  readonly status?: number;
  /** `bare` leaves out the header, for pages inside onOffice's popup. */
  readonly frame?: 'full' | 'bare';
  readonly scripts?: readonly string[];
  readonly model?: Readonly<Record<string, unknown>>;
}

/** Renders a page with onOffice's frame around it. */
export async function renderPage(
  simulation: Simulation,
  request: Request,
  response: Response,
  page: Page,
): Promise<void> {
  const session = readSession(simulation, request);
  const html = await ejs.renderFile(
    `${VIEWS}${page.view}.ejs`,
    {
      ...page.model,
      frame: {
        kind: page.frame ?? 'full',
        title: page.title,
        section: page.section ?? '',
        scripts: page.scripts ?? [],
        returnTo: request.originalUrl,
        customerName: session.customer.name,
        userName: fullName(session.user),
        choices: sessionChoices(simulation, session),
      },
    },
    { cache: true },
  );
  response
    .status(page.status ?? 200)
    .type('html')
    .send(html);
}

/** A page that only says something, for example why a service cannot be used. */
export function renderMessage(
  simulation: Simulation,
  request: Request,
  response: Response,
  message: {
    readonly status: number;
    readonly title: string;
    readonly text: string;
    readonly link?: { readonly href: string; readonly text: string };
    readonly frame?: 'full' | 'bare';
  },
): Promise<void> {
  const { status, title, text, link, frame } = message;
  return renderPage(simulation, request, response, {
    view: 'message',
    title,
    status,
    frame: frame ?? 'full',
    model: { title, text, link },
  });
}

function sessionChoices(simulation: Simulation, current: ReturnType<typeof readSession>): unknown {
  return simulation.customers.map((customer) => ({
    name: customer.name,
    users: customer.users
      .filter((user) => user.active)
      .map((user) => ({
        value: `${customer.webId}.${user.id}`,
        name: `${fullName(user)}${user.admin ? ' (Administrator)' : ''}`,
        selected: user === current.user,
      })),
  }));
}
