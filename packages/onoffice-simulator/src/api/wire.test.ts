import { expect } from 'chai';
import {
  ApiClient,
  control,
  providerClient,
  startTestSimulator,
  type WireAnswer,
} from '../api-client.test-support.js';
import type { Simulator } from '../index.js';

const estateList = { verb: 'read', type: 'estate', parameters: { data: ['Id'], listlimit: 1 } };

describe('the wire', () => {
  let simulator: Simulator;
  let client: ApiClient;

  before(async () => {
    simulator = await startTestSimulator();
    client = ApiClient.ordinary(simulator);
  });
  after(() => simulator.close());
  afterEach(() => {
    simulator.control.reset();
  });

  it('answers under stable and latest, whatever the content type says', async () => {
    for (const version of ['stable', 'latest']) {
      for (const type of ['application/json', 'application/x-www-form-urlencoded', 'text/plain']) {
        const response = await fetch(`${simulator.url}/api/${version}/api.php`, {
          method: 'POST',
          body: client.body([estateList]),
          headers: { 'content-type': type },
        });
        expect(((await response.json()) as WireAnswer).status).to.deep.equal({
          code: 200,
          errorcode: 0,
          message: 'OK',
        });
      }
    }
  });

  it('sends the headers of recorded answers and compact JSON in ASCII', async () => {
    const response = await client.post(
      client.body([
        { verb: 'read', type: 'estate', id: 1437, parameters: { data: ['objekttitel', 'aussen_courtage'] } },
      ]),
    );
    expect(response.status).to.equal(200);
    expect(response.headers.get('content-type')).to.equal('application/json');
    expect(response.headers.get('server')).to.equal('Apache');
    expect(response.headers.get('cache-control')).to.equal('no-store, no-cache, must-revalidate');
    expect(response.headers.getSetCookie()).to.have.length(2);
    expect(response.headers.get('access-control-allow-origin')).to.equal(null);
    const text = await response.text();
    expect(text).to.match(/^[\x20-\x7e]+$/);
    expect(text).to.include(String.raw`Sch\u00f6ne Immobilie`);
  });

  it('keeps the documented order of keys', async () => {
    const text = await (await client.post(client.body([{ ...estateList, identifier: 'a' }]))).text();
    expect(text).to.match(
      /^\{"status":\{"code":200,"errorcode":0,"message":"OK"\},"response":\{"results":\[\{"actionid":"[^"]+","resourceid":"","resourcetype":"estate","cacheable":true,"identifier":"a","data":\{"meta":\{"cntabsolute":\d+\},"records":\[\{"id":\d+,"type":"estate","elements":\{"Id":"\d+"\}\}\]\},"status":\{"errorcode":0,"message":"OK"\}\}\]\}\}$/,
    );
  });

  it('takes timestamps as text, hmac_version as number, null as resource id and identifier', async () => {
    const now = Math.floor(Date.now() / 1000);
    const result = await client.call({
      ...estateList,
      id: null,
      identifier: null,
      raw: { timestamp: String(now), hmac_version: 2 },
    });
    expect(result.status.errorcode).to.equal(0);
    expect(result.resourceid).to.equal('');
    expect(result.identifier).to.equal('');
  });

  it('takes bodies of several megabytes', async () => {
    const padding = 'x'.repeat(5_000_000);
    expect(await client.code({ ...estateList, raw: { padding } })).to.equal(0);
  });

  it('answers structural errors with HTTP 200 and no result', async () => {
    for (const [body, code] of [
      ['{', 4],
      ['', 9],
      ['{}', 13],
    ] as const) {
      const response = await client.post(body);
      expect(response.status).to.equal(200);
      const answer = (await response.json()) as WireAnswer;
      expect(answer.status).to.include({ code: 500, errorcode: code });
      expect(answer.response.results).to.deep.equal([]);
    }
    simulator.control.wire({ structuralResults: 'missing' });
    expect(await (await client.post('{}')).json()).not.to.have.property('response');
  });

  describe('refuses', () => {
    it('an unknown token with 22, whatever else is wrong', async () => {
      const stranger = new ApiClient(simulator, {
        token: 'x'.repeat(32),
        secret: 'y',
        extendedclaim: '',
        customerWebId: '',
      });
      const answer = await stranger.send({ ...estateList, raw: { timestamp: 1 } });
      expect(answer.status).to.deep.equal({ code: 400, errorcode: 22, message: 'Not authenticated' });
      expect(answer.response.results[0]?.status.errorcode).to.equal(22);
    });

    it('an old timestamp with 136, before it looks at the signature', async () => {
      const answer = await client.send({ ...estateList, raw: { timestamp: 1, hmac: 'wrong' } });
      expect(answer.status.errorcode).to.equal(136);
    });

    it('a wrong signature with 137, before it looks at the call', async () => {
      const answer = await client.send({ ...estateList, type: 'nonsense', raw: { hmac: 'wrong' } });
      expect(answer.status).to.include({ code: 400, errorcode: 137 });
      simulator.control.wire({ authStatusCode: 500 });
      expect((await client.send({ ...estateList, raw: { hmac: 'wrong' } })).status.code).to.equal(500);
    });

    it('unknown actions, resource types and resource ids with 23, 25 and 24', async () => {
      expect(await client.code({ verb: 'steal', type: 'estate' })).to.equal(23);
      expect(await client.code({ verb: 'read', type: 'statistic' })).to.equal(25);
      expect(await client.code({ verb: 'get', type: 'agentslog' })).to.equal(25);
      const file = await client.call({ verb: 'get', type: 'file', id: 1437, parameters: { estateid: 1437 } });
      expect(file.status).to.deep.equal({
        errorcode: 24,
        message: 'Missing configuration for resourceId "1437"',
      });
    });
  });

  describe('with several actions', () => {
    const unknownField = { verb: 'read', type: 'estate', parameters: { data: ['nix'] }, identifier: 'bad' };

    it('answers each one, in order, and a failing one does not stop the others', async () => {
      const { status, response } = await client.send({ ...estateList, identifier: '1' }, unknownField, {
        ...estateList,
        identifier: '3',
      });
      expect(response.results.map((result) => [result.identifier, result.status.errorcode])).to.deep.equal([
        ['1', 0],
        ['bad', 141],
        ['3', 0],
      ]);
      expect(response.results[1]).to.include({ cacheable: false });
      expect(response.results[1]?.data).to.deep.equal([]);
      expect(status).to.deep.equal({ code: 500, errorcode: 97, message: 'Error in action' });
    });

    it('can leave the top level clean, as others have seen it', async () => {
      await control(simulator, 'wire', { partialFailure: '0' });
      expect((await client.send(estateList, unknownField)).status).to.deep.equal({
        code: 200,
        errorcode: 0,
        message: 'OK',
      });
    });

    it('mirrors a single failing action at the top', async () => {
      expect((await client.send(unknownField)).status).to.deep.equal({
        code: 500,
        errorcode: 141,
        message: 'Unknown field: nix',
      });
    });

    it('shows at the top that the caller was refused as a whole', async () => {
      const wrong = { ...estateList, raw: { hmac: 'wrong' } };
      expect((await client.send(wrong, wrong)).status).to.include({ code: 400, errorcode: 137 });
      expect((await client.send(wrong, estateList)).status).to.include({ code: 500, errorcode: 97 });
    });
  });

  it('gzips only when told to and asked for', async () => {
    await control(simulator, 'wire', { compression: 'gzip' });
    const response = await client.post(client.body([estateList]), { 'accept-encoding': 'gzip' });
    expect(response.headers.get('content-encoding')).to.equal('gzip');
    expect(((await response.json()) as WireAnswer).status.errorcode).to.equal(0);
  });

  it('asks the provider, and only the provider, for a claim', async () => {
    simulator.control.customers({ state: 'active' });
    expect(await providerClient(simulator, { userId: 21 }).code(estateList)).to.equal(0);
    expect(await client.code(estateList)).to.equal(0);
  });
});
