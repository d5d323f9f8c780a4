import { signUrl } from '@immo-billie/onoffice-sdk/marketplace';
import { expect } from 'chai';
import { Problem } from '../web/problem.js';
import { verifyServiceCall } from './service-call.js';
import { requireSignedCall, verifySignedCall, type VerifierConfig } from './verify-signed-call.js';

const NOW_SECONDS = 1_800_000_000;
const clock = () => NOW_SECONDS * 1000 + 999;

const config: VerifierConfig = {
  publicUrl: 'https://app.example.com',
  providerSecrets: ['new-secret', 'old-secret'],
  signedUrlMaxAgeSeconds: 300,
  signedUrlMaxAheadSeconds: 120,
};

const PARAMETERS = {
  apiClaim: 'a+claim/with=signs',
  customerName: 'Müller & Söhne + Partner *~ „GmbH“',
  customerWebId: '20101',
  estateId: '1437',
  parameterCacheId: 'cache',
  timestamp: String(NOW_SECONDS),
  userId: '21',
  UserLanguage: 'DEU',
};

type Parameters = Readonly<Record<string, string | readonly string[]>>;

/** Path and query as a browser would call them. */
function called(parameters: Parameters, { secret = 'new-secret', origin = config.publicUrl } = {}): string {
  const url = new URL(signUrl(`${origin}/onoffice/service`, parameters, secret));
  return `${url.pathname}${url.search}`;
}

const check = (originalUrl: string, refuseRepeatedParameters = true) =>
  verifySignedCall(config, clock, originalUrl, { refuseRepeatedParameters });

const signedAt = (timestamp: number | string) => called({ ...PARAMETERS, timestamp: String(timestamp) });

const without = (name: keyof typeof PARAMETERS): Parameters =>
  Object.fromEntries(Object.entries(PARAMETERS).filter(([key]) => key !== name));

describe('B-5 the signature of a call', () => {
  it('is accepted with its parameters decoded', () => {
    const result = check(called(PARAMETERS));
    if (!result.ok) throw new Error(result.reason);
    expect(result.call.issuedAt).to.equal(NOW_SECONDS);
    expect(result.call.signature).to.match(/^[0-9a-f]{64}$/);
    expect(result.call.parameters.get('customerName')).to.equal(PARAMETERS.customerName);
    expect(result.call.parameters.get('apiClaim')).to.equal(PARAMETERS.apiClaim);
  });

  it('is accepted by an older secret while secrets are rotated, not by another one', () => {
    expect(check(called(PARAMETERS, { secret: 'old-secret' })).ok).to.be.true;
    expect(check(called(PARAMETERS, { secret: 'wrong-secret' }))).to.include({
      reason: 'signature_mismatch',
    });
  });

  it('does not depend on the order of the parameters', () => {
    const [path = '', query = ''] = called(PARAMETERS).split('?');
    expect(check(`${path}?${query.split('&').toReversed().join('&')}`).ok).to.be.true;
  });

  it('refuses each changed parameter', () => {
    for (const name of Object.keys(PARAMETERS)) {
      const url = new URL(`${config.publicUrl}${called(PARAMETERS)}`);
      url.searchParams.set(name, '1');
      expect(check(`${url.pathname}${url.search}`), name).to.include({
        ok: false,
        reason: 'signature_mismatch',
      });
    }
  });

  it('refuses an added parameter and another path', () => {
    expect(check(`${called(PARAMETERS)}&extra=1`).ok).to.be.false;
    expect(check(called(PARAMETERS).replace('/onoffice/service', '/onoffice/activation')).ok).to.be.false;
  });

  it('belongs to PUBLIC_URL', () => {
    expect(check(called(PARAMETERS, { origin: 'https://other.example.com' })).ok).to.be.false;
    expect(check(called(PARAMETERS, { origin: 'http://app.example.com' })).ok).to.be.false;
  });

  it('says why it is refused without repeating a value', () => {
    const url = called(PARAMETERS);
    expect(check(url.replace(/&signature=.*/, ''))).to.include({
      reason: 'signature_missing',
    });
    expect(check(url.replace(/signature=.*/, 'signature=ABC'))).to.include({ reason: 'signature_malformed' });
    expect(check('/onoffice/service')).to.include({ reason: 'signature_missing' });
  });

  it('refuses a scalar parameter that occurs twice, though PHP would take the last one', () => {
    const doubled = called(PARAMETERS).replace('?', '?estateId=9999&');
    expect(check(doubled)).to.include({ ok: false, reason: 'parameter_repeated' });
    expect(check(doubled, false).ok).to.be.true;
  });

  it('takes a list as a list', () => {
    const result = check(called({ ...PARAMETERS, imageIds: ['1', '2'] }));
    if (!result.ok) throw new Error(result.reason);
    expect(result.call.parameters.get('imageIds')).to.deep.equal(['1', '2']);
  });

  it('is accepted with and without the port of a PUBLIC_URL that has one', () => {
    const onPort: VerifierConfig = { ...config, publicUrl: 'https://app.example.com:8443' };
    const verify = (url: string) =>
      verifySignedCall(onPort, clock, url, { refuseRepeatedParameters: true }).ok;
    expect(verify(called(PARAMETERS, { origin: 'https://app.example.com:8443' }))).to.be.true;
    expect(verify(called(PARAMETERS, { origin: 'https://app.example.com' }))).to.be.true;
    expect(verify(called(PARAMETERS, { origin: 'https://app.example.org' }))).to.be.false;
  });
});

