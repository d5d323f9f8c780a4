import { expect } from 'chai';
import fc from 'fast-check';
import { readFixture } from '../fixture.test-support.js';
import { messageStringToSign, signMessage, verifyMessage, type MessageData } from './parent-message.js';
import { phpKsort, phpKsortRecursive } from './php-ksort.js';
import { phpBuildQuery, phpParseQuery } from './php-query.js';
import { checkSignedUrl, urlStringToSign } from './signed-url.js';

interface Vectors {
  readonly providerSecret: string;
  readonly queries: readonly {
    readonly id: string;
    readonly query: string;
    readonly rfc1738: string;
    readonly rfc3986Recursive: string;
  }[];
  readonly urls: readonly {
    readonly id: string;
    readonly requestUrl: string;
    readonly stringToSign: string;
    readonly signature: string;
  }[];
  readonly messages: readonly {
    readonly id: string;
    readonly json: string;
    readonly stringToSign: string;
    readonly signature: string;
  }[];
}

const vectors = readFixture('php-query-vectors.json') as Vectors;
const secret = vectors.providerSecret;

describe("PHP's reading and writing of queries", () => {
  for (const { id, query, rfc1738, rfc3986Recursive } of vectors.queries) {
    it(`is the same: ${id}`, () => {
      const { parameters } = phpParseQuery(query);
      parameters.delete('signature');
      expect(phpBuildQuery(phpKsort(parameters), 'rfc1738')).to.equal(rfc1738);
      expect(phpBuildQuery(phpKsortRecursive(parameters), 'rfc3986')).to.equal(rfc3986Recursive);
    });
  }

  for (const { id, requestUrl, stringToSign, signature } of vectors.urls) {
    it(`verifies a URL with ${id}`, () => {
      expect(urlStringToSign(requestUrl)).to.equal(stringToSign);
      const check = checkSignedUrl({ url: requestUrl, secrets: [secret], refuseRepeatedParameters: true });
      expect(check).to.include({ ok: true, signature });
      const changed = requestUrl.replace('timestamp=1', 'timestamp=2');
      expect(
        checkSignedUrl({ url: changed, secrets: [secret], refuseRepeatedParameters: true }),
      ).to.deep.equal({ ok: false, reason: 'signature_mismatch' });
    });
  }

  for (const { id, json, stringToSign, signature } of vectors.messages) {
    it(`signs a message with ${id}`, () => {
      const data = JSON.parse(json) as MessageData;
      expect(messageStringToSign(data)).to.equal(stringToSign);
      expect(signMessage(data, secret)).to.equal(signature);
      expect(verifyMessage({ ...data, signature }, secret)).to.equal(true);
    });
  }

  it('rounds a number to the even digit when it lies in the middle, as PHP does', () => {
    // The texts are those of PHP 8.2.
    const texts: readonly [number, string][] = [
      [12_345_678_901_234.5, '12345678901234'],
      [12_345_678_901_235.5, '12345678901236'],
      [-12_345_678_901_234.5, '-12345678901234'],
      [1_234_567_890_123.25, '1234567890123.2'],
      [1_234_567_890_123.75, '1234567890123.8'],
      [99_999_999_999_999.5, '1.0E%2B14'],
      [99_999_999_999_998.5, '99999999999998'],
      [0.1 + 0.2, '0.3'],
      [2 ** 63, '9.2233720368548E%2B18'],
    ];
    expect(texts.map(([value]) => messageStringToSign({ a: value }))).to.deep.equal(
      texts.map(([, text]) => `a=${text}`),
    );
  });

  it('signs a negative zero as JSON writes it', () => {
    const data = { a: -0 };
    expect(messageStringToSign(data)).to.equal('a=0');
    expect(messageStringToSign(JSON.parse(JSON.stringify(data)) as MessageData)).to.equal('a=0');
  });

  it('refuses to sign what JSON could not carry or PHP would not read', () => {
    const nested = (levels: number): MessageData =>
      JSON.parse(`${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`) as MessageData;
    expect(() => signMessage({ amount: Number.NaN }, secret)).to.throw(RangeError);
    expect(() => signMessage(nested(511), secret)).not.to.throw();
    expect(() => signMessage(nested(512), secret)).to.throw(RangeError);
  });

  it('does not verify what cannot be signed, however it is made', () => {
    const deep = `${'['.repeat(20_000)}1${']'.repeat(20_000)}`;
    for (const value of ['1e999', deep, `{"b":${deep}}`]) {
      const message = JSON.parse(`{"a":${value},"signature":"${'0'.repeat(64)}"}`) as MessageData;
      expect(verifyMessage(message, secret)).to.equal(false);
    }
  });

  it('accepts as many parameters as PHP and no more', () => {
    const query = (count: number): string =>
      Array.from({ length: count }, (_, index) => `p${index}=1`).join('&');
    expect(phpParseQuery(query(1_000)).parameters.size).to.equal(1_000);
    expect(() => phpParseQuery(query(1_001))).to.throw(RangeError);
    expect(phpParseQuery(`${'&'.repeat(5_000)}a=1`).parameters.size).to.equal(1);
  });

  it('counts an unclosed bracket as a level, as PHP does, and drops the name beyond 64', () => {
    const names = (query: string): string[] => [...phpParseQuery(query).parameters.keys()];
    expect(names(`a${'[b]'.repeat(63)}[c=1&z=2`)).to.deep.equal(['a', 'z']);
    expect(names(`a${'[b]'.repeat(64)}=1&z=2`)).to.deep.equal(['a', 'z']);
    expect(names(`a${'[b]'.repeat(64)}[c=1&z=2`)).to.deep.equal(['z']);
    expect(names(`a=1&a${'[b]'.repeat(64)}[c=1&z=2`)).to.deep.equal(['z']);
  });

  it('notices every value that a later one of the same name takes the place of', () => {
    const isNoticed = (query: string): boolean => phpParseQuery(query).hasOverwritten;
    const overwriting = [
      'a=1&a=1',
      'a=1&b=2&a=3',
      'a.b=1&a_b=2',
      'a=1&%61=2',
      'a=1&+a=2',
      'a=1&a%00b=2',
      'a=1&a[]=2',
      'a[]=1&a=2',
      'a[x]=1&a[x]=2',
      'a[]=1&a[0]=2',
      'a[x]=1&a[x][y]=2',
      `a=1&a${'[k]'.repeat(65)}=2`,
    ];
    expect(overwriting.filter((query) => !isNoticed(query))).to.deep.equal([]);
    const harmless = ['', 'a=1&A=2', 'a[]=1&a[]=1', 'a[x]=1&a[y]=2&a[]=3', 'a=1&[a]=2', 'a[x][]=1&a[x][]=2'];
    expect(harmless.filter(isNoticed)).to.deep.equal([]);
  });

  it('sorts names that do not contradict each other into one order, wherever they stood', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[A-Za-z][A-Za-z0-9_]{0,3}$/), { maxLength: 60 });
    fc.assert(
      fc.property(names, (given) => {
        const sorted = [...phpKsort(new Map(given.map((name) => [name, ''] as const))).keys()];
        expect(sorted).to.deep.equal(given.toSorted((a, b) => (a < b ? -1 : 1)));
      }),
    );
  });
});
