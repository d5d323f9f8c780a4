import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '@immo-billie/onoffice-simulator';
import { createContext, readServerConfig, startServer, type AppContext } from '@immo-billie/server';
import ejs from 'ejs';
import express, { type Response } from 'express';

/*
 * The app, the simulator and a bare Express page in a process of their own, so that the measuring side does not
 * share their event loop. Tells its addresses to the parent process.
 */

const PROVIDER_SECRET = 'provider-secret-of-the-bench';
const CUSTOMER = '20101';
const USER = '21';
const LONG_LIST = '1449';

const { objects, prospects } = JSON.parse(process.argv[2] ?? '{}') as { objects: number; prospects: number };

const port = await freePort();
const publicUrl = `http://localhost:${port}`;
const simulator = await startSimulator({
  providerUrl: publicUrl,
  providerSecret: PROVIDER_SECRET,
  prospects,
});
const folder = mkdtempSync(join(tmpdir(), 'immo-billie-bench-'));
const context = createContext(
  readServerConfig({
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    DATABASE_URL: `sqlite:${join(folder, 'app.sqlite')}`,
    ENCRYPTION_KEYS: `bench:${Buffer.alloc(32, 1).toString('base64')}`,
    SESSION_SECRETS: 'a-session-secret-of-the-bench-only',
    ONOFFICE_PROVIDER_SECRETS: PROVIDER_SECRET,
    ONOFFICE_API_URL: `${simulator.url}/api/stable/api.php`,
    LOG_LEVEL: 'warn',
  }),
);
const server = await startServer(context);
await activate();
await insertObjects(context, objects);

type Render = (this: Response, view: string, locals: object) => void;

/** The latest page of each view with its values, for rendering alone. */
const rendered = new Map<string, object>();
const render = express.response.render as Render;
express.response.render = function remember(this: Response, view: string, locals: object): void {
  rendered.set(view, locals);
  render.call(this, view, locals);
} as Response['render'];

const bare = express();
bare.engine('ejs', ejs.renderFile as Parameters<typeof bare.engine>[1]);
bare.set('view engine', 'ejs');
bare.set('views', fileURLToPath(new URL('../../packages/server/views', import.meta.url)));
bare.set('view cache', true);
bare.disable('etag');
bare.get('/:folder/:view', (request, response) => {
  const view = `${request.params.folder}/${request.params.view}`;
  render.call(response, view, rendered.get(view) ?? {});
});
const bareServer = createServer(bare).listen(0, '127.0.0.1', () => {
  process.send?.({
    app: publicUrl,
    bare: `http://127.0.0.1:${(bareServer.address() as AddressInfo).port}`,
    simulator: simulator.url,
    serviceUrl: simulator.control.serviceUrl({ estateId: LONG_LIST, userId: USER, customer: CUSTOMER }).url,
    estateId: LONG_LIST,
  });
});

process.once('disconnect', () => process.exit(0));

async function activate(): Promise<void> {
  const query = { customer: CUSTOMER };
  const page = await (await fetch(simulator.control.activationUrl(query).url)).text();
  const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(page) ?? [];
  const body = new URLSearchParams({ ticket, apiKey: simulator.control.credentials(query).secret });
  const answer = await fetch(`${server.url}/onoffice/activation`, {
    method: 'POST',
    headers: { origin: publicUrl },
    body,
  });
  if ((await answer.text()) !== '{"status":"active"}') throw new Error('the customer could not be activated');
}

async function insertObjects({ database }: AppContext, count: number): Promise<void> {
  const at = new Date().toISOString();
  const rows = Array.from({ length: count }, (_, index) => ({
    object_id: randomUUID(),
    tenant_id: CUSTOMER,
    estate_id: String(1_000_000 + index),
    state: 'draft',
    version: 1,
    title: `Objekt ${index}`,
    object_number: `NR-${index}`,
    city: 'Aachen',
    business_relation: 'b2c',
    details_url: '',
    imported_at: new Date(Date.parse(at) - index * 1000).toISOString(),
    imported_by: USER,
    created_at: at,
    updated_at: at,
    search_text: `objekt ${index} nr-${index} aachen`,
    sort_title: `objekt ${index}`,
  }));
  for (let start = 0; start < rows.length; start += 500) {
    await database.knex('objects').insert(rows.slice(start, start + 500));
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return free;
}
