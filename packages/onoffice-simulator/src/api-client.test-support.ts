import { signAction } from '@immo-billie/onoffice-sdk';
import type { Credentials, Simulator, SimulatorOptions } from './index.js';
import { startSimulator } from './index.js';

export const PROVIDER_SECRET = 'provider-secret-of-the-tests';
export const TESTKANZLEI = '20101';
export const NORDLICHT = '20303';

/** A simulator for one test file; few prospects, so that it starts quickly. */
export function startTestSimulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return startSimulator({
    providerUrl: 'http://localhost:3000',
    providerSecret: PROVIDER_SECRET,
    prospects: 60,
    ...options,
  });
}

export interface TestAction {
  readonly verb: string;
  readonly type: string;
  readonly id?: string | number | null;
  readonly parameters?: unknown;
  readonly identifier?: string | null;
  /** Overrides single attributes of the action on the wire. */
  readonly raw?: Readonly<Record<string, unknown>>;
}

export interface WireRecord {
  readonly id: number | string;
  readonly type: string | null;
  readonly elements: Record<string, unknown>;
}

export interface WireResult {
  readonly actionid: string;
  readonly resourceid: string;
  readonly resourcetype: string;
  readonly cacheable: boolean;
  readonly identifier: string;
  readonly data: { readonly meta: { readonly cntabsolute: number | null }; readonly records: WireRecord[] };
  readonly status: { readonly errorcode: number; readonly message: string };
}

export interface WireAnswer {
  readonly status: { readonly code: number; readonly errorcode: number; readonly message: string };
  readonly response: { readonly results: WireResult[] };
}

/** A client as plain as possible: it signs, posts and parses. */
export class ApiClient {
  readonly #url: string;
  readonly #credentials: Credentials;

  constructor(simulator: Simulator, credentials: Credentials) {
    this.#url = `${simulator.url}/api/stable/api.php`;
    this.#credentials = credentials;
  }

  static ordinary(simulator: Simulator, customer = TESTKANZLEI): ApiClient {
    return new ApiClient(simulator, simulator.control.credentials({ customer, kind: 'ordinary' }));
  }

  body(actions: readonly TestAction[], timestamp = Math.floor(Date.now() / 1000)): string {
    const { token, secret, extendedclaim } = this.#credentials;
    return JSON.stringify({
      token,
      request: {
        actions: actions.map((action) => {
          const actionid = `urn:onoffice-de-ns:smart:2.5:smartml:action:${action.verb}`;
          return {
            actionid,
            resourceid: action.id === undefined ? '' : action.id,
            resourcetype: action.type,
            identifier: action.identifier === undefined ? '' : action.identifier,
            timestamp,
            hmac: signAction({ timestamp, token, resourceType: action.type, actionId: actionid }, secret),
            hmac_version: '2',
            parameters: withClaim(action.parameters ?? {}, extendedclaim),
            ...action.raw,
          };
        }),
      },
    });
  }

  post(body: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    return fetch(this.#url, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
  }

  async send(...actions: readonly TestAction[]): Promise<WireAnswer> {
    const response = await this.post(this.body(actions));
    return (await response.json()) as WireAnswer;
  }

  /** The only result of a request with one action. */
  async call(action: TestAction): Promise<WireResult> {
    const [result] = (await this.send(action)).response.results;
    if (result === undefined) throw new Error('the answer has no result');
    return result;
  }

  /** The records of a call that has to go well. */
  async records(action: TestAction): Promise<WireRecord[]> {
    const result = await this.call(action);
    if (result.status.errorcode !== 0) throw new Error(result.status.message);
    return result.data.records;
  }

  /** The error code of a call. */
  async code(action: TestAction): Promise<number> {
    return (await this.call(action)).status.errorcode;
  }
}

function withClaim(parameters: unknown, claim: string): unknown {
  if (claim === '' || typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
    return parameters;
  }
  return 'extendedclaim' in parameters ? parameters : { ...parameters, extendedclaim: claim };
}

export const RELATION = 'urn:onoffice-de-ns:smart:2.5:relationTypes:';

/** A client of the provider in the name of one user, for a customer that is activated. */
export function providerClient(
  simulator: Simulator,
  user: { readonly userId: number; readonly customer?: string },
): ApiClient {
  const customer = user.customer ?? TESTKANZLEI;
  const { url } = simulator.control.serviceUrl({ estateId: 1437, userId: user.userId, customer });
  const extendedclaim = new URL(url).searchParams.get('apiClaim') ?? '';
  return new ApiClient(simulator, { ...simulator.control.credentials({ customer }), extendedclaim });
}

/** Sends a control POST. */
export function control(simulator: Simulator, path: string, body: unknown): Promise<Response> {
  return fetch(`${simulator.url}/control/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}
