import { Router, type Request } from 'express';
import { findRecords } from '../query/find-records.js';
import { moduleFieldLookup } from '../query/module-fields.js';
import type { Simulation } from '../simulation/simulation.js';
import { addressDetails, estateDetails, estateRow } from './estate-details.js';
import { renderMessage, renderPage } from './page-renderer.js';
import { readSession, type PageSession } from './page-session.js';
import { serviceMenu } from './service-menu.js';

const ROWS_PER_PAGE = 50;
const TABS = ['daten', 'interessenten', 'dateien'] as const;

/** `/estates`, `/estates/:id` and `/addresses/:id`: the records, as far as the chosen user may see them. */
export function createEstatePages(simulation: Simulation): Router {
  const router = Router();
  router.get('/estates', (request, response) => {
    const session = readSession(simulation, request);
    return renderPage(simulation, request, response, {
      view: 'estates',
      title: 'Immobilien',
      section: 'estates',
      model: estateList(session, request),
    });
  });
  router.get('/estates/:id', (request, response) => {
    const session = readSession(simulation, request);
    const { customer, user } = session;
    const id = Number(request.params.id);
    const record = customer.tables.estate.get(id);
    if (record === undefined || !customer.rights.mayRead(user.id, 'estate', id)) {
      return renderMessage(simulation, request, response, {
        status: 404,
        title: 'Immobilie nicht gefunden',
        text: 'Diese Immobilie gibt es nicht, oder Sie haben kein Leserecht für sie.',
        link: { href: '/estates', text: 'Zu den Immobilien' },
      });
    }
    const tab = TABS.find((name) => name === queryText(request, 'tab')) ?? 'daten';
    const page = Math.max(1, Number(queryText(request, 'seite')) || 1);
    return renderPage(simulation, request, response, {
      view: 'estate',
      title: estateRow(customer, record).title,
      section: 'estates',
      // The menu opens last, when what it offers is ready.
      scripts: ['service-popup.js', 'action-menu.js'],
      model: {
        tab,
        ...estateDetails(customer, user, record, page),
        menu: serviceMenu(simulation, session),
        openMode: simulation.openMode,
        providerOrigin: simulation.providerOrigin,
      },
    });
  });
  router.get('/addresses/:id', (request, response) => {
    const { customer, user } = readSession(simulation, request);
    const id = Number(request.params.id);
    const record = customer.tables.address.get(id);
    if (record === undefined || !customer.rights.mayRead(user.id, 'address', id)) {
      return renderMessage(simulation, request, response, {
        status: 404,
        title: 'Adresse nicht gefunden',
        text: 'Diese Adresse gibt es nicht, oder Sie haben kein Leserecht für sie.',
        link: { href: '/estates', text: 'Zu den Immobilien' },
      });
    }
    return renderPage(simulation, request, response, {
      view: 'address',
      title: 'Adresse',
      section: 'estates',
      model: addressDetails(customer, record),
    });
  });
  return router;
}

function estateList({ customer, user }: PageSession, request: Request): Record<string, unknown> {
  const search = queryText(request, 'suche').trim();
  const status = queryText(request, 'status');
  const filter = ['0', '1', '2'].includes(status) ? { status: [{ op: '=', val: status }] } : {};
  const ids = findRecords({
    table: customer.tables.estate,
    lookup: moduleFieldLookup('estate', customer.fields.estate),
    readable: (id) => customer.rights.mayRead(user.id, 'estate', id),
    filters: [filter],
  });
  const rows = ids.flatMap((id) => {
    const record = customer.tables.estate.get(id);
    const row = record === undefined ? undefined : estateRow(customer, record);
    return row !== undefined && matches(row, search) ? [row] : [];
  });
  const pages = Math.max(1, Math.ceil(rows.length / ROWS_PER_PAGE));
  const page = Math.min(pages, Math.max(1, Number(queryText(request, 'seite')) || 1));
  return {
    rows: rows.slice((page - 1) * ROWS_PER_PAGE, page * ROWS_PER_PAGE),
    total: rows.length,
    page,
    pages,
    search,
    status,
    query: new URLSearchParams({ suche: search, status }).toString(),
  };
}

function matches(row: ReturnType<typeof estateRow>, search: string): boolean {
  if (search === '') return true;
  const haystack = `${row.id} ${row.number} ${row.title} ${row.place}`.toLowerCase();
  return haystack.includes(search.toLowerCase());
}

function queryText(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? value : '';
}
