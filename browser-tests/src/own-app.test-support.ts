import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSimulator, type Simulator, type SimulatorOptions } from '@immo-billie/onoffice-simulator';
import { createContext, readServerConfig, startServer, type ContextParts } from '@immo-billie/server';

const PROVIDER_SECRET = 'provider-secret-of-the-tests';

/** App and simulator in this process, on a database of their own. */
export interface OwnApp {
  /** Where the app listens, which need not be its public URL. */
  readonly listening: string;
  readonly simulator: Simulator;
  /** Activates a customer the way an admin does it, straight to the app. */
  activate(customer: string): Promise<void>;
  close(): Promise<void>;
}

export interface OwnAppOptions {
  readonly publicUrl: string;
  readonly simulator?: Partial<SimulatorOptions>;
  readonly parts?: ContextParts;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startOwnApp({
  publicUrl,
  simulator: simulatorOptions,
  parts,
  environment,
}: OwnAppOptions): Promise<OwnApp> {
  const folder = await mkdtemp(join(tmpdir(), 'immo-billie-app-'));
  const simulator = await startSimulator({
    providerUrl: publicUrl,
    providerSecret: PROVIDER_SECRET,
    ...simulatorOptions,
  });
  const config = readServerConfig({
    PUBLIC_URL: publicUrl,
    DATABASE_URL: `sqlite:${join(folder, 'app.sqlite')}`,
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, 1).toString('base64')}`,
    SESSION_SECRETS: 'a-session-secret-of-the-tests-only',
    ONOFFICE_PROVIDER_SECRETS: PROVIDER_SECRET,
    ONOFFICE_API_URL: `${simulator.url}/api/stable/api.php`,
    FRAME_ANCESTORS: `'self' ${simulator.url}`,
    LOG_LEVEL: 'warn',
    ...environment,
  });
  const server = await startServer(createContext(config, parts));
  return {
    listening: server.url,
    simulator,
    async activate(customer) {
      const { pathname, search } = new URL(simulator.control.activationUrl({ customer }).url);
      const page = await (await fetch(`${server.url}${pathname}${search}`)).text();
      const [, ticket = ''] = /name="ticket" value="([^"]+)"/.exec(page) ?? [];
      const { secret } = simulator.control.credentials({ customer });
      const answer = await fetch(`${server.url}/onoffice/activation`, {
        method: 'POST',
        headers: { origin: publicUrl },
        body: new URLSearchParams({ ticket, apiKey: secret }),
      });
      if ((await answer.text()) !== '{"status":"active"}')
        throw new Error('the customer could not be activated');
    },
    async close() {
      await server.close();
      await simulator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
