import { SimulatorError } from './simulator-error.js';

/** The control endpoints of a simulator that give what onOffice would bring a browser. */
export interface SimulatorConnection {
  readonly url: string;
  /** Token and key of the provider's API user of a customer. */
  credentials(customer: string): Promise<{ readonly token: string; readonly secret: string }>;
  /** Path and query of the signed page that an admin's activation opens. */
  activationPath(customer: string): Promise<string>;
  /** Path and query of the signed page that „Angebotsverfahren“ opens. */
  servicePath(call: {
    readonly customer: string;
    readonly estateId: string;
    readonly userId: string;
  }): Promise<string>;
}

/** Speaks the control endpoints of a simulator over HTTP; every call may throw SimulatorError. */
export function connectSimulator(url: string, signal: AbortSignal): SimulatorConnection {
  const get = (endpoint: string, query: Record<string, string>) => getJson(url, endpoint, query, signal);
  return {
    url,
    async credentials(customer) {
      const answer = await get('credentials', { customer, kind: 'provider' });
      return { token: textOf(answer, 'token'), secret: textOf(answer, 'secret') };
    },
    async activationPath(customer) {
      return pathOf(await get('activation-url', { customer }));
    },
    async servicePath(call) {
      return pathOf(await get('service-url', call));
    },
  };
}

async function getJson(
  simulatorUrl: string,
  endpoint: string,
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<unknown> {
  const address = `${simulatorUrl}/control/${endpoint}?${new URLSearchParams(query).toString()}`;
  let response: Response;
  try {
    response = await fetch(address, { signal, redirect: 'error' });
  } catch (error) {
    throw new SimulatorError(
      'simulator_unreachable',
      `no simulator answers at ${simulatorUrl}`,
      'start one with: immo-billie demo',
      error,
    );
  }
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  throw refused(`${endpoint} was answered with HTTP status ${response.status}`);
}

/** The app's own address is not needed: the caller plays the browser that opens the path. */
function pathOf(answer: unknown): string {
  const url = textOf(answer, 'url');
  if (!URL.canParse(url)) throw refused('an address is not one');
  // Cut, not parsed and joined again: the signature covers the text as it came.
  return url.slice(new URL(url).origin.length);
}

function textOf(answer: unknown, name: string): string {
  const value = typeof answer === 'object' && answer !== null ? Reflect.get(answer, name) : undefined;
  if (typeof value === 'string' && value !== '') return value;
  throw refused(`${name} is missing in an answer`);
}

function refused(what: string): SimulatorError {
  return new SimulatorError(
    'simulator_refused',
    `the simulator did not do as asked: ${what}`,
    'check that --simulator names a simulator of this version',
  );
}
