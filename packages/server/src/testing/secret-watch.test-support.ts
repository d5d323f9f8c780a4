import type { Simulator } from '@immo-billie/onoffice-simulator';
import type { Exchange } from './visitor.test-support.js';

/** Watches everything that leaves the app for values that must never leave it. */
export interface SecretWatch {
  /** Notes secrets of a request, and its answer for the search at the end. */
  readonly note: (exchange: Exchange) => void;
  /** Values that were secret in this run, each with a name that may be shown. */
  readonly secrets: () => ReadonlyMap<string, string>;
  /** Where a secret was found; empty when none leaked. */
  readonly findLeaks: (logLines: readonly string[]) => string[];
  /** For tests that planted a secret themselves. */
  readonly forgetExchanges: () => void;
}

/** Parameters of signed URLs that must not be seen again anywhere. */
const SECRET_PARAMETERS = ['apiClaim', 'apiToken'];

export function watchSecrets(simulator: Simulator, fixed: Readonly<Record<string, string>>): SecretWatch {
  const secrets = new Map(Object.entries(fixed).map(([name, value]) => [value, name]));
  const exchanges: Exchange[] = [];

  const noteCredentials = (): void => {
    for (const { customerWebId } of simulator.control.overview().customers) {
      for (const kind of ['provider', 'ordinary'] as const) {
        const { token, secret } = simulator.control.credentials({ customer: customerWebId, kind });
        secrets.set(token, `API token (${kind})`);
        secrets.set(secret, `API key (${kind})`);
      }
    }
  };
  noteCredentials();

  return {
    note(exchange) {
      exchanges.push(exchange);
      for (const [name, value] of new URL(exchange.url).searchParams) {
        if (SECRET_PARAMETERS.includes(name) && value.length >= 16) secrets.set(value, name);
      }
      const apiKey = new URLSearchParams(exchange.sentBody).get('apiKey')?.trim() ?? '';
      if (apiKey.length >= 32) secrets.set(apiKey, 'typed API key');
    },
    secrets: () => secrets,
    forgetExchanges() {
      exchanges.length = 0;
    },
    findLeaks(logLines) {
      noteCredentials();
      const places = [
        ...logLines.map((line) => ({ where: `the log line ${line.slice(0, 80)}…`, text: line })),
        ...exchanges.map(({ method, url, status, headers, body }) => ({
          where: `the answer ${status} to ${method} ${new URL(url).pathname}`,
          text: `${[...headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n${body}`,
        })),
      ];
      return places.flatMap(({ where, text }) =>
        [...secrets].flatMap(([value, name]) =>
          text.includes(value) || text.includes(encodeURIComponent(value)) ? [`${name} in ${where}`] : [],
        ),
      );
    },
  };
}
