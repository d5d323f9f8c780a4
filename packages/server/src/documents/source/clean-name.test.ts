import { expect } from 'chai';
import { cleanName } from './clean-name.js';

describe('a name from outside', () => {
  it('becomes one line without control characters', () => {
    expect(cleanName('  Kanzlei\r\n\tNord\u0000 & Söhne ')).to.equal('Kanzlei Nord & Söhne');
    expect(cleanName(' \u0007 ')).to.equal('');
  });

  it('cannot turn the words after it around', () => {
    expect(cleanName('Kanzlei\u202e lieH\u202c')).to.equal('Kanzlei lieH');
  });

  it('has no halves of characters', () => {
    expect(cleanName('a\ud83d b')).to.equal('a b');
    expect(cleanName('Haus 🏡')).to.equal('Haus 🏡');
  });
});
