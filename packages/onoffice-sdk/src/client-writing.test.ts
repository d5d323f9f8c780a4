import { expect } from 'chai';
import { defineCall } from './call.js';
import { OnOfficeAnswerError, OutcomeUnknownError } from './errors.js';
import { readEstate } from './estates.js';
import {
  breakOff,
  breakOffWith,
  failureOf,
  newClient,
  playOnOffice,
  reply,
} from './nock-server.test-support.js';
import { unlockProvider } from './provider.js';
import { answerAll, envelope, errorResultOf, estateRecord } from './wire.test-support.js';

const title = { fields: ['objekttitel'] };

describe('a client that writes', () => {
  playOnOffice();

  const unlock = unlockProvider({ parameterCacheId: 'cache-1' });

  it('takes the success marker and nothing else for a success', async () => {
    reply((body) => [200, answerAll(body, [{ id: 0, type: '', elements: { success: 'success' } }])]);
    await newClient().call(unlock);
    reply((body) => [200, answerAll(body, [{ id: 0, type: '', elements: [] }])]);
    const error = await failureOf(newClient().call(unlock));
    expect(error).to.be.instanceOf(OutcomeUnknownError);
    expect(error.cause).to.be.instanceOf(OnOfficeAnswerError);
  });

  it('says that the outcome is unknown instead of sending twice', async () => {
    const disturbances: (() => void)[] = [
      () => reply(() => [502, 'x']),
      () => reply(() => [200, '<html>']),
      () => reply(() => [200, '{"status":{"code":200,"errorc']),
      () => reply(() => [200, envelope([])]),
      () => breakOff('ECONNRESET'),
      () => breakOff('EHOSTUNREACH'),
      () => breakOff('ENETUNREACH'),
    ];
    for (const disturb of disturbances) {
      disturb();
      const error = await failureOf(newClient().call(unlock));
      expect(error).to.be.instanceOf(OutcomeUnknownError);
      expect(error).to.deep.include({
        action: { verb: 'do', resourceType: 'unlockProvider', resourceId: '' },
      });
    }
  });

  it('tries again when the request certainly reached nobody', async () => {
    const failed = (code: string, syscall: string): Error => Object.assign(new Error('x'), { code, syscall });
    const addresses = [failed('ETIMEDOUT', 'connect'), failed('ECONNREFUSED', 'connect')];
    for (const error of [
      failed('ECONNREFUSED', 'connect'),
      failed('EHOSTUNREACH', 'connect'),
      failed('EAI_AGAIN', 'getaddrinfo'),
      // Node tries every address of a name.
      Object.assign(new AggregateError(addresses), { code: 'ETIMEDOUT' }),
    ]) {
      breakOffWith(error);
      reply((body) => [200, answerAll(body, [{ id: 0, type: '', elements: { success: 'success' } }])]);
      await newClient().call(unlock);
    }
  });

  it('passes a refusal on as what it is', async () => {
    reply((body) => [200, envelope(body.request.actions.map((action) => errorResultOf(action, 177)))]);
    const error = await failureOf(newClient().call(unlock));
    expect(error).to.include({ code: 'api_error', errorCode: 177 });
    reply(() => [429, 'x']);
    expect(await failureOf(newClient().call(unlock))).to.include({ code: 'http_error', status: 429 });
  });

  it('says that the outcome is unknown when onOffice calls a request failed whose action succeeded', async () => {
    for (const errorcode of [97, 22, 136]) {
      reply((body) => [
        200,
        {
          ...answerAll(body, [{ id: 0, type: '', elements: { success: 'success' } }]),
          status: { code: 500, errorcode, message: 'Error in action' },
        },
        { date: 'Thu, 01 Jan 2026 00:10:00 GMT' },
      ]);
      const error = await failureOf(newClient().call(unlock));
      expect(error).to.be.instanceOf(OutcomeUnknownError);
      expect(error.cause).to.include({ code: 'api_error', errorCode: errorcode });
    }
  });

  it('names every write of a batch that nobody knows the outcome of', async () => {
    const create = defineCall(
      { verb: 'create', resourceType: 'address', resourceId: '', parameters: { Name: 'x' } },
      () => undefined,
    );
    reply(() => [502, 'x']);
    const settled = await newClient({ retry: { attempts: 1 } }).callAll([
      create,
      readEstate('1', title),
      unlock,
    ]);
    const errors = settled.map((one) => (one.ok ? undefined : one.error));
    expect(errors.map((error) => error?.code)).to.deep.equal([
      'outcome_unknown',
      'http_error',
      'outcome_unknown',
    ]);
    expect(
      errors.map((error) => error instanceof OutcomeUnknownError && error.action.resourceType),
    ).to.deep.equal(['address', false, 'unlockProvider']);
  });

  it('passes a refusal on that came with another HTTP status', async () => {
    reply((body) => [403, envelope(body.request.actions.map((action) => errorResultOf(action, 137)))]);
    expect(await failureOf(newClient().call(unlock))).to.include({ code: 'api_error', errorCode: 137 });
    reply((body) => [500, answerAll(body, [{ id: 0, type: '', elements: { success: 'success' } }])]);
    expect(await failureOf(newClient().call(unlock))).to.be.instanceOf(OutcomeUnknownError);
  });

  it('repeats the reads beside a write whose outcome is unknown, but not the write', async () => {
    const bodies = reply(
      () => [502, 'x'],
      (body) => [200, answerAll(body, [estateRecord(1)])],
    );
    const [read, write] = await newClient().callAll([readEstate('1', title), unlock]);
    expect(read.ok).to.equal(true);
    expect(write.ok ? undefined : write.error).to.be.instanceOf(OutcomeUnknownError);
    expect(bodies[1]?.request.actions.map(({ resourcetype }) => resourcetype)).to.deep.equal(['estate']);
  });
});
