import { expect } from 'chai';
import express from 'express';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Problem } from '../web/problem.js';
import { withUpload } from './receive-upload.js';

describe('an upload', () => {
  it('ends and leaves nothing behind when the browser has gone before anything is read', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'immo-billie-test-'));
    const app = express();
    const received = new Promise<unknown>((resolve, reject) => {
      app.post('/', (request, response) => {
        browser.destroy();
        once(response, 'close')
          .then(() => {
            const rules = { folder, isAllowed: () => true, room: { files: 1, bytes: 1000 } };
            return withUpload(request, response, rules, async () => Promise.resolve('used'));
          })
          .then(resolve, reject);
      });
    });
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const browser = httpRequest({
      port: (server.address() as AddressInfo).port,
      host: '127.0.0.1',
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '1000' },
    });
    browser.on('error', () => undefined);
    browser.write('--x\r\n');
    try {
      const error: unknown = await received.catch((thrown: unknown) => thrown);
      expect(error).to.be.instanceOf(Problem).with.property('code', 'bad_request');
      expect(await readdir(folder)).to.deep.equal([]);
    } finally {
      server.close();
      await rm(folder, { recursive: true });
    }
  });
});
