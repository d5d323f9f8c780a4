import { expect } from 'chai';
import { encodePhpJson } from './php-json.js';

describe('JSON as PHP writes it', () => {
  it('escapes slashes and every character outside ASCII, in lower-case hex', () => {
    expect(encodePhpJson({ a: 'ü/€🏡' })).to.equal(String.raw`{"a":"\u00fc\/\u20ac\ud83c\udfe1"}`);
  });

  it('is compact and means the same as before', () => {
    const value = { list: [1, 'zwei', null], text: 'a "b" \\ c\n' };
    expect(encodePhpJson(value)).not.to.match(/: |, /);
    expect(JSON.parse(encodePhpJson(value))).to.deep.equal(value);
  });
});
