import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that takes requests and never answers. */
export interface SilentServer {
  readonly url: string;
  /** Resolves when the first request has come. */
  readonly asked: Promise<void>;
  close(): void;
}

export async function startSilentServer(): Promise<SilentServer> {
  let tellAsked = () => {};
  const asked = new Promise<void>((resolve) => {
    tellAsked = resolve;
  });
  const server = createServer(() => tellAsked());
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
