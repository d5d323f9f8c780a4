import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { createGotTransport } from './got-transport.js';
import { withoutNock } from './nock-server.test-support.js';
import { TransportFailure, type TransportRequest } from './transport.js';

/** Patient, because a busy machine may take its time; tests of time-outs bring their own. */
const timeouts = { connectMs: 10_000, responseMs: 10_000, totalMs: 15_000 };

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

describe('the transport over HTTP', () => {
  const servers: Server[] = [];

  withoutNock();

  async function serve(listener: RequestListener): Promise<string> {
    const server = createServer(listener);
    servers.push(server);
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api.php`;
  }

  function send(url: string, options: Partial<TransportRequest> = {}) {
    return createGotTransport()({
      url,
      body: '{"a":"ä"}',
      freshConnection: false,
      timeouts,
      maxAnswerBytes: 1_000_000,
      signal: undefined,
      ...options,
    });
  }

  async function failureOf(promise: Promise<unknown>): Promise<TransportFailure> {
    const error: unknown = await promise.then(
      () => new Error('it should have failed'),
      (reason: unknown) => reason,
    );
    if (error instanceof TransportFailure) return error;
    throw error;
  }

  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('posts JSON and hands over status, body and the headers that matter', async () => {
    let seen: unknown;
    const url = await serve((request, response) => {
      void bodyOf(request).then((body) => {
        seen = { method: request.method, type: request.headers['content-type'], body };
        response.writeHead(503, { 'retry-after': '7', date: 'Thu, 01 Jan 2026 00:00:00 GMT' }).end('busy');
      });
    });
    const answer = await send(url);
    expect(seen).to.deep.equal({ method: 'POST', type: 'application/json', body: '{"a":"ä"}' });
    expect({ ...answer, body: answer.body.toString() }).to.deep.equal({
      status: 503,
      body: 'busy',
      date: 'Thu, 01 Jan 2026 00:00:00 GMT',
      retryAfter: '7',
    });
  });

  it('follows no redirect', async () => {
    let requests = 0;
    const url = await serve((_request, response) => {
      requests += 1;
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect((await send(url)).status).to.equal(307);
    expect(requests).to.equal(1);
  });

  it('unpacks compressed answers and bounds their size unpacked', async () => {
    const packed = gzipSync('x'.repeat(500_000));
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(packed);
    });
    expect((await send(url)).body.length).to.equal(500_000);
    expect(await failureOf(send(url, { maxAnswerBytes: 100_000 }))).to.include({ reason: 'too_large' });
  });

  it('gives up when the head of the answer, or the rest of it, does not come', async () => {
    const silent = await serve(() => undefined);
    const brief = { connectMs: 50, responseMs: 60, totalMs: 3_000 };
    expect(await failureOf(send(silent, { timeouts: brief }))).to.include({
      reason: 'timeout',
      requestMayHaveArrived: true,
    });
    const halting = await serve((_request, response) => {
      response.writeHead(200);
      response.write('{"status":');
    });
    const total = { ...timeouts, totalMs: 120 };
    expect(await failureOf(send(halting, { timeouts: total }))).to.include({ reason: 'timeout' });
  });

  it('tells a broken-off answer from a host that never got the request', async () => {
    const breaking = await serve((_request, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{');
      setImmediate(() => response.destroy());
    });
    expect(await failureOf(send(breaking))).to.include({ reason: 'reset', requestMayHaveArrived: true });
    const cut = await serve((request) => request.socket.destroy());
    expect(await failureOf(send(cut))).to.include({ reason: 'reset', requestMayHaveArrived: true });
    expect(await failureOf(send('http://127.0.0.1:9/'))).to.include({
      reason: 'connect',
      requestMayHaveArrived: false,
    });
    expect(await failureOf(send('http://does-not-exist.invalid/'))).to.include({
      reason: 'dns',
      requestMayHaveArrived: false,
    });
  });

  it('takes a host that cannot be reached any more for one that may have got the request', async () => {
    const sockets: Socket[] = [];
    const listen = (message: unknown): void => void sockets.push((message as { socket: Socket }).socket);
    subscribe('net.client.socket', listen);
    try {
      for (const code of ['EHOSTUNREACH', 'ENETUNREACH', 'ECONNREFUSED']) {
        const lost = Object.assign(new Error(`read ${code}`), { code, syscall: 'read' });
        const url = await serve(() => sockets.at(-1)?.destroy(lost));
        expect(await failureOf(send(url, { freshConnection: true })), code).to.include({
          requestMayHaveArrived: true,
          systemCode: code,
        });
      }
    } finally {
      unsubscribe('net.client.socket', listen);
    }
  });

  it('tells a failed TLS handshake, in which nothing was sent', async () => {
    const plain = (await serve((_request, response) => response.end())).replace('http:', 'https:');
    expect(await failureOf(send(plain))).to.include({ reason: 'tls', requestMayHaveArrived: false });
  });

  it('names what is no HTTP answer or cannot be unpacked', async () => {
    const raw = (text: string) => serve((request) => request.socket.end(text));
    const unreadable = [
      'garbage\r\n\r\n',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{"longer":"than that"}',
      'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc',
      'HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 3\r\n\r\nabc',
    ];
    for (const text of unreadable) {
      expect(await failureOf(send(await raw(text))), text).to.include({
        reason: 'protocol',
        requestMayHaveArrived: true,
      });
    }
  });

  it('ends when the caller cancels', async () => {
    const controller = new AbortController();
    const url = await serve(() => controller.abort());
    expect(await failureOf(send(url, { signal: controller.signal }))).to.include({ reason: 'cancelled' });
  });

  it('keeps connections for reads and takes a new one for each write', async () => {
    const ports: (number | undefined)[] = [];
    const url = await serve((request, response) => {
      ports.push(request.socket.remotePort);
      request.resume();
      response.end('{}');
    });
    for (const freshConnection of [false, false, true, true]) await send(url, { freshConnection });
    expect(ports[0]).to.equal(ports[1]);
    expect(new Set(ports).size).to.equal(3);
  });
});