describe('B-5 the age of a call', () => {
  const reasonOf = (timestamp: number | string) => {
    const result = check(signedAt(timestamp));
    return result.ok ? 'fresh' : result.reason;
  };

  it('is fresh up to exactly the greatest age', () => {
    expect(reasonOf(NOW_SECONDS - 300)).to.equal('fresh');
    expect(reasonOf(NOW_SECONDS - 301)).to.equal('too_old');
  });

  it('is fresh up to exactly the greatest lead of onOffice’s clock', () => {
    expect(reasonOf(NOW_SECONDS + 120)).to.equal('fresh');
    expect(reasonOf(NOW_SECONDS + 121)).to.equal('too_far_ahead');
  });

  it('needs a timestamp that is a number of seconds', () => {
    expect(reasonOf('')).to.equal('timestamp_missing');
    for (const timestamp of ['now', '-1', '1.8e9', '1800000000.5', ' 1800000000', '1800000000000000']) {
      expect(reasonOf(timestamp), timestamp).to.equal('timestamp_malformed');
    }
    expect(check(called(without('timestamp')))).to.include({ reason: 'timestamp_missing' });
  });

  it('stops with a page of its own for old calls and for wrong ones', () => {
    const codeOf = (url: string) => {
      try {
        requireSignedCall(config, clock, url, { refuseRepeatedParameters: true });
      } catch (error) {
        if (error instanceof Problem) return `${error.status} ${error.code} ${error.options.reason}`;
      }
      return 'accepted';
    };
    expect(codeOf(signedAt(NOW_SECONDS - 301))).to.equal('403 signed_url_expired too_old');
    expect(codeOf(signedAt(NOW_SECONDS + 121))).to.equal('403 signed_url_expired too_far_ahead');
    expect(codeOf(`${called(PARAMETERS)}0`)).to.equal('403 signed_url_refused signature_malformed');
    expect(codeOf(called(PARAMETERS))).to.equal('accepted');
  });
});

describe('what a service call says', () => {
  const read = (parameters: Parameters) => verifyServiceCall(config, clock, called(parameters));

  it('is read completely', () => {
    expect(read(PARAMETERS)).to.deep.include({
      tenantId: '20101',
      tenantName: PARAMETERS.customerName,
      userId: '21',
      estateId: '1437',
      claim: PARAMETERS.apiClaim,
      parameterCacheId: 'cache',
      language: 'de',
      signedAtSeconds: NOW_SECONDS,
    });
  });

  it('is cleaned of the dots in the estate’s number only after the check', () => {
    expect(read({ ...PARAMETERS, estateId: '1.437' }).estateId).to.equal('1437');
    expect(read({ ...PARAMETERS, estateId: '1.234.567' }).estateId).to.equal('1234567');
    const cleanedBefore = called({ ...PARAMETERS, estateId: '1.437' }).replace('1.437', '1437');
    expect(() => verifyServiceCall(config, clock, cleanedBefore)).to.throw(Problem, /signature_mismatch/);
  });

  it('knows the same user and office whether their numbers have dots or not', () => {
    expect(read({ ...PARAMETERS, customerWebId: '20.101', userId: '1.021' })).to.include({
      tenantId: '20101',
      userId: '1021',
    });
    expect(read({ ...PARAMETERS, customerWebId: 'v1.2-test' })).to.include({ tenantId: 'v1.2-test' });
  });

  for (const name of ['customerWebId', 'userId', 'apiClaim', 'estateId'] as const) {
    it(`needs ${name}`, () => {
      expect(() => read(without(name))).to.throw(Problem, /parameter_missing/);
      expect(() => read({ ...PARAMETERS, [name]: '' })).to.throw(Problem, /parameter_missing/);
    });
  }

  it('needs an estate number that is one', () => {
    for (const estateId of [
      '0',
      '-1',
      'abc',
      '1,437',
      '../1437',
      '1234567890123456',
      '12345678901234567',
      '{estateId}',
      '01437',
    ]) {
      expect(() => read({ ...PARAMETERS, estateId }), estateId).to.throw(Problem, /parameter_invalid/);
    }
  });

  it('needs a user number that is one', () => {
    for (const userId of ['0', '_User', '021', ['21']]) {
      expect(() => read({ ...PARAMETERS, userId }), String(userId)).to.throw(Problem, /parameter_invalid/);
    }
  });

  it('stands a parameter that cannot be read, as long as it is not needed', () => {
    const odd = { ...PARAMETERS, addressId: '_adrid', groupId: 'x', imageIds: '1,x', language: ['DEU'] };
    expect(read(odd)).to.include({ estateId: '1437' });
  });

  it('stands a call without the name of the office, its cache or a language', () => {
    const bare = Object.fromEntries(
      Object.entries(PARAMETERS).filter(
        ([name]) => !['customerName', 'parameterCacheId', 'UserLanguage'].includes(name),
      ),
    );
    expect(read(bare)).to.include({ tenantName: '', parameterCacheId: '', language: 'de' });
  });
});
