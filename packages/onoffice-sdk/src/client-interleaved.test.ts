import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { createOnOfficeClient, type OnOfficeClient } from './client.js';
import { readEstate } from './estates.js';
import { withoutNock } from './nock-server.test-support.js';
import { SECRET, TOKEN, envelope, estateRecord, parseBody, resultOf } from './wire.test-support.js';

const title = { fields: ['objekttitel'] };

describe('many calls at once', function () {
  // A second or two, on a busy machine more.
  this.timeout(60_000);
  withoutNock();

  /** Every record number that was asked for, once per time. */
  let asked: string[];
  /** The claims that came with each record number. */
  let claims: Map<string, unknown>;
  let server: Server;

  before((done) => {
    server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8');
      request.on('data', (chunk: string) => (text += chunk));
      request.on('end', () => {
        const { request: sent } = parseBody(text);
        const results = sent.actions.map((action) => {
          asked.push(action.resourceid);
          claims.set(action.resourceid, action.parameters['extendedclaim']);
          const id = Number(action.resourceid);
          return resultOf(action, [estateRecord(id, { objekttitel: `Haus ${id}` })]);
        });
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(envelope(results)));
      });
    });
    server.listen(0, '127.0.0.1', done);
  });
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => {
    asked = [];
    claims = new Map();
  });

  function newClient(maxInFlight: number): OnOfficeClient {
    const { port } = server.address() as AddressInfo;
    return createOnOfficeClient({
      token: TOKEN,
      secret: SECRET,
      apiUrl: `http://127.0.0.1:${port}/api.php`,
      maxInFlight,
      retry: { attempts: 1 },
    });
  }

  const ids = Array.from({ length: 1_000 }, (_, index) => String(index + 1));
  const inOrder = (numbers: readonly string[]): string[] => numbers.toSorted((a, b) => Number(a) - Number(b));

  it('reach onOffice once each, and every one of 1,000 interleaved answers its caller', async () => {
    const client = newClient(16);
    const titles = await Promise.all(
      ids.map(async (id, index) => {
        const estate = await client.withClaim(`c${index % 7}`).call(readEstate(id, title));
        return estate?.values.objekttitel;
      }),
    );
    expect(titles).to.deep.equal(ids.map((id) => `Haus ${id}`));
    expect(inOrder(asked)).to.deep.equal(ids);
    expect(ids.map((id) => claims.get(id))).to.deep.equal(ids.map((_, index) => `c${index % 7}`));
  });

  it('may be batches, whose answers stay at their places', async () => {
    const client = newClient(4);
    const batches = await Promise.all(
      Array.from({ length: 100 }, async (_, batch) => {
        const own = ids.slice(batch * 10, batch * 10 + 10);
        const settled = await client.callAll(own.map((id) => readEstate(id, title)));
        return settled.map((one) => (one.ok ? one.value?.id : undefined));
      }),
    );
    expect(batches.flat()).to.deep.equal(ids);
    expect(inOrder(asked)).to.deep.equal(ids);
  });
});
