import { expect } from 'chai';
import { loadPdfFonts } from './pdf-fonts.js';
import { printableText } from './printable-text.js';

describe('text for the fonts of a PDF', () => {
  const { regular, bold } = loadPdfFonts();

  it('stays as it is in the alphabets of Europe', () => {
    const text = 'Größe 120 m² – „50 %“ § 311b, Łódź, Αθήνα, Київ, 450.000\u00a0€';
    expect(printableText(text, regular)).to.equal(text);
    expect(printableText(text, bold)).to.equal(text);
  });

  it('gets one sign for each character that the font lacks, however many codes it has', () => {
    expect(printableText('a😀b', regular)).to.equal('a\ufffdb');
    expect(printableText('👨‍👩‍👧', regular)).to.equal('\ufffd');
    expect(printableText('☎️ 1', regular)).to.equal('\ufffd 1');
    expect(printableText('中文', regular)).to.equal('\ufffd\ufffd');
  });
});
