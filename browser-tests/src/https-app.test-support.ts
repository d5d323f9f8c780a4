import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createContext, readServerConfig, startServer } from '@immo-billie/server';
import { startSimulator } from '@immo-billie/onoffice-simulator';

const PROVIDER_SECRET = 'provider-secret-of-the-tests';
/** Nordlicht Immobilien, whom the simulator knows as active; its key is stored by a real activation. */
const CUSTOMER = '20303';

/** The app behind a TLS proxy, as in life, and the simulator that embeds it. */
export interface HttpsApp {
  readonly app: string;
  readonly simulator: string;
  close(): Promise<void>;
}

export async function startHttpsApp(): Promise<HttpsApp> {
  const folder = await mkdtemp(join(tmpdir(), 'immo-billie-https-'));
  let appPort = 0;
  const proxy = await startTlsProxy(() => appPort);
  const publicUrl = `https://localhost:${proxy.port}`;
  const simulator = await startSimulator({
    providerUrl: publicUrl,
    providerSecret: PROVIDER_SECRET,
    openMode: 'popup',
  });
  const server = await startServer(
    createContext(
      readServerConfig({
        PORT: '0',
        PUBLIC_URL: publicUrl,
        TRUST_PROXY: 'loopback',
        DATABASE_URL: `sqlite:${join(folder, 'app.sqlite')}`,
        ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 1).toString('base64')}`,
        SESSION_SECRETS: 'a-session-secret-of-the-tests-only',
        ONOFFICE_PROVIDER_SECRETS: PROVIDER_SECRET,
        ONOFFICE_API_URL: `${simulator.url}/api/stable/api.php`,
        FRAME_ANCESTORS: `'self' ${simulator.url}`,
        LOG_LEVEL: 'warn',
      }),
    ),
  );
  appPort = Number(new URL(server.url).port);
  await activate(server.url, publicUrl, simulator.control.activationUrl({ customer: CUSTOMER }).url);
  return {
    app: publicUrl,
    simulator: simulator.url,
    async close() {
      await proxy.close();
      await server.close();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };

  /** The way an admin does it, straight to the app. */
  async function activate(listening: string, origin: string, activationUrl: string): Promise<void> {
    const { pathname, search } = new URL(activationUrl);
    const page = await (await fetch(`${listening}${pathname}${search}`)).text();
    const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(page) ?? [];
    const { secret } = simulator.control.credentials({ customer: CUSTOMER });
    const answer = await fetch(`${listening}/onoffice/activation`, {
      method: 'POST',
      headers: { origin },
      body: new URLSearchParams({ ticket, apiKey: secret }),
    });
    if ((await answer.text()) !== '{"status":"active"}')
      throw new Error('the customer could not be activated');
  }
}

/** Ends TLS and passes everything on, with the header that proxies add. */
async function startTlsProxy(
  target: () => number,
): Promise<{ readonly port: number; close: () => Promise<void> }> {
  const fixture = (name: string) => readFile(new URL(`../fixtures/${name}`, import.meta.url));
  const tls = { key: await fixture('localhost-key.pem'), cert: await fixture('localhost-cert.pem') };
  const server = createServer(tls, (incoming, outgoing) => {
    const { method, url: path } = incoming;
    const headers = { ...incoming.headers, 'x-forwarded-proto': 'https' };
    const forwarded = request({ host: '127.0.0.1', port: target(), method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
