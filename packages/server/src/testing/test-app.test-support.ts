import { startSimulator, type Simulator, type SimulatorOptions } from '@immo-billie/onoffice-simulator';
import { pino } from 'pino';
import type { ServerConfig } from '../config/environment.js';
import { createContext, type ContextParts } from '../create-context.js';
import { startServer, type RunningServer } from '../start-server.js';
import type { AppContext } from '../web/app-context.js';
import { createTestDatabase, freePort, type TestEngine } from './test-databases.test-support.js';
import { Visitor } from './visitor.test-support.js';

export const PROVIDER_SECRET = 'provider-secret-of-the-tests';

/** The app and the simulator, both listening, on a database of their own. */
export interface TestApp {
  readonly app: RunningServer;
  readonly context: AppContext;
  readonly simulator: Simulator;
  /** Lines that the app logged, as JSON text. */
  readonly log: string[];
  /** A browser without cookies. */
  visitor(): Visitor;
  /** Activates the first customer the way an admin does it. */
  activate(customer?: string): Promise<void>;
  /** A browser that a service call has just signed in; it stands before the wizard. */
  signedIn(call: { estateId: number; userId?: number; customer?: string }): Promise<Visitor>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  readonly engine?: TestEngine;
  readonly simulator?: Partial<SimulatorOptions>;
  readonly config?: Partial<ServerConfig>;
  readonly parts?: ContextParts;
}

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const port = await freePort();
  const publicUrl = `http://localhost:${port}`;
  const simulator = await startSimulator({
    providerUrl: publicUrl,
    providerSecret: PROVIDER_SECRET,
    ...options.simulator,
  });
  const testDatabase = await createTestDatabase(options.engine ?? 'sqlite');
  const config = testConfig({
    port,
    publicUrl,
    database: testDatabase.location,
    onofficeApiUrl: `${simulator.url}/api/stable/api.php`,
    ...options.config,
  });
  const log: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });
  const context = createContext(config, { logger, ...options.parts });
  const app = await startServer(context);

  return {
    app,
    context,
    simulator,
    log,
    visitor: () => new Visitor(publicUrl),
    async activate(customer) {
      const visitor = new Visitor(publicUrl);
      const query = customer === undefined ? {} : { customer };
      const { url } = simulator.control.activationUrl(query);
      const page = await visitor.open(url);
      const { secret } = simulator.control.credentials(query);
      const answer = await visitor.post('/onoffice/activation', {
        ticket: page.field('ticket'),
        apiKey: secret,
      });
      const outcome: unknown = JSON.parse(answer.body);
      if (JSON.stringify(outcome) !== '{"status":"active"}') throw new Error(`not activated: ${answer.body}`);
    },
    async signedIn(call) {
      const visitor = new Visitor(publicUrl);
      await visitor.open(simulator.control.serviceUrl({ userId: 21, ...call }).url);
      return visitor;
    },
    async close() {
      await app.close();
      await simulator.close();
      await testDatabase.remove();
    },
  };
}

export function testConfig(
  parts: Partial<ServerConfig> & Pick<ServerConfig, 'publicUrl' | 'database' | 'onofficeApiUrl'>,
): ServerConfig {
  return {
    port: 0,
    host: '127.0.0.1',
    encryptionKeys: [{ id: 'test', key: Buffer.alloc(32, 7) }],
    providerSecrets: [PROVIDER_SECRET],
    sessionSecrets: ['a-session-secret-of-the-tests-only'],
    signedUrlMaxAgeSeconds: 300,
    signedUrlMaxAheadSeconds: 120,
    frameAncestors: ["'self'"],
    trustProxy: false,
    logLevel: 'info',
    metricsToken: undefined,
    explainerVideoUrl: undefined,
    prospectVideo: undefined,
    ...parts,
  };
}
