import { createServer } from 'node:net';
import { ConfigurationError } from '@immo-billie/server';

/**
 * The port itself when it is free, any free one for 0. Asked before anything is changed, so that a second
 * demo does not delete the folder of the first.
 *
 * @throws ConfigurationError naming the variable when the port is taken or not allowed
 */
export async function reservePort(
  wanted: { readonly variable: string; readonly port: number },
  host: string,
): Promise<number> {
  try {
    return await listenOnce(wanted.port, host);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const isTaken = code === 'EADDRINUSE';
    throw new ConfigurationError([
      {
        variable: wanted.variable,
        problem: isTaken
          ? `is ${wanted.port}, which another program uses`
          : `is ${wanted.port}, which cannot be used (${code})`,
        mend: isTaken
          ? `end that program, or choose another port: ${wanted.variable}=${wanted.port + 100} immo-billie demo`
          : 'choose a port above 1023',
      },
    ]);
  }
}

function listenOnce(port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, host, () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => resolve(chosen));
    });
  });
}
