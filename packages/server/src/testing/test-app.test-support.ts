import { startSimulator, type Simulator, type SimulatorOptions } from '@immo-billie/onoffice-simulator';
import { pino } from 'pino';
import type { Clock } from '../clock.js';
import type { ServerConfig } from '../config/environment.js';
import { createContext, type ContextParts } from '../create-context.js';
import { startServer, type RunningServer } from '../start-server.js';
import type { AppContext } from '../web/app-context.js';
import { watchSecrets, type SecretWatch } from './secret-watch.test-support.js';
import { PROVIDER_SECRET } from './signed-url.test-support.js';
import { createTestDatabase, type TestEngine } from './test-databases.test-support.js';
import { Visitor, type Page } from './visitor.test-support.js';

/** The app and the simulator, both listening, on a database of their own. */
export interface TestApp {
  readonly app: RunningServer;
  readonly context: AppContext;
  readonly simulator: Simulator;
  /** Lines that the app logged, as JSON text. */
  readonly log: string[];
  /** Secrets of this run; {@link TestApp.close} fails when one of them was seen in an answer or the log. */
  readonly watch: SecretWatch;
  /** A browser without cookies. */
  visitor(): Visitor;
  /** Activates the first customer the way an admin does it. */
  activate(customer?: string): Promise<void>;
  /** A browser that a service call has just signed in; it stands before the wizard. */
  signedIn(call: ServiceCaller): Promise<Visitor>;
  /** The same, with the wizard that the browser shows. */
  openWizard(call: ServiceCaller): Promise<{ readonly visitor: Visitor; readonly page: Page }>;
  /** Another server on the same database, as behind a load balancer. */
  startSecond(): Promise<SecondApp>;
  close(): Promise<void>;
}

export interface ServiceCaller {
  readonly estateId: number;
  readonly userId?: number;
  readonly customer?: string;
}

export interface SecondApp {
  readonly context: AppContext;
  visitor(): Visitor;
  close(): Promise<void>;
}

export interface TestAppOptions {
  readonly engine?: TestEngine;
  readonly simulator?: Partial<SimulatorOptions>;
  readonly config?: Partial<ServerConfig>;
  readonly parts?: ContextParts;
  /** The time of app and simulator together; the real one by default. */
  readonly clock?: Clock;
}

/** Where browsers believe the app to be; it listens on any free port, and visitors are led there. */
const PUBLIC_URL = 'http://localhost:3000';
const SESSION_SECRET = 'a-session-secret-of-the-tests-only';
const ENCRYPTION_KEY = Buffer.alloc(32, 'canary-of-the-encryption-key');
const FEW_PROSPECTS = 30;

export async function startTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const publicUrl = options.config?.publicUrl ?? PUBLIC_URL;
  const simulator = await startSimulator({
    providerUrl: publicUrl,
    providerSecret: PROVIDER_SECRET,
    prospects: FEW_PROSPECTS,
    ...(options.clock ? { clock: options.clock } : {}),
    ...options.simulator,
  });
  const testDatabase = await createTestDatabase(options.engine ?? 'sqlite');
  const config = testConfig({
    publicUrl,
    database: testDatabase.location,
    onofficeApiUrl: `${simulator.url}/api/stable/api.php`,
    ...options.config,
  });
  const log: string[] = [];
  const logger = pino({ level: 'trace' }, { write: (line: string) => void log.push(line) });
  const parts = { logger, ...(options.clock ? { clock: options.clock } : {}), ...options.parts };
  const context = createContext(config, parts);
  const app = await startServer(context);
  const watch = watchSecrets(simulator, {
    'the provider secret': PROVIDER_SECRET,
    'the session secret': SESSION_SECRET,
    'the encryption key': ENCRYPTION_KEY.toString('base64'),
  });
  const visitorOf = (server: RunningServer): Visitor =>
    new Visitor(publicUrl, {
      via: server.url,
      // What a proxy that ends TLS adds.
      ...(publicUrl.startsWith('https:') ? { headers: { 'x-forwarded-proto': 'https' } } : {}),
      onExchange: watch.note,
    });
  const openWizard: TestApp['openWizard'] = async (call) => {
    const visitor = visitorOf(app);
    const page = await visitor.open(simulator.control.serviceUrl({ userId: 21, ...call }).url);
    return { visitor, page };
  };

  return {
    app,
    context,
    simulator,
    log,
    watch,
    visitor: () => visitorOf(app),
    async activate(customer) {
      const visitor = visitorOf(app);
      const query = customer === undefined ? {} : { customer };
      const { url } = simulator.control.activationUrl(query);
      const page = await visitor.open(url);
      const { secret } = simulator.control.credentials(query);
      const answer = await visitor.post('/onoffice/activation', {
        ticket: page.field('ticket'),
        apiKey: secret,
      });
      if (answer.body !== '{"status":"active"}') throw new Error(`not activated: ${answer.body}`);
    },
    signedIn: async (call) => (await openWizard(call)).visitor,
    openWizard,
    async startSecond() {
      const secondContext = createContext({ ...config, port: 0 }, parts);
      const second = await startServer(secondContext);
      return { context: secondContext, visitor: () => visitorOf(second), close: () => second.close() };
    },
    async close() {
      await app.close();
      await simulator.close();
      await testDatabase.remove();
      const leaks = watch.findLeaks(log);
      if (leaks.length > 0) throw new Error(`secrets left the app:\n${leaks.join('\n')}`);
    },
  };
}

/** Starts an app for the tests of the enclosing `describe` and activates the first customer. */
export function useTestApp(options: TestAppOptions = {}): () => TestApp {
  let app: TestApp | undefined;
  before(async () => {
    app = await startTestApp(options);
    await app.activate();
  });
  after(() => app?.close());
  return () => running(app);
}

/** Starts an app of its own for each test of the enclosing `describe` and activates the first customer. */
export function useFreshTestApp(options: TestAppOptions = {}): () => TestApp {
  let app: TestApp | undefined;
  beforeEach(async () => {
    app = await startTestApp(options);
    await app.activate();
  });
  afterEach(() => app?.close());
  return () => running(app);
}

function running(app: TestApp | undefined): TestApp {
  if (!app) throw new Error('the app runs only inside of tests');
  return app;
}

export function testConfig(
  parts: Partial<ServerConfig> & Pick<ServerConfig, 'publicUrl' | 'database' | 'onofficeApiUrl'>,
): ServerConfig {
  return {
    port: 0,
    host: '127.0.0.1',
    encryptionKeys: [{ id: 'test', key: ENCRYPTION_KEY }],
    providerSecrets: [PROVIDER_SECRET],
    sessionSecrets: [SESSION_SECRET],
    signedUrlMaxAgeSeconds: 300,
    signedUrlMaxAheadSeconds: 120,
    frameAncestors: ["'self'"],
    trustProxy: false,
    logLevel: 'info',
    metricsToken: undefined,
    uploadDir: undefined,
    explainerVideoUrl: undefined,
    prospectVideo: undefined,
    legalDir: undefined,
    ...parts,
  };
}

export { PROVIDER_SECRET };
