import { expect } from 'chai';
import { ApiClient, control, startTestSimulator, type WireAnswer } from '../api-client.test-support.js';
import { FAULT_NAMES, type Simulator } from '../index.js';

const one = { verb: 'read', type: 'estate', parameters: { data: ['Id'], listlimit: 1 }, identifier: 'one' };
const two = { ...one, identifier: 'two' };

describe('faults', () => {
  let simulator: Simulator;
  let client: ApiClient;

  before(async () => {
    simulator = await startTestSimulator();
  });
  after(() => simulator.close());
  beforeEach(() => {
    simulator.control.reset();
    client = ApiClient.ordinary(simulator);
  });

  async function arm(fault: string, times = 1, more: object = {}): Promise<void> {
    const response = await control(simulator, 'faults', { fault, times, ...more });
    expect(response.status).to.equal(200);
  }

  async function rejects(run: () => Promise<unknown>): Promise<unknown> {
    try {
      await run();
    } catch (error) {
      return error;
    }
    throw new Error('expected a failure');
  }

  /** Reads an answer until it has `bytes` bytes, checks that no more comes, and hangs up. */
  async function readThenHangUp(bytes: number): Promise<string> {
    const abort = new AbortController();
    const response = await fetch(`${simulator.url}/api/stable/api.php`, {
      method: 'POST',
      body: client.body([one]),
      signal: abort.signal,
    });
    const reader = response.body?.getReader();
    let text = '';
    while (text.length < bytes) text += Buffer.from((await reader?.read())?.value ?? []).toString('utf8');
    const next = reader?.read();
    const silence = new Promise((resolve) => {
      setTimeout(resolve, 150, 'silence');
    });
    expect(await Promise.race([next, silence])).to.equal('silence');
    abort.abort();
    await rejects(async () => next);
    return text;
  }

  it('strike the given number of times and then no more', async () => {
    await arm('http-500-html', 2);
    expect((await client.post(client.body([one]))).status).to.equal(500);
    expect((await client.post(client.body([one]))).status).to.equal(500);
    expect((await client.post(client.body([one]))).status).to.equal(200);
  });

  it('strike once when no number is given, in the order they were asked for', async () => {
    await control(simulator, 'faults', { fault: 'error:170' });
    await control(simulator, 'faults', { fault: 'error:201' });
    expect(await client.code(one)).to.equal(170);
    expect(await client.code(one)).to.equal(201);
    expect(await client.code(one)).to.equal(0);
  });

  it('are taken back with times 0', async () => {
    await arm('error:170', 5);
    await arm('error:170', 0);
    expect(await client.code(one)).to.equal(0);
  });

  it('with unknown names are answered with 400 and the list', async () => {
    for (const fault of ['explode', 'error:', 'error:abc', 'error:0', 'one-action', '']) {
      const response = await control(simulator, 'faults', { fault, times: 1 });
      expect(response.status, fault).to.equal(400);
      expect(await response.json())
        .to.have.property('allowed')
        .that.deep.equals(FAULT_NAMES);
    }
  });

  it('refuse: the connection ends before anything is read or executed', async () => {
    await arm('refuse');
    await rejects(() => client.post(client.body([one])));
    expect(simulator.control.requests()[0]?.actions).to.deep.equal([]);
    expect(await client.code(one)).to.equal(0);
  });

  it('reset: the connection breaks after the actions were executed', async () => {
    await arm('reset');
    const create = { verb: 'create', type: 'estate', parameters: { data: { objekttitel: 'Neu' } } };
    await rejects(() => client.post(client.body([create])));
    const found = await client.records({
      verb: 'read',
      type: 'estate',
      parameters: { data: ['Id'], filter: { objekttitel: [{ op: '=', val: 'Neu' }] } },
    });
    expect(found).to.have.length(1);
  });

  it('timeout-before-body: headers come, the body never does', async () => {
    await arm('timeout-before-body');
    expect(await readThenHangUp(0)).to.equal('');
  });

  it('timeout-mid-body: half of the body comes', async () => {
    await arm('timeout-mid-body');
    const text = await readThenHangUp(1);
    expect(text).to.match(/^\{"status"/);
    expect(() => JSON.parse(text)).to.throw();
  });

  it('slow-drip: the body comes whole, in small pieces', async () => {
    await arm('slow-drip');
    const started = performance.now();
    const answer = await client.send(one);
    expect(answer.status.errorcode).to.equal(0);
    expect(performance.now() - started).to.be.greaterThan(500);
  });

  it('http-429: with Retry-After, nothing executed', async () => {
    await arm('http-429');
    const response = await client.post(client.body([one]));
    expect(response.status).to.equal(429);
    expect(response.headers.get('retry-after')).to.equal('1');
    expect(simulator.control.requests()[0]?.actions[0]?.errorcode).to.equal(null);
  });

  it('http-500-html: an HTML page', async () => {
    await arm('http-500-html');
    const response = await client.post(client.body([one]));
    expect(response.headers.get('content-type')).to.match(/^text\/html/);
    expect(await response.text()).to.include('<h1>Internal Server Error</h1>');
  });

  it('truncated-json and malformed-json: HTTP 200 that cannot be parsed', async () => {
    for (const fault of ['truncated-json', 'malformed-json']) {
      await arm(fault);
      const response = await client.post(client.body([one]));
      expect(response.status).to.equal(200);
      const text = await response.text();
      expect(() => JSON.parse(text), fault).to.throw();
    }
  });

  it('missing-tail: the last result is not there', async () => {
    await arm('missing-tail');
    const answer = await client.send(one, two);
    expect(answer.status.errorcode).to.equal(0);
    expect(answer.response.results.map((result) => result.identifier)).to.deep.equal(['one']);
  });

  it('wrong-order: the results are reversed', async () => {
    await arm('wrong-order');
    const answer = await client.send(one, two);
    expect(answer.response.results.map((result) => result.identifier)).to.deep.equal(['two', 'one']);
  });

  it('wrong-clock: 136 with a Date header one hour ahead; whoever follows it is accepted', async () => {
    await arm('wrong-clock');
    const response = await client.post(client.body([one]));
    const shown = Date.parse(response.headers.get('date') ?? '') / 1000;
    expect(shown).to.be.closeTo(Date.now() / 1000 + 3600, 3);
    expect(((await response.json()) as WireAnswer).status.errorcode).to.equal(136);
    const corrected = (await (await client.post(client.body([one], shown))).json()) as WireAnswer;
    expect(corrected.status.errorcode).to.equal(0);
    expect(await client.code(one)).to.equal(0);
  });

  it('wrong-clock: setting the clock ends it', async () => {
    await arm('wrong-clock');
    await client.post(client.body([one]));
    await control(simulator, 'clock', { offsetSeconds: -3600 });
    // An hour ahead of the set clock is the right time, which nobody should take for it.
    expect(await client.code(one)).to.equal(136);
    await control(simulator, 'clock', { offsetSeconds: 0 });
    expect(await client.code(one)).to.equal(0);
  });

  it('wrong-clock: how far it is off can be chosen', async () => {
    await arm('wrong-clock', 1, { offsetSeconds: -90 });
    const response = await client.post(client.body([one]));
    expect(Date.parse(response.headers.get('date') ?? '') / 1000).to.be.closeTo(Date.now() / 1000 - 90, 3);
    expect(((await response.json()) as WireAnswer).status.errorcode).to.equal(0);
  });

  it('error:CODE: every action of the request fails, nothing is executed', async () => {
    await arm('error:201');
    const answer = await client.send(one, two);
    expect(answer.response.results.map((result) => result.status)).to.deep.equal([
      { errorcode: 201, message: 'Parameter "extendedclaim" is outdated' },
      { errorcode: 201, message: 'Parameter "extendedclaim" is outdated' },
    ]);
  });

  it('one-action:CODE: only the last action fails', async () => {
    await arm('one-action:170');
    const answer = await client.send(one, two);
    expect(answer.response.results.map((result) => result.status.errorcode)).to.deep.equal([0, 170]);
  });

  it('can be aimed at one resource type', async () => {
    await arm('one-action:170', 1, { resourcetype: 'user' });
    expect(await client.code(one)).to.equal(0);
    const user = { verb: 'read', type: 'user', id: 21, parameters: { data: ['Nr'] } };
    const answer = await client.send(user, one);
    expect(answer.response.results.map((result) => result.status.errorcode)).to.deep.equal([170, 0]);
  });

  it('do not touch the pages', async () => {
    await arm('refuse', 3);
    expect((await fetch(`${simulator.url}/estates`)).status).to.equal(200);
  });
});
