import { expect } from 'chai';
import express, { type Request, type Response } from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { requestCancelled } from './request-cancelled.js';

/** What `handle` gives back for one request; with `leave` its browser goes away. */
async function signalOf(
  handle: (request: Request, response: Response, leave: () => void) => Promise<AbortSignal>,
): Promise<AbortSignal> {
  const browser = new AbortController();
  const app = express();
  const handled = new Promise<AbortSignal>((resolve, reject) => {
    app.get('/', (request, response) => {
      handle(request, response, () => browser.abort()).then(resolve, reject);
    });
  });
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const visit = fetch(`http://127.0.0.1:${port}/`, { signal: browser.signal })
    .then((response) => response.text())
    .catch(() => undefined);
  try {
    return await handled;
  } finally {
    await visit;
    server.close();
  }
}

describe('a request', () => {
  it('is cancelled when its browser goes away', async () => {
    const signal = await signalOf(async (request, response, leave) => {
      const cancelled = requestCancelled(request);
      expect(cancelled.aborted).to.equal(false);
      leave();
      await once(response, 'close');
      return cancelled;
    });
    expect(signal.aborted).to.equal(true);
  });

  it('is cancelled from the beginning when its browser has gone before', async () => {
    const signal = await signalOf(async (request, response, leave) => {
      leave();
      await once(response, 'close');
      return requestCancelled(request);
    });
    expect(signal.aborted).to.equal(true);
  });

  it('is not cancelled by being answered', async () => {
    for (const isAskedBefore of [true, false]) {
      const signal = await signalOf(async (request, response) => {
        const before = isAskedBefore ? requestCancelled(request) : undefined;
        response.end('here you are');
        await once(response, 'close');
        return before ?? requestCancelled(request);
      });
      expect(signal.aborted).to.equal(false);
    }
  });
});
