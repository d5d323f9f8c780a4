import { expect } from 'chai';
import fc from 'fast-check';
import { readFixture } from '../fixture.test-support.js';
import { messageStringToSign, signMessage, verifyMessage, type MessageData } from './parent-message.js';
import { phpKsort } from './php-ksort.js';
import { phpBuildQuery, phpParseQuery, phpRawUrlEncode, phpUrlEncode } from './php-query.js';
import { checkSignedUrl, signUrl, urlStringToSign } from './signed-url.js';

interface Vectors {
  readonly providerSecret: string;
  readonly urlVectors: readonly {
    readonly id: string;
    readonly base: string;
    readonly params: Record<string, string | string[]>;
    readonly stringToSign: string;
    readonly signature: string;
    readonly requestUrl: string;
  }[];
  readonly urlVerifyOnlyVectors: readonly {
    readonly id: string;
    readonly requestUrl: string;
    readonly stringToSign: string;
  }[];
  readonly negativeVectors: readonly { readonly id: string; readonly requestUrl: string }[];
  readonly orderVectors: readonly {
    readonly id: string;
    readonly data: MessageData;
    readonly stringToSign: string;
    readonly signature: string;
  }[];
  readonly encodingTable: readonly {
    readonly char: string;
    readonly rfc1738: string;
    readonly rfc3986: string;
  }[];
}

const vectors = readFixture('signature-vectors.json') as Vectors;
const secret = vectors.providerSecret;

const check = (url: string, secrets: readonly string[] = [secret]) =>
  checkSignedUrl({ url, secrets, refuseRepeatedParameters: true });

