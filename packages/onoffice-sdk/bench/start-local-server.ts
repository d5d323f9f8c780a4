import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface LocalServer {
  readonly url: string;
  /** Requests and most requests at once since the last asking. */
  readonly counts: () => Promise<{ readonly requests: number; readonly maxInFlight: number }>;
  readonly stop: () => void;
}

/** Starts the benchmark server in a process of its own. */
export async function startLocalServer(latencyMs: number, addresses: number): Promise<LocalServer> {
  const child = fork(new URL('./local-server.js', import.meta.url), [String(latencyMs), String(addresses)]);
  const [port] = (await once(child, 'message')) as [number];
  const url = `http://127.0.0.1:${port}`;
  return {
    url: `${url}/api.php`,
    async counts() {
      const response = await fetch(`${url}/counts`);
      return (await response.json()) as { requests: number; maxInFlight: number };
    },
    stop: () => child.disconnect(),
  };
}
