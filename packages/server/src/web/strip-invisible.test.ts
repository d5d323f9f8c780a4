import { expect } from 'chai';
import { stripInvisible } from './strip-invisible.js';

describe('a text without what nobody sees', () => {
  it('has no marks that turn the direction of writing', () => {
    const marks = '\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069';
    for (const mark of marks)
      expect(stripInvisible(`a${mark}b`), mark.codePointAt(0)?.toString(16)).to.equal('ab');
  });

  it('has no spaces without a width and no mark of byte order', () => {
    expect(stripInvisible('\ufeffa\u200bb\u2060c')).to.equal('abc');
  });

  it('has no halves of characters', () => {
    expect(stripInvisible('a\ud83db\ude00c')).to.equal('abc');
  });

  it('keeps everything else, also what joins emoji and letters', () => {
    for (const text of ['Müller & Söhne „GmbH“ 👨‍👩‍👧', 'שלום مرحبا', 'می\u200cخواهم', ' \t\r\n\u00a0\u00ad']) {
      expect(stripInvisible(text)).to.equal(text);
    }
  });
});
