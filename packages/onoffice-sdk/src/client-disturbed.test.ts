import { expect } from 'chai';
import nock from 'nock';
import {
  OnOfficeAnswerError,
  OnOfficeCancelledError,
  OnOfficeHttpError,
  OnOfficeUnreachableError,
} from './errors.js';
import { readEstate } from './estates.js';
import {
  HOST,
  PATH,
  breakOff,
  failureOf,
  newClient,
  playOnOffice,
  reply,
} from './nock-server.test-support.js';
import { answerAll, envelope, estateRecord, resultOf } from './wire.test-support.js';

const title = { fields: ['objekttitel'] };

describe('a client whose way to onOffice is disturbed', () => {
  playOnOffice();

  it('repeats a read after a broken connection, a busy server and a garbled answer, each time signed anew', async () => {
    let now = 1_767_225_600_000;
    breakOff('ECONNRESET');
    const bodies = reply(
      () => [200, '{"status":{"co'],
      () => [503, '<html>busy</html>'],
      (body) => [200, answerAll(body, [estateRecord(1)])],
    );
    const client = newClient({
      clock: () => (now += 5_000),
      retry: { attempts: 4 },
    });
    const estate = await client.call(readEstate('1', title));
    expect(estate?.id).to.equal('1');
    const stamps = bodies.map(({ request }) => request.actions[0]);
    expect(new Set(stamps.map((action) => action?.timestamp)).size).to.equal(stamps.length);
    expect(new Set(stamps.map((action) => action?.hmac)).size).to.equal(stamps.length);
  });

  it('gives up a read after the agreed number of attempts', async () => {
    reply(
      () => [500, 'x'],
      () => [502, 'x'],
      () => [504, 'x'],
    );
    const error = await failureOf(newClient().call(readEstate('1', title)));
    expect(error).to.be.instanceOf(OnOfficeHttpError);
    expect(error).to.include({ status: 504 });
  });

  it('repeats the pages of a list that are cut off anywhere, and says where the list breaks off', async () => {
    for (const cut of ['{"response":{"results":[{"id":', '{"response":{"results":[{"data":{"x', '']) {
      reply(
        (body) => [
          200,
          envelope(body.request.actions.map((one) => resultOf(one, [estateRecord(1)], { total: 2 }))),
        ],
        () => [200, cut],
        () => [200, cut],
        () => [200, cut],
      );
      const list = newClient().estates.list({ fields: [] }, { pageSize: 1 });
      const error = await failureOf(list.toArray({ limit: 9 }));
      expect(error, cut).to.include({ code: 'list_interrupted', delivered: 1 });
      expect(error.cause, cut).to.include({ code: 'invalid_answer', problem: 'not_json' });
    }
  });

  it('waits as long as the server asks, in seconds or until a date', async () => {
    const pauses: number[] = [];
    const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
    reply(
      () => [429, 'x', { 'retry-after': '7' }],
      () => [503, 'x', { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT', date }],
      (body) => [200, answerAll(body, [])],
    );
    const client = newClient({
      random: () => 0,
      wait: (ms) => {
        pauses.push(ms);
        return Promise.resolve();
      },
    });
    await client.call(readEstate('1', title));
    expect(pauses).to.deep.equal([7_000, 9_000]);
  });

  it('does not wait longer than the total time allows', async () => {
    reply(() => [429, 'x', { 'retry-after': '3600' }]);
    const error = await failureOf(newClient().call(readEstate('1', title)));
    expect(error).to.include({ status: 429, retryAfterSeconds: 3600 });
  });

  it('does not wait for an attempt that would have no time left', async () => {
    reply(() => [429, 'x', { 'retry-after': '90' }]);
    const error = await failureOf(newClient({ retry: { totalMs: 90_001 } }).call(readEstate('1', title)));
    expect(error).to.include({ status: 429, retryAfterSeconds: 90 });
  });

  it('takes a limit that is there without a value for one that was not given', async () => {
    const none = undefined as unknown as number;
    const unset = { attempts: none, totalMs: none, firstPauseMs: none, longestPauseMs: none };
    const client = newClient({
      retry: unset,
      timeouts: { totalMs: none, connectMs: none, responseMs: none },
    });
    reply(
      () => [500, 'x'],
      () => [502, 'x'],
      () => [504, 'x'],
    );
    expect(await failureOf(client.call(readEstate('1', title)))).to.include({ status: 504 });
  });

  it('refuses limits that are none', () => {
    for (const wrong of [0, -1, Number.NaN, 2 ** 31]) {
      for (const name of ['connectMs', 'responseMs', 'totalMs']) {
        expect(() => newClient({ timeouts: { [name]: wrong } }), name).to.throw(RangeError, name);
      }
      expect(() => newClient({ retry: { totalMs: wrong } })).to.throw(RangeError, 'totalMs');
    }
    for (const wrong of [0, 1.5, Number.NaN]) {
      expect(() => newClient({ retry: { attempts: wrong } })).to.throw(RangeError, 'attempts');
      expect(() => newClient({ maxInFlight: wrong })).to.throw(RangeError);
    }
    for (const wrong of [-1, Number.NaN, 2 ** 31]) {
      expect(() => newClient({ retry: { firstPauseMs: wrong } })).to.throw(RangeError, 'firstPauseMs');
      expect(() => newClient({ retry: { longestPauseMs: wrong } })).to.throw(RangeError, 'longestPauseMs');
    }
    expect(() => newClient({ maxAnswerBytes: Number.NaN })).to.throw(RangeError, 'maxAnswerBytes');
    expect(() =>
      newClient({ retry: { firstPauseMs: 0 }, maxAnswerBytes: Number.POSITIVE_INFINITY }),
    ).not.to.throw();
  });

  it('never follows a redirect', async () => {
    reply(() => [302, '', { location: 'https://elsewhere.example/' }]);
    const error = await failureOf(newClient().call(readEstate('1', title)));
    expect(error).to.include({ code: 'http_error', status: 302 });
  });

  it('refuses an answer that is larger than the limit', async () => {
    reply(() => [200, 'x'.repeat(200_000)]);
    const error = await failureOf(newClient({ maxAnswerBytes: 1_000 }).call(readEstate('1', title)));
    expect(error).to.be.instanceOf(OnOfficeAnswerError);
    expect(error).to.include({ problem: 'too_large' });
  });

  it('names the host that is not there', async () => {
    const client = newClient({ apiUrl: 'http://127.0.0.1:9/api.php', retry: { attempts: 1 } });
    const error = await failureOf(client.call(readEstate('1', title)));
    expect(error).to.be.instanceOf(OnOfficeUnreachableError);
    expect(error).to.include({ reason: 'connect', systemCode: 'ECONNREFUSED' });
  });

  it('ends at the total time-out', async () => {
    nock(HOST).post(PATH).delay(2_000).reply(200, {});
    const client = newClient({ timeouts: { totalMs: 30 }, retry: { attempts: 1 } });
    const error = await failureOf(client.call(readEstate('1', title)));
    expect(error).to.include({ code: 'unreachable', reason: 'timeout' });
    nock.abortPendingRequests();
  });

  it('gives the attempts together no more than the total time', async () => {
    nock(HOST).post(PATH).delay(5_000).reply(200, {});
    const client = newClient({ retry: { totalMs: 60, attempts: 9 } });
    const started = performance.now();
    const error = await failureOf(client.call(readEstate('1', title)));
    expect(error).to.include({ code: 'unreachable', reason: 'timeout' });
    expect(performance.now() - started).to.be.lessThan(2_000);
    nock.abortPendingRequests();
  });

  it('stops when the caller cancels', async () => {
    nock(HOST).post(PATH).delay(2_000).reply(200, {});
    const controller = new AbortController();
    const failure = failureOf(newClient().call(readEstate('1', title), { signal: controller.signal }));
    setImmediate(() => controller.abort());
    expect(await failure).to.be.instanceOf(OnOfficeCancelledError);
    nock.cleanAll();
  });
});
