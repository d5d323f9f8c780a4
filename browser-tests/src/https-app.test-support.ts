import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { startOwnApp } from './own-app.test-support.js';

/** Nordlicht Immobilien, whom the simulator knows as active; its key is stored by a real activation. */
const CUSTOMER = '20303';

/** The app behind a TLS proxy, as in life, and the simulator that embeds it. */
export interface HttpsApp {
  readonly app: string;
  readonly simulator: string;
  close(): Promise<void>;
}

export async function startHttpsApp(): Promise<HttpsApp> {
  let appPort = 0;
  const proxy = await startTlsProxy(() => appPort);
  const publicUrl = `https://localhost:${proxy.port}`;
  const running = await startOwnApp({
    publicUrl,
    simulator: { openMode: 'popup' },
    environment: { PORT: '0', TRUST_PROXY: 'loopback' },
  });
  appPort = Number(new URL(running.listening).port);
  await running.activate(CUSTOMER);
  return {
    app: publicUrl,
    simulator: running.simulator.url,
    async close() {
      await proxy.close();
      await running.close();
    },
  };
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
