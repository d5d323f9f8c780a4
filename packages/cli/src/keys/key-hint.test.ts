import { expect } from 'chai';
import { hintFor, STALE_CLAIM_HINT, throwIfNotAccepted } from './key-hint.js';
import { KeyNotAccepted } from './key-not-accepted.js';

const TOKEN = 'T0ken'.repeat(7).slice(0, 32);
const SECRET = 'S3cret'.repeat(11).slice(0, 64);
const refused = { key: 'refused', claim: 'unknown', errorCode: 40 } as const;

describe('hintFor', () => {
  it('has nothing to say about a good key', () => {
    const good = { key: 'good', claim: 'good', errorCode: null } as const;
    expect(hintFor(good, { token: TOKEN, secret: SECRET })).to.equal(null);
  });

  it('names the way to a new claim', () => {
    const stale = { key: 'good', claim: 'stale', errorCode: 193 } as const;
    expect(hintFor(stale, { token: TOKEN, secret: SECRET })).to.equal(STALE_CLAIM_HINT);
  });

  it('says that a refused key has the right form', () => {
    const hint = hintFor(refused, { token: TOKEN, secret: SECRET });
    expect(hint).to.include('the key has 64 characters as expected and contains no white space');
  });

  for (const [what, secret, expected] of [
    ['a cut key', SECRET.slice(1), '63 characters, 64 are expected'],
    ['white space before', ` ${SECRET}`, 'white space at its start'],
    ['a line end', `${SECRET}\n`, 'white space at its end'],
    ['a broken line', `${SECRET.slice(0, 30)}\n${SECRET.slice(30)}`, 'white space inside'],
    ['a quotation mark', `„${SECRET}“`, 'something else than letters and digits'],
  ] as const) {
    it(`finds ${what} without showing the key`, () => {
      const hint = hintFor(refused, { token: TOKEN, secret });
      expect(hint).to.include(expected);
      expect(hint).to.not.include(SECRET.slice(31, 40)).and.not.include(TOKEN);
    });
  }
});

describe('throwIfNotAccepted', () => {
  it('tells a refused key and a blocked customer apart', () => {
    expect(() => throwIfNotAccepted({ ...refused, hint: 'look' }))
      .to.throw(KeyNotAccepted)
      .with.property('code', 'key_refused');
    expect(() => throwIfNotAccepted({ key: 'blocked', errorCode: 41, hint: null }))
      .to.throw(KeyNotAccepted)
      .with.property('code', 'key_blocked');
    throwIfNotAccepted({ key: 'good', errorCode: 193, hint: STALE_CLAIM_HINT });
  });
});
