import { once } from 'node:events';
import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

/** Ports that systems give to nobody who does not ask for them by number. */
const [LOWEST, ABOVE] = [10_000, 32_000];
const ATTEMPTS = 20;

/**
 * A port for a program that has to be told one, free a moment ago. It is none of those that the system hands out by itself:
 * such a port can be somebody else's by the time the program listens.
 */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(LOWEST, ABOVE);
    if (await canListen(port)) return port;
  }
  throw new Error(`none of ${ATTEMPTS} ports was free`);
}

async function canListen(port: number): Promise<boolean> {
  const server = createServer();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch {
    return false;
  }
  server.close();
  await once(server, 'close');
  return true;
}
