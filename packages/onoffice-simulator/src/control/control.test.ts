import { expect } from 'chai';
import { request } from 'node:http';
import {
  ApiClient,
  NORDLICHT,
  TESTKANZLEI,
  control,
  providerClient,
  startTestSimulator,
} from '../api-client.test-support.js';
import { ControlError, type Simulator } from '../index.js';

const estateList = {
  verb: 'read',
  type: 'estate',
  parameters: { data: ['Id'], listlimit: 1 },
  identifier: 'x',
};

describe('the control endpoints', () => {
  let simulator: Simulator;

  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.close());
  beforeEach(() => {
    simulator.control.reset();
  });

  async function get(path: string): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${simulator.url}/control/${path}`);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  it('give credentials of both API users, by id or by name', async () => {
    const provider = await get(`credentials?customer=${NORDLICHT}&kind=provider`);
    expect(provider.body).to.have.all.keys('token', 'secret', 'extendedclaim', 'customerWebId');
    expect(provider.body['customerWebId']).to.equal(NORDLICHT);
    const byName = await get('credentials?customer=Nordlicht%20Immobilien%20GmbH&kind=provider');
    expect(byName.body['token']).to.equal(provider.body['token']);
    const ordinary = await get(`credentials?customer=${NORDLICHT}&kind=ordinary`);
    expect(ordinary.body['extendedclaim']).to.equal('');
    expect(ordinary.body['token']).not.to.equal(provider.body['token']);
    for (const body of [provider.body, ordinary.body]) {
      expect(body['token']).to.match(/^[A-Za-z0-9]{32}$/);
      expect(body['secret']).to.match(/^[A-Za-z0-9]{64}$/);
    }
  });

  it('give signed URLs, also for estates that do not exist', async () => {
    const service = await get('service-url?estateId=999999&userId=21');
    expect(service.body['url']).to.match(
      /^http:\/\/localhost:3000\/onoffice\/service\?.*&signature=[0-9a-f]{64}$/,
    );
    const activation = await get(`activation-url?customer=${NORDLICHT}`);
    expect(activation.body['url']).to.match(/\/onoffice\/activation\?.*customerWebId=20303/);
  });

  it('refuse unknown customers, users, kinds and parameters with 400 and what is allowed', async () => {
    for (const [path, hint] of [
      ['credentials?customer=4711', TESTKANZLEI],
      ['credentials?kind=royal', '{customer?: string, kind?: "provider" | "ordinary"}'],
      ['credentials?tenant=1', '{customer?: string, kind?: "provider" | "ordinary"}'],
      ['service-url?estateId=1437&userId=4711', '21'],
      ['service-url?estateId=1437&userId=0x15', '21'],
      ['service-url?userId=21', '{estateId: string, userId?: string, customer?: string}'],
    ] as const) {
      const { status, body } = await get(path);
      expect(status, path).to.equal(400);
      expect(body['allowed'], path).to.include(hint);
      expect(body['error']).to.be.a('string');
    }
  });

  it('are taken only as application/json', async () => {
    for (const type of [
      'application/x-www-form-urlencoded',
      'text/plain',
      'multipart/form-data; boundary=x',
    ]) {
      const response = await fetch(`${simulator.url}/control/latency`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"ms":5}',
      });
      expect(response.status, type).to.equal(415);
    }
    expect(simulator.control.overview().latencyMs).to.equal(0);
  });

  it('say in JSON too why a body cannot be read', async () => {
    const post = (headers: Record<string, string>, body: string): Promise<Response> =>
      fetch(`${simulator.url}/control/latency`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
    for (const [status, response] of [
      [413, await post({}, `{"ms":5}${' '.repeat(20 * 1024 * 1024)}`)],
      [415, await post({ 'content-encoding': 'morse' }, '{"ms":5}')],
      [415, await post({ 'content-type': 'application/json; charset=latin1' }, '{"ms":5}')],
    ] as const) {
      expect(response.status).to.equal(status);
      expect(await response.json()).to.have.property('error');
    }
  });

  it('refuse wrong bodies with 400 and the shape that is wanted', async () => {
    const cases: readonly [string, unknown, string][] = [
      ['latency', { ms: 'slow' }, '{ms: number}'],
      ['latency', { ms: 5, extra: 1 }, '{ms: number}'],
      ['clock', {}, '{offsetSeconds: number}'],
      ['claims', { expire: false }, '{expire: true}'],
      [
        'faults',
        { fault: 'wrong-clock', offsetSeconds: 1e15 },
        '{fault: string, times?: integer, resourcetype?: string, offsetSeconds?: integer}',
      ],
      [
        'customers',
        { state: 'sleeping' },
        '{customer?: string | number, state: "not_activated" | "active" | "blocked"}',
      ],
    ];
    for (const [path, body, shape] of cases) {
      const response = await control(simulator, path, body);
      expect(response.status, path).to.equal(400);
      expect(((await response.json()) as { allowed: string[] }).allowed, path).to.include(shape);
    }
    const broken = await fetch(`${simulator.url}/control/latency`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"ms":',
    });
    expect(broken.status).to.equal(400);
    const { allowed } = (await (await control(simulator, 'wire', { partialFailure: 'maybe' })).json()) as {
      allowed: string[];
    };
    expect(allowed[0]).to.include('partialFailure?: "0" | "97"');
  });

  it('that do not exist are 404 with the list of those that do', async () => {
    const response = await control(simulator, 'explode', {});
    expect(response.status).to.equal(404);
    expect(((await response.json()) as { allowed: string[] }).allowed).to.include('POST /control/faults');
  });

  it('latency delays answers of the API', async () => {
    expect(await (await control(simulator, 'latency', { ms: 120 })).json()).to.deep.equal({ ok: true });
    await ApiClient.ordinary(simulator).send(estateList);
    expect(simulator.control.requests()[0]?.durationMs).to.be.greaterThan(110);
  });

  it('clock moves checks and Date header of API and pages alike', async () => {
    await control(simulator, 'clock', { offsetSeconds: 7200 });
    const client = ApiClient.ordinary(simulator);
    expect(await client.code(estateList)).to.equal(136);
    const later = Math.floor(Date.now() / 1000) + 7200;
    const response = await client.post(client.body([estateList], later));
    expect(((await response.json()) as { status: { errorcode: number } }).status.errorcode).to.equal(0);
    for (const date of [
      response.headers.get('date'),
      (await fetch(`${simulator.url}/estates`)).headers.get('date'),
    ]) {
      expect(Date.parse(date ?? '') / 1000).to.be.closeTo(later, 3);
    }
  });

  it('customers sets the state of a customer', async () => {
    const client = (): ApiClient => new ApiClient(simulator, simulator.control.credentials());
    expect(await client().code(estateList)).to.equal(22);
    await control(simulator, 'customers', { customer: 'Testkanzlei onOffice', state: 'active' });
    expect(await client().code(estateList)).to.equal(0);
    await control(simulator, 'customers', { customer: Number(TESTKANZLEI), state: 'blocked' });
    expect(await client().code(estateList)).to.equal(22);
    await control(simulator, 'customers', { customer: TESTKANZLEI, state: 'active' });
    expect(await client().code(estateList)).to.equal(0);
  });

  it('customers: not_activated throws the old key away', async () => {
    simulator.control.customers({ state: 'active' });
    const before = simulator.control.credentials();
    await control(simulator, 'customers', { state: 'not_activated' });
    const after = simulator.control.credentials();
    expect(after.secret).not.to.equal(before.secret);
    expect(await new ApiClient(simulator, before).code(estateList)).to.equal(22);
  });

  it('requests lists what the API saw, in order, with the most that was in flight', async () => {
    await control(simulator, 'latency', { ms: 300 });
    const client = ApiClient.ordinary(simulator);
    await Promise.all([
      client.send(estateList),
      client.send(estateList, { ...estateList, type: 'nix' }),
      client.send(estateList),
    ]);
    await control(simulator, 'latency', { ms: 0 });
    await client.post('{');
    const log = (await (await fetch(`${simulator.url}/control/requests`)).json()) as ReturnType<
      Simulator['control']['requests']
    >;
    expect(log.map((entry) => entry.maxInFlight)).to.deep.equal([3, 3, 3, 1]);
    expect(log[3]?.actions).to.deep.equal([]);
    expect(log[0]).to.have.all.keys('startedAt', 'durationMs', 'maxInFlight', 'actions');
    for (const entry of log) {
      expect(Date.parse(entry.startedAt)).to.be.closeTo(Date.now(), 60_000);
      expect(entry.durationMs).to.be.a('number');
    }
    expect(log[0]?.actions[0]).to.deep.equal({
      actionid: 'urn:onoffice-de-ns:smart:2.5:smartml:action:read',
      resourcetype: 'estate',
      resourceid: '',
      identifier: 'x',
      errorcode: 0,
    });
    expect(log.flatMap((entry) => entry.actions).map((action) => action.errorcode)).to.have.members([
      0, 0, 25, 0,
    ]);
  });

  it('reset brings everything back', async () => {
    const tokenBefore = simulator.control.credentials().token;
    const changes: readonly [string, object][] = [
      ['latency', { ms: 50 }],
      ['clock', { offsetSeconds: 60 }],
      ['customers', { state: 'blocked' }],
      ['rights', { userId: 21, estateIds: [1437], allow: false }],
      ['records', { module: 'estate', id: 1437, deleted: true }],
      ['faults', { fault: 'error:170', times: 9 }],
      ['wire', { partialFailure: '0' }],
      ['fields', { module: 'estate', field: 'ort', active: false }],
      ['open-mode', { mode: 'popup' }],
    ];
    for (const [path, body] of changes)
      expect((await control(simulator, path, body)).status, path).to.equal(200);
    expect((await control(simulator, 'reset', {})).status).to.equal(200);
    const overview = simulator.control.overview();
    expect(overview).to.deep.include({ latencyMs: 0, clockOffsetSeconds: 0, openMode: 'tab', faults: [] });
    expect(overview.wire.partialFailure).to.equal('97');
    expect(overview.customers[0]?.state).to.equal('not_activated');
    expect(simulator.control.credentials().token).to.equal(tokenBefore);
    expect(simulator.control.requests()).to.deep.equal([]);
    simulator.control.customers({ state: 'active' });
    const read = { ...estateList, id: 1437, parameters: { data: ['ort'] } };
    expect((await providerClient(simulator, { userId: 21 }).call(read)).data.meta.cntabsolute).to.equal(1);
  });

  it('reset takes no body or an empty object, and nothing else', async () => {
    const reset = (body: string): Promise<Response> =>
      fetch(`${simulator.url}/control/reset`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
    for (const body of ['{"customer":"20101"}', '[]', 'null', '1']) {
      await control(simulator, 'latency', { ms: 5 });
      expect((await reset(body)).status, body).to.equal(400);
      expect(simulator.control.overview().latencyMs).to.equal(5);
    }
    expect(((await (await reset('{"a":1}')).json()) as { allowed: string[] }).allowed).to.deep.equal(['{}']);
    expect((await reset('')).status).to.equal(200);
    expect(simulator.control.overview().latencyMs).to.equal(0);
    expect((await reset('{}')).status).to.equal(200);
  });

  it('bulk adds estates and prospects', async () => {
    const response = await control(simulator, 'bulk', { estates: 100, addresses: 300, prospectsOf: 1469 });
    const { estateIds, addressIds } = (await response.json()) as {
      estateIds: number[];
      addressIds: number[];
    };
    const client = ApiClient.ordinary(simulator);
    const [related] = await client.records({
      verb: 'get',
      type: 'idsfromrelation',
      parameters: {
        relationtype: 'urn:onoffice-de-ns:smart:2.5:relationTypes:estate:address:interested',
        parentids: [1469],
      },
    });
    expect(related?.elements['1469']).to.have.length(300).and.include(String(addressIds[1]));
    expect((await client.call({ ...estateList, id: String(estateIds[0]) })).data.meta.cntabsolute).to.equal(
      1,
    );
  });

  async function readBack(
    module: 'estate' | 'address',
    id: number,
    elements: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, unknown> | undefined> {
    expect((await control(simulator, 'records', { module, id, elements })).status).to.equal(200);
    const read = { verb: 'read', type: module, id, parameters: { data: Object.keys(elements) } };
    return (await ApiClient.ordinary(simulator).records(read))[0]?.elements;
  }

  it('records writes numbers, keys and null as the type of the field has them', async () => {
    expect(
      await readBack('estate', 1437, {
        kaufpreis: 350000,
        anzahl_zimmer: 3,
        breitengrad: 50.7858,
        baujahr: 1998,
        status: 2,
        verkauft: true,
        plz: 52062,
        heizungsart: 'zentral',
        befeuerung: ['gas'],
        boden: null,
        wohnflaeche: null,
        abdatum: null,
      }),
    ).to.deep.equal({
      kaufpreis: '350000.00',
      anzahl_zimmer: '3.00',
      breitengrad: '50.78580',
      baujahr: '1998',
      status: '2',
      verkauft: '1',
      plz: '52062',
      heizungsart: ['zentral'],
      befeuerung: ['gas'],
      boden: [],
      wohnflaeche: '0.00',
      abdatum: '0000-00-00',
    });
    expect(
      await readBack('address', 2101, { ArtDaten: 'Investor', HerkunftKontakt: '', Vorname: null }),
    ).to.deep.equal({ id: 2101, ArtDaten: '|Investor|', HerkunftKontakt: '', Vorname: '' });
  });

  it('records leaves text as it is, so that an account with odd values can be tried', async () => {
    const odd = {
      kaufpreis: 'auf Anfrage',
      wohnflaeche: '100',
      anzahl_zimmer: '',
      status: 'x',
      objektart: 'schloss am meer',
      geaendert_am: 'gestern',
      heizungsart: '|zentral||etage|',
      ort: ['Aachen', 'Köln'],
    };
    expect(await readBack('estate', 1437, odd)).to.deep.equal(odd);
  });

  it('records refuses fields that nobody has, and lists where there is one contact entry', async () => {
    for (const [module, id, elements] of [
      ['estate', 1437, { garten: 1 }],
      ['address', 2101, { Email: ['a@example.org'] }],
    ] as const) {
      expect((await control(simulator, 'records', { module, id, elements })).status).to.equal(400);
    }
  });

  it('are there as typed calls in the same process, with the same checks', () => {
    expect(() => simulator.control.faults({ fault: 'explode' }))
      .to.throw(ControlError)
      .with.property('allowed')
      .that.includes('reset');
    expect(() => simulator.control.serviceUrl({ estateId: 1, userId: 4711 })).to.throw(ControlError);
  });

  it('and everything else answer for local host names only', async () => {
    const status = (host: string): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        request(`${simulator.url}/control/credentials`, { headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    expect(await status(`127.0.0.1:${simulator.port}`)).to.equal(200);
    expect(await status(`localhost:${simulator.port}`)).to.equal(200);
    for (const host of [
      'evil.example',
      `evil.example:${simulator.port}`,
      '127.0.0.1.evil.example',
      'localhost.evil.example',
    ]) {
      expect(await status(host), host).to.equal(421);
    }
  });

  it('send no CORS headers, not even when asked', async () => {
    for (const [method, path] of [
      ['OPTIONS', '/control/latency'],
      ['GET', '/control/overview'],
      ['OPTIONS', '/api/stable/api.php'],
    ] as const) {
      const response = await fetch(`${simulator.url}${path}`, {
        method,
        headers: { origin: 'https://evil.example' },
      });
      await response.arrayBuffer();
      const names = [...response.headers.keys()];
      expect(names.filter((name) => name.startsWith('access-control'))).to.deep.equal([]);
    }
  });
});
