import { expect } from 'chai';
import express from 'express';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pino } from 'pino';
import { errorHandler } from './error-handler.js';

describe('an error after the answer has begun', () => {
  it('breaks the answer off and stands in the log, nowhere else', async () => {
    const log: string[] = [];
    const app = express();
    app.get('/', (_request, response) => {
      response.set('Content-Length', '100').write('the beginning');
      throw Object.assign(new Error('in the middle'), { detail: 'Key (email)=(a person) already exists.' });
    });
    app.use(
      errorHandler(
        pino({ redact: { paths: ['err.detail'], remove: true } }, { write: (line) => void log.push(line) }),
      ),
    );
    const server = app.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const elsewhere: string[] = [];
    const write = process.stderr.write;
    process.stderr.write = (text) => elsewhere.push(String(text)) > 0;
    try {
      const { port } = server.address() as AddressInfo;
      const answer = fetch(`http://127.0.0.1:${port}/`).then((response) => response.text());
      expect(await answer.catch(() => 'broken off')).to.equal('broken off');
    } finally {
      process.stderr.write = write;
      server.close();
    }
    expect(log).to.have.length(1);
    expect(log[0]).to.contain('in the middle').and.not.to.contain('a person');
    expect(elsewhere).to.deep.equal([]);
  });
});
