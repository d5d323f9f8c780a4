import { inspect } from 'node:util';
import { expect } from 'chai';
import { defineCall } from './call.js';
import { OnOfficeAnswerError, OnOfficeApiError } from './errors.js';
import { readEstate } from './estates.js';
import { failureOf, newClient, playOnOffice, reply } from './nock-server.test-support.js';
import { unlockProvider } from './provider.js';
import { signAction } from './signing.js';
import {
  SECRET,
  TOKEN,
  answerAll,
  envelope,
  errorResultOf,
  estateRecord,
  resultOf,
} from './wire.test-support.js';

const title = { fields: ['objekttitel'] };

describe('a client', () => {
  playOnOffice();

  describe('when it asks', () => {
    it('sends one signed action in the envelope that onOffice expects', async () => {
      const bodies = reply((body) => [200, answerAll(body, [estateRecord(11, { objekttitel: 'Haus' })])]);
      const estate = await newClient({ clock: () => 1_767_225_600_900 }).call(readEstate('11', title));
      expect(estate?.values.objekttitel).to.equal('Haus');
      const [action] = bodies[0]?.request.actions ?? [];
      expect(bodies[0]?.token).to.equal(TOKEN);
      expect(action).to.deep.include({
        actionid: 'urn:onoffice-de-ns:smart:2.5:smartml:action:read',
        resourceid: '11',
        resourcetype: 'estate',
        timestamp: 1_767_225_600,
        hmac_version: '2',
        parameters: { data: ['objekttitel'] },
      });
      const expected = {
        timestamp: 1_767_225_600,
        token: TOKEN,
        resourceType: 'estate',
        actionId: action?.actionid ?? '',
      };
      expect(action?.hmac).to.equal(signAction(expected, SECRET));
    });

    it('adds the claim to the parameters of every action, and withClaim changes it for the new client only', async () => {
      const bodies = reply(
        (body) => [200, answerAll(body, [])],
        (body) => [200, answerAll(body, [])],
        (body) => [200, answerAll(body, [])],
      );
      const first = newClient({ extendedClaim: 'claim-1' });
      const second = first.withClaim('claim-2');
      await first.callAll([readEstate('1', title), readEstate('2', title)]);
      await second.call(readEstate('1', title));
      await first.call(readEstate('1', title));
      const claims = bodies.map((body) =>
        body.request.actions.map(({ parameters }) => parameters['extendedclaim']),
      );
      expect(claims).to.deep.equal([['claim-1', 'claim-1'], ['claim-2'], ['claim-1']]);
    });

    it('sends nothing for an empty batch', async () => {
      expect(await newClient().callAll([])).to.deep.equal([]);
    });

    it('refuses an unencrypted address that is not loopback, and credentials in the address', () => {
      expect(() => newClient({ apiUrl: 'http://api.onoffice.de/api.php' })).to.throw(TypeError);
      expect(() => newClient({ apiUrl: 'https://me:pw@api.onoffice.de/api.php' })).to.throw(TypeError);
      expect(() => newClient({ apiUrl: 'http://127.0.0.1:3010/api.php' })).not.to.throw();
    });
  });

  describe('when a batch partly fails', () => {
    it('keeps the neighbours of a failed action, with any status at the top', async () => {
      for (const top of [
        { code: 500, errorcode: 97 },
        { code: 200, errorcode: 0 },
        { code: 500, errorcode: 141 },
      ]) {
        reply((body) => {
          const [a, b] = body.request.actions;
          if (!a || !b) throw new Error('two actions');
          return [
            200,
            envelope(
              [errorResultOf(a, 141, 'Unknown field: objekttitel'), resultOf(b, [estateRecord(2)])],
              top,
            ),
          ];
        });
        const [first, second] = await newClient().callAll([readEstate('1', title), readEstate('2', title)]);
        expect(first.ok).to.equal(false);
        if (!first.ok) {
          expect(first.error).to.be.instanceOf(OnOfficeApiError);
          expect(first.error).to.include({ errorCode: 141, field: 'objekttitel' });
        }
        expect(second).to.deep.include({ ok: true });
      }
    });

    it('reads the tail again that an answer left out, without the part already answered', async () => {
      const bodies = reply(
        (body) => {
          const [a] = body.request.actions;
          return [200, envelope(a ? [resultOf(a, [estateRecord(1)])] : [])];
        },
        (body) => [200, answerAll(body, [estateRecord(2)])],
      );
      const [first, second] = await newClient().callAll([readEstate('1', title), readEstate('2', title)]);
      expect([first.ok, second.ok]).to.deep.equal([true, true]);
      expect(bodies.map(({ request }) => request.actions.map(({ resourceid }) => resourceid))).to.deep.equal([
        ['1', '2'],
        ['2'],
      ]);
    });

    it('applies an error at the top that no action explains to all actions', async () => {
      reply((body) => [200, { ...answerAll(body, []), status: { code: 400, errorcode: 22, message: 'x' } }]);
      const settled = await newClient().callAll([readEstate('1', title), readEstate('2', title)]);
      expect(settled.map((one) => (one.ok ? 'ok' : one.error.message))).to.deep.equal([
        'onOffice error 22 in read estate: Not authenticated',
        'onOffice error 22 in read estate: Not authenticated',
      ]);
    });

    it('reports a refusal of the whole request whose answer has no results', async () => {
      for (const answer of [
        envelope(undefined, { code: 400, errorcode: 22 }),
        envelope([], { code: 400, errorcode: 22 }),
      ]) {
        reply(() => [200, answer]);
        const error = await failureOf(newClient().call(readEstate('1', title)));
        expect(error).to.be.instanceOf(OnOfficeApiError);
        expect(error).to.include({ errorCode: 22, credentialRelated: true, credential: 'key' });
      }
    });
  });

  describe('when the whole request is refused by results that echo nothing', () => {
    const refusal = (errorcode: number): object => ({
      actionid: '',
      resourceid: '',
      resourcetype: '',
      identifier: '',
      cacheable: false,
      data: [],
      status: { errorcode, message: 'Not authenticated' },
    });
    const refused = { code: 400, errorcode: 22 };

    it('reports the refusal, for writes too', async () => {
      const { actionid: _echo, ...withoutEcho } = refusal(22) as { actionid: string };
      for (const results of [[refusal(22)], [withoutEcho], [refusal(22), refusal(22)]]) {
        reply(() => [200, envelope(results, refused)]);
        const settled = await newClient().callAll([
          readEstate('1', title),
          unlockProvider({ parameterCacheId: 'cache' }),
        ]);
        expect(settled.map((one) => !one.ok && one.error.message)).to.deep.equal([
          'onOffice error 22 in read estate: Not authenticated',
          'onOffice error 22 in do unlockProvider: Not authenticated',
        ]);
      }
    });

    it('trusts no other code than that of the whole answer, and no foreign echo', async () => {
      const others: [object[], { code: number; errorcode: number }][] = [
        [[refusal(137)], refused],
        [[refusal(0)], { code: 200, errorcode: 0 }],
        [[{ ...refusal(22), actionid: 'urn:onoffice-de-ns:smart:2.5:smartml:action:do' }], refused],
        [[refusal(22), refusal(137)], refused],
      ];
      for (const [results, status] of others) {
        reply(() => [200, envelope(results, status)]);
        const settled = newClient({ retry: { attempts: 1 } }).callAll([
          readEstate('1', title),
          readEstate('2', title),
        ]);
        expect(await failureOf(settled)).to.include({ code: 'invalid_answer', problem: 'order' });
      }
    });
  });

  describe('when a part of an answer cannot be read', () => {
    it('keeps the neighbours of the part, and asks for the part again', async () => {
      const bodies = reply(
        (body) => {
          const [a, b] = body.request.actions;
          if (!a || !b) throw new Error('two actions');
          return [200, envelope([{ ...resultOf(a, []), status: 'OK' }, resultOf(b, [estateRecord(2)])])];
        },
        (body) => [200, answerAll(body, [estateRecord(1)])],
      );
      const settled = await newClient().callAll([readEstate('1', title), readEstate('2', title)]);
      expect(settled.map((one) => one.ok && one.value?.id)).to.deep.equal(['1', '2']);
      expect(bodies[1]?.request.actions.map(({ resourceid }) => resourceid)).to.deep.equal(['1']);
    });

    it('says what was expected where when the part stays unreadable', async () => {
      const breaks = [() => null, () => 'x', (result: object) => ({ ...result, status: { errorcode: 'x' } })];
      for (const breakUp of breaks) {
        reply((body) => {
          const [a, b] = body.request.actions;
          if (!a || !b) throw new Error('two actions');
          return [200, envelope([breakUp(resultOf(a, [])), resultOf(b, [estateRecord(2)])])];
        });
        const [first, second] = await newClient({ retry: { attempts: 1 } }).callAll([
          readEstate('1', title),
          readEstate('2', title),
        ]);
        expect(first.ok ? undefined : first.error).to.be.instanceOf(OnOfficeAnswerError);
        expect(first.ok ? undefined : first.error.message).to.include('response.results[0]');
        expect(second.ok).to.equal(true);
      }
    });

    it('keeps the neighbours of a call whose own decoder throws, and shows nothing that it said', async () => {
      const careless = defineCall(
        { verb: 'get', resourceType: 'regions', resourceId: '', parameters: {} },
        () => {
          throw new TypeError('Canary of the answer');
        },
      );
      reply((body) => [200, answerAll(body, [])]);
      const [first, second] = await newClient().callAll([careless, readEstate('2', title)]);
      if (first.ok || !(first.error instanceof OnOfficeAnswerError)) throw new Error('it should have failed');
      expect(first.error).to.include({ problem: 'decoder', where: 'response.results[0].data' });
      expect(first.error.thrown()).to.be.instanceOf(TypeError);
      const texts = [String(first.error.stack), JSON.stringify(first.error)];
      texts.push(inspect(first.error, { depth: 9, showHidden: true }));
      expect(texts.join()).not.to.include('Canary');
      expect(second.ok).to.equal(true);
      reply((body) => [200, answerAll(body, [])]);
      expect(await failureOf(newClient().call(careless))).to.include({ problem: 'decoder' });
    });
  });

  describe('when a refusal comes with another HTTP status', () => {
    it('reads the code of onOffice and does not ask again', async () => {
      for (const status of [400, 401, 403, 500]) {
        reply((body) => [status, envelope(body.request.actions.map((one) => errorResultOf(one, 137)))]);
        const error = await failureOf(newClient().call(readEstate('1', title)));
        expect(error, String(status)).to.include({ code: 'api_error', errorCode: 137, credential: 'key' });
        reply(() => [status, envelope(undefined, { code: 400, errorcode: 22 })]);
        expect(await failureOf(newClient().call(readEstate('1', title)))).to.include({ errorCode: 22 });
      }
    });

    it('trusts nothing that is no refusal of everything that was asked', async () => {
      const others: (string | object)[] = ['<html>', '{}', envelope([]), envelope(undefined)];
      for (const body of others) {
        reply(() => [403, body]);
        const error = await failureOf(newClient().call(readEstate('1', title)));
        expect(error).to.include({ code: 'http_error', status: 403 });
      }
      reply((body) => [403, answerAll(body, [estateRecord(1)])]);
      expect(await failureOf(newClient().call(readEstate('1', title)))).to.include({ status: 403 });
    });

    it('takes a busy server for one, whatever it says', async () => {
      reply(
        () => [503, envelope(undefined, { code: 500, errorcode: 137 })],
        (body) => [200, answerAll(body, [estateRecord(1)])],
      );
      expect((await newClient().call(readEstate('1', title)))?.id).to.equal('1');
    });
  });

  describe('for unlocking alone', () => {
    it('takes no second claim, which would be left out without a word', () => {
      const claims = { unlockClaim: 'unlock', extendedClaim: 'service' };
      expect(() => newClient(claims)).to.throw(TypeError, 'unlockClaim');
      expect(() => newClient({ unlockClaim: 'unlock', extendedClaim: undefined })).not.to.throw();
      expect(() => newClient({ unlockClaim: undefined, extendedClaim: 'service' })).not.to.throw();
    });

    it('does not become a client for everything by another claim', () => {
      expect(() => newClient({ unlockClaim: 'unlock' }).withClaim('service')).to.throw(TypeError);
    });
  });

  it('refuses a listlimit that onOffice would answer with 20 records', () => {
    const list = (resourceType: string, listlimit: number) => () =>
      defineCall({ verb: 'read', resourceType, resourceId: '', parameters: { listlimit } }, () => undefined);
    expect(list('estate', 500)).not.to.throw();
    expect(list('estate', 501)).to.throw(RangeError, '500');
    expect(list('task', 501)).to.throw(RangeError);
    const files = { verb: 'get', resourceType: 'file', resourceId: 'estate' } as const;
    expect(() => defineCall({ ...files, parameters: { listlimit: 101 } }, () => undefined)).to.throw(
      RangeError,
    );
  });
});
