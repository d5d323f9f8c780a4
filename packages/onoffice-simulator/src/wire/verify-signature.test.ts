import { expect } from 'chai';
import { createHash } from 'node:crypto';
import type { WireAction } from './action-envelope.js';
import { ApiError } from './api-error.js';
import { checkSignature, checkTimestamp, signatureV1 } from './verify-signature.js';

const credentials = { token: 'mgjIQkNRnaqggVzy9cZW', secret: 'yOJobbhGLXdp90XxvxedFhH7073L9U' };

const action: WireAction = {
  actionId: 'urn:onoffice-de-ns:smart:2.5:smartml:action:get',
  resourceType: 'estateCategories',
  resourceId: '',
  identifier: '',
  timestamp: '123456789',
  hmac: 'dsvg3r4AFcQXges0MZ+3auzQVfnEB39pLkKSgmm9Wvg=',
  hmacVersion: '2',
  parameters: {},
};

describe('the signature of an action', () => {
  it('agrees with the value that the official PHP SDK computes', () => {
    expect(() => checkSignature(action, credentials)).not.to.throw();
  });

  it('is refused with 137 when anything signed differs', () => {
    for (const change of [
      { resourceType: 'estate' },
      { timestamp: '123456790' },
      { hmac: '' },
      { hmacVersion: '3' },
    ]) {
      expect(() => checkSignature({ ...action, ...change }, credentials))
        .to.throw(ApiError)
        .with.property('code', 137);
    }
  });

  it('does not cover resource id and parameters', () => {
    const other = { ...action, resourceId: '5', parameters: { data: ['Id'] } };
    expect(() => checkSignature(other, credentials)).not.to.throw();
  });

  it('of version 1 signs the parameters as PHP writes them', () => {
    const parameters = { b: { z: {}, a: 'ü/' }, a: 1 };
    const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
    const signed = [
      String.raw`{"a":1,"b":{"z":[],"a":"\u00fc\/"}}`,
      credentials.token,
      action.actionId,
      'label',
      '12',
      credentials.secret,
      '123456789',
      'estateCategories',
    ].join(',');
    const v1 = { ...action, parameters, identifier: 'label', resourceId: '12', hmacVersion: '' };
    expect(signatureV1(v1, credentials)).to.equal(md5(credentials.secret + md5(signed)));
    expect(() => checkSignature({ ...v1, hmac: signatureV1(v1, credentials) }, credentials)).not.to.throw();
  });
});

describe('the timestamp of an action', () => {
  const now = 1_760_000_000;

  it('may be off by 120 seconds either way, as number or text', () => {
    for (const seconds of [-120, 0, 120]) {
      expect(() => checkTimestamp({ ...action, timestamp: String(now + seconds) }, [now])).not.to.throw();
    }
  });

  it('is refused with 136 beyond that, and when it is no number', () => {
    for (const timestamp of [String(now - 121), String(now + 121), '', 'now', '1e9']) {
      expect(() => checkTimestamp({ ...action, timestamp }, [now]))
        .to.throw(ApiError)
        .with.property('code', 136);
    }
  });
});
