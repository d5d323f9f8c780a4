import { RequestLog } from '../api/request-log.js';
import { SimulatedClock } from '../clock/simulated-clock.js';
import type { CustomerCrm } from '../crm/customer-crm.js';
import { buildDemoCustomers } from '../demo-data/build-demo-customers.js';
import { FaultPlan } from '../faults/fault-plan.js';
import { Marketplace } from '../marketplace/marketplace.js';
import { ApiError } from '../wire/api-error.js';
import { ErrorTexts } from '../wire/error-texts.js';
import { defaultWireSettings, type WireSettings } from '../wire/wire-settings.js';
import type { CheckedOptions, OpenMode } from './simulation-options.js';
import { StateFile } from './state-file.js';

/** One simulated onOffice: its customers, its Marketplace and how it behaves at the moment. */
export class Simulation {
  readonly clock: SimulatedClock;
  readonly errorTexts = ErrorTexts.load();
  readonly requestLog = new RequestLog();
  faults = new FaultPlan();
  wire: WireSettings;
  latencyMs: number;
  openMode: OpenMode;
  /** Where the simulator listens; set once the port is known. */
  baseUrl = '';
  readonly #options: CheckedOptions;
  readonly #stateFile: StateFile | undefined;
  #customers: readonly CustomerCrm[] = [];
  #marketplace: Marketplace;
  #wrongClocks: number[] = [];

  constructor(options: CheckedOptions) {
    this.#options = options;
    this.clock = new SimulatedClock(options.clock);
    this.wire = startWire(options);
    this.latencyMs = options.latencyMs;
    this.openMode = options.openMode;
    if (options.stateFile !== undefined) this.#stateFile = new StateFile(options.stateFile, options.seed);
    this.#marketplace = this.#freshMarketplace();
    const snapshot = this.#stateFile?.load();
    if (snapshot !== undefined) this.#marketplace.restore(snapshot);
  }

  get customers(): readonly CustomerCrm[] {
    return this.#customers;
  }

  get marketplace(): Marketplace {
    return this.#marketplace;
  }

  get providerOrigin(): string {
    return this.#marketplace.provider.origin;
  }

  /** A customer that is known to exist. */
  customer(webId: string): CustomerCrm {
    const customer = this.findCustomer(webId);
    if (customer === undefined) throw new Error(`no customer ${webId}`);
    return customer;
  }

  /** By `customerWebId` or by name; without either the first customer. */
  findCustomer(idOrName: string | undefined): CustomerCrm | undefined {
    if (idOrName === undefined || idOrName === '') return this.#customers[0];
    return this.#customers.find(({ webId, name }) => webId === idOrName || name === idOrName);
  }

  /** The clocks that a timestamp may agree with: the right one, and wrong ones shown by a `wrong-clock` fault. */
  acceptedNowsSeconds(): number[] {
    const now = this.clock.nowSeconds();
    return [now, ...this.#wrongClocks.map((offset) => now + offset)];
  }

  /** Moves the clock. It is the only right one from now on: what `wrong-clock` faults showed before is forgotten. */
  setClock(offsetSeconds: number): void {
    this.clock.offsetSeconds = offsetSeconds;
    this.#wrongClocks = [];
  }

  /** A client that corrected itself by a wrong Date header is right from its point of view; let it go on. */
  rememberWrongClock(offsetSeconds: number): void {
    if (!this.#wrongClocks.includes(offsetSeconds)) this.#wrongClocks.push(offsetSeconds);
  }

  /** A bug of the simulator, not a situation of onOffice: told on stderr, answered with code 1. */
  reportDefect(error: unknown): ApiError {
    process.stderr.write(
      `onoffice-simulator: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return new ApiError(1);
  }

  /** Everything back to how it started: data, rights, activation, claims, consents, faults, clock, latency. */
  reset(): void {
    const { epoch } = this.#marketplace.claims.snapshot();
    this.setClock(0);
    this.latencyMs = this.#options.latencyMs;
    this.wire = startWire(this.#options);
    this.openMode = this.#options.openMode;
    this.faults = new FaultPlan();
    this.requestLog.clear();
    this.#marketplace = this.#freshMarketplace();
    // Claims from before the reset must not be known afterwards.
    this.#marketplace.claims.restore({ epoch: epoch + 1, sequence: 0, expiredUpTo: 0, ttlSeconds: null });
    this.#save();
  }

  #freshMarketplace(): Marketplace {
    const { seed, providerUrl, providerSecret } = this.#options;
    const origin = new URL(providerUrl).origin;
    const demo = buildDemoCustomers(this.#options);
    this.#customers = demo.map(({ crm }) => crm);
    let ready = false;
    const marketplace = new Marketplace({
      provider: {
        origin,
        activationUrl: `${origin}/onoffice/activation`,
        serviceUrl: `${origin}/onoffice/service`,
        secret: providerSecret,
      },
      seed,
      customers: this.#customers,
      clock: this.clock,
      onChange: () => {
        if (ready) this.#save();
      },
    });
    for (const { crm, state } of demo) marketplace.setState(crm.webId, state);
    ready = true;
    return marketplace;
  }

  #save(): void {
    this.#stateFile?.save(this.#marketplace.snapshot());
  }
}

function startWire(options: CheckedOptions): WireSettings {
  const chosen = Object.entries(options.wire ?? {}).filter(([, value]) => value !== undefined);
  return { ...defaultWireSettings, ...Object.fromEntries(chosen) };
}