describe('a signed URL', () => {
  for (const vector of vectors.urlVectors) {
    it(`is signed and verified as PHP does: ${vector.id}`, () => {
      expect(urlStringToSign(vector.requestUrl)).to.equal(vector.stringToSign);
      expect(urlStringToSign(signUrl(vector.base, vector.params, secret))).to.equal(vector.stringToSign);
      expect(check(vector.requestUrl)).to.include({ ok: true, signature: vector.signature });
    });
  }

  for (const { id, requestUrl, stringToSign } of vectors.urlVerifyOnlyVectors) {
    it(`verifies in another spelling: ${id}`, () => {
      expect(urlStringToSign(requestUrl)).to.equal(stringToSign);
      const refuseRepeated = checkSignedUrl({
        url: requestUrl,
        secrets: [secret],
        refuseRepeatedParameters: false,
      });
      expect(refuseRepeated.ok).to.equal(true);
    });
  }

  for (const { id, requestUrl } of vectors.negativeVectors) {
    it(`is refused: ${id}`, () => {
      expect(check(requestUrl).ok).to.equal(false);
    });
  }

  for (const { id, data, stringToSign, signature } of vectors.orderVectors) {
    it(`has messages beside it that are signed as PHP does: ${id}`, () => {
      expect(messageStringToSign(data)).to.equal(stringToSign);
      expect(signMessage(data, secret)).to.equal(signature);
      expect(verifyMessage({ ...data, signature }, secret)).to.equal(true);
      expect(verifyMessage({ ...data, signature: `${signature.slice(0, -1)}x` }, secret)).to.equal(false);
    });
  }

  it('encodes every printable character as PHP does', () => {
    for (const { char, rfc1738, rfc3986 } of vectors.encodingTable) {
      expect([phpUrlEncode(char), phpRawUrlEncode(char)]).to.deep.equal([rfc1738, rfc3986]);
    }
  });

  it('verifies with the old secret during a rotation, and with no other', () => {
    const url = signUrl('https://p.example/s', { timestamp: '1' }, 'old');
    expect(check(url, ['new', 'old']).ok).to.equal(true);
    expect(check(url, ['new'])).to.deep.equal({ ok: false, reason: 'signature_mismatch' });
  });

  it('gives the reason of a refusal and no value', () => {
    const signed = signUrl('https://p.example/s', { a: '1' }, secret);
    expect(check('https://p.example/s?a=1')).to.deep.equal({ ok: false, reason: 'signature_missing' });
    expect(check('https://p.example/s?a=1&signature=zz')).to.deep.equal({
      ok: false,
      reason: 'signature_malformed',
    });
    expect(check(signed.replace('?', '?a=2&'))).to.deep.equal({ ok: false, reason: 'parameter_repeated' });
    expect(check(`${signed}&b=2`)).to.deep.equal({ ok: false, reason: 'signature_mismatch' });
    expect(check(`${signed}&${'x&'.repeat(1_001)}`)).to.deep.equal({
      ok: false,
      reason: 'too_many_parameters',
    });
  });

  it('is accepted with and without the port in the signed string', () => {
    const withoutPort = signUrl('http://localhost/s', { a: '1' }, secret).replace(
      'localhost',
      'localhost:3000',
    );
    expect(check(withoutPort).ok).to.equal(true);
    expect(check(signUrl('http://localhost:3000/s', { a: '1' }, secret)).ok).to.equal(true);
  });

  it('is signed as PHP reads its names', () => {
    const read: readonly [name: string, asPhpReads: string][] = [
      ['a.b', 'a_b'],
      ['a b', 'a_b'],
      [' a', 'a'],
      ['a[', 'a_'],
      ['a\0b', 'a'],
      ['9a', '9a'],
      ['10', '10'],
      ['ü', 'ü'],
    ];
    for (const [name, asPhpReads] of read) {
      const result = check(signUrl('https://p.example:8443/s?z=1&2=3&9=4', { [name]: 'x', b: '1' }, secret));
      expect(result.ok, name).to.equal(true);
      expect(result.ok && result.parameters.get(asPhpReads), name).to.equal('x');
    }
    expect(check(signUrl('https://p.example/s', { 'a[b]': 'x' }, secret)).ok).to.equal(true);
  });

  it('is not made with names that PHP drops or takes for one and the same', () => {
    const signing = (base: string, given: Record<string, string>) => () => signUrl(base, given, secret);
    for (const name of ['', ' ', '[a]', '\0', `a${'[b]'.repeat(65)}`, ' signature', 'signature[x]']) {
      expect(signing('https://p.example/s', { [name]: 'x', b: '1' }), name).to.throw(RangeError);
    }
    expect(signing('https://p.example/s', { 'a.b': '1', a_b: '2' })).to.throw(RangeError);
    expect(signing('https://p.example/s?a_b=1', { 'a.b': '2' })).to.throw(RangeError);
    expect(signing('https://p.example/s?a[x]=1', { a: '2' })).not.to.throw();
    expect(signing('https://p.example/s?a=1', { a: '2', signature: 'x' })).not.to.throw();
  });

  it('survives any parameters: what is signed verifies, and the values come back', () => {
    const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,8}$/).filter((text) => text !== 'signature');
    const parameters = fc.dictionary(name, fc.string({ unit: 'grapheme' }), { maxKeys: 8 });
    fc.assert(
      fc.property(parameters, (given) => {
        const result = check(signUrl('https://p.example/s', given, secret));
        if (!result.ok) return false;
        return Object.entries(given).every(([key, value]) => result.parameters.get(key) === value);
      }),
    );
  });

  it('verifies with any names that it is signed with', () => {
    const parameters = fc.dictionary(fc.string({ unit: 'grapheme', maxLength: 4 }), fc.string(), {
      maxKeys: 5,
    });
    fc.assert(
      fc.property(parameters, (given) => {
        try {
          return check(signUrl('https://p.example/s?b=1', given, secret)).ok;
        } catch (error) {
          return error instanceof RangeError;
        }
      }),
    );
  });

  it('has one canonical form: it does not change when it is made again from itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
        const once = phpBuildQuery(phpKsort(phpParseQuery(query).parameters), 'rfc1738');
        expect(phpBuildQuery(phpKsort(phpParseQuery(once).parameters), 'rfc1738')).to.equal(once);
      }),
    );
  });
});
