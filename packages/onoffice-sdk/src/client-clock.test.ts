import { expect } from 'chai';
import nock from 'nock';
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
import { answerAll, envelope, errorResultOf, parseBody, type SentBody } from './wire.test-support.js';

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
