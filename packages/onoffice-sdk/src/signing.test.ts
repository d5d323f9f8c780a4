import { expect } from 'chai';
import { readFixture } from './fixture.test-support.js';
import { createActionSigner, signAction } from './signing.js';

interface HmacVectors {
  readonly v2: readonly {
    readonly name: string;
    readonly input: {
      readonly token: string;
      readonly secret: string;
      readonly timestamp: number;
      readonly actionid: string;
      readonly resourcetype: string;
    };
    readonly hmac: string;
  }[];
}

describe('the signature of an action', () => {
  const { v2 } = readFixture('api-hmac-vectors.json') as HmacVectors;
  for (const { name, input, hmac } of v2) {
    it(`is the one of onOffice's own SDK: ${name}`, () => {
      const { timestamp, token, resourcetype: resourceType, actionid: actionId } = input;
      expect(signAction({ timestamp, token, resourceType, actionId }, input.secret)).to.equal(hmac);
    });
  }

  it('is the same when the signer remembers it, and another one for each second, verb and type', () => {
    const signer = createActionSigner('token', 'secret');
    const parts = [1, 1, 2, 1].flatMap((timestamp) =>
      ['estate', 'address'].flatMap((resourceType) =>
        ['read', 'get'].map((actionId) => ({ timestamp, token: 'token', resourceType, actionId })),
      ),
    );
    for (const one of parts) {
      expect(signer(one.timestamp, one.resourceType, one.actionId)).to.equal(signAction(one, 'secret'));
    }
  });
});
