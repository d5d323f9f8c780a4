import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { expect } from 'chai';
import nock from 'nock';
import { CLOCK_CHANNEL } from './attempt-report.js';
import { readEstate } from './estates.js';
import {
  HOST,
  PATH,
  failureOf,
  newClient,
  playOnOffice,
  reply,
  type Reply,
} from './nock-server.test-support.js';
import { unlockProvider } from './provider.js';
import { signAction } from './signing.js';
import { listUsers } from './users.js';
import { SECRET, answerAll, envelope, errorResultOf, parseBody, type SentBody } from './wire.test-support.js';

const title = { fields: ['objekttitel'] };

const refuse =
  (date: string) =>
  (body: SentBody): Reply => [
    200,
    envelope(
      body.request.actions.map((action) => errorResultOf(action, 136)),
      { code: 400, errorcode: 136 },
    ),
    { date },
  ];

describe('a client whose clock is wrong', () => {
  playOnOffice();

  const now = Date.parse('2026-01-01T00:00:00Z');
  it('takes the time of the answer, tries once more and remembers the difference, for writes too', async () => {
    const bodies = reply(
      refuse('Thu, 01 Jan 2026 00:10:00 GMT'),
      (body) => [200, answerAll(body, [{ id: 0, type: '', elements: { success: 'success' } }])],
      (body) => [200, answerAll(body, [])],
    );
    const client = newClient({ clock: () => now });
    await client.call(unlockProvider({ parameterCacheId: 'c' }));
    await client.withClaim('x').call(readEstate('1', title));
    const stamps = bodies.map(({ request }) => request.actions[0]?.timestamp);
    expect(stamps).to.deep.equal([now / 1000, now / 1000 + 600, now / 1000 + 600]);
    expect(client.clockReport()).to.deep.equal({ observedOffsetSeconds: 600, correctionSeconds: 600 });
  });

  it('follows a difference in either direction, over a minute and under a day', async () => {
    const differences = { '00:01:01': 61, '00:10:00': 600, '23:59:59': 86_399 };
    for (const [time, seconds] of Object.entries(differences)) {
      for (const sign of [1, -1]) {
        const date = new Date(now + sign * seconds * 1000).toUTCString();
        const bodies = reply(refuse(date), (body) => [200, answerAll(body, [])]);
        const client = newClient({ clock: () => now });
        await client.call(readEstate('1', title));
        expect(bodies[1]?.request.actions[0]?.timestamp, time).to.equal(now / 1000 + sign * seconds);
        expect(client.clockReport().correctionSeconds).to.equal(sign * seconds);
      }
    }
  });

  it('reports a difference below half a second as none', async () => {
    for (const ahead of [400, -400]) {
      reply((body) => [200, answerAll(body, []), { date: 'Thu, 01 Jan 2026 00:00:00 GMT' }]);
      const client = newClient({ clock: () => now + ahead });
      await client.call(readEstate('1', title));
      expect(client.clockReport()).to.deep.equal({ observedOffsetSeconds: 0, correctionSeconds: 0 });
    }
  });

  it('signs with the time that it sends, in the repeated attempt too', async () => {
    const bodies = reply(refuse('Thu, 01 Jan 2026 00:10:00 GMT'), (body) => [200, answerAll(body, [])]);
    await newClient({ clock: () => now }).callAll([readEstate('1', title), listUsers()]);
    for (const { token, request } of bodies) {
      for (const { timestamp, resourcetype: resourceType, actionid: actionId, hmac } of request.actions) {
        expect(hmac).to.equal(signAction({ timestamp, token, resourceType, actionId }, SECRET));
        expect(timestamp).to.equal(request.actions[0]?.timestamp);
      }
    }
  });

  it('reports the correction once, with the tenant', async () => {
    const reports: unknown[] = [];
    const listen = (report: unknown): void => void reports.push(report);
    subscribe(CLOCK_CHANNEL, listen);
    try {
      reply(refuse('Thu, 01 Jan 2026 00:10:00 GMT'), (body) => [200, answerAll(body, [])]);
      await newClient({ clock: () => now, tenantKey: 'tenant-7' }).call(readEstate('1', title));
    } finally {
      unsubscribe(CLOCK_CHANNEL, listen);
    }
    expect(reports).to.deep.equal([{ tenantKey: 'tenant-7', correctionSeconds: 600 }]);
  });

  it('leaves a small or absurd difference alone', async () => {
    for (const date of ['Thu, 01 Jan 2026 00:01:00 GMT', 'Fri, 02 Jan 2026 00:00:00 GMT', 'nonsense']) {
      reply(refuse(date));
      const error = await failureOf(newClient({ clock: () => now }).call(readEstate('1', title)));
      expect(error).to.include({ errorCode: 136 });
    }
  });

  it('tries only once more', async () => {
    reply(refuse('Thu, 01 Jan 2026 00:10:00 GMT'), refuse('Thu, 01 Jan 2026 00:30:00 GMT'));
    const error = await failureOf(newClient({ clock: () => now }).call(readEstate('1', title)));
    expect(error).to.include({ errorCode: 136 });
  });

  it('corrects calls that were refused side by side', async () => {
    let refusals = 0;
    const late = 'Thu, 01 Jan 2026 00:10:00 GMT';
    nock(HOST)
      .post(PATH)
      .times(10)
      .reply((_uri, sent) => {
        const body = parseBody(sent);
        const wrong = body.request.actions[0]?.timestamp === now / 1000;
        if (!wrong) return [200, answerAll(body, [])];
        refusals += 1;
        return refuse(late)(body);
      });
    const client = newClient({ clock: () => now, maxInFlight: 5 });
    await Promise.all(
      Array.from({ length: 5 }, (_, index) => client.call(readEstate(String(index + 1), title))),
    );
    expect(refusals).to.equal(5);
  });
});
