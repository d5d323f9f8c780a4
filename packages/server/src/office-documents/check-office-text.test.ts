import { expect } from 'chai';
import { loadPdfFonts } from '../documents/pdf/pdf-fonts.js';
import { DOCUMENT_PROBLEMS } from '../documents/source/document-syntax-error.js';
import { de } from '../i18n/de.js';
import { en } from '../i18n/en.js';
import { checkOfficeText, cleanMarkdown } from './check-office-text.js';

describe('K-6 the text of an office', () => {
  const fonts = loadPdfFonts();

  it('has a sentence for everything that can be wrong, in both languages', () => {
    for (const texts of [de, en]) {
      expect(Object.keys(texts.administration.errors.markdown)).to.have.members([...DOCUMENT_PROBLEMS]);
    }
  });

  const cleaned: readonly (readonly [string, unknown, string])[] = [
    ['ends its lines as systems of ours do', 'a\r\nb\rc', 'a\nb\nc\n'],
    ['loses blanks at the end of lines, which would be line breaks', 'a  \nb \n', 'a\nb\n'],
    ['loses empty lines around it', '\n\na\n\n\n', 'a\n'],
    ['loses signs that nobody sees', 'a\u202eb\u200bc\ufeff\ud800', 'abc\n'],
    ['loses control characters', 'a\u0000b\tc', 'a b c\n'],
    ['joins umlauts that a Mac has taken apart', 'Gro\u0308ße', 'Größe\n'],
    ['keeps spaces that must not break', '10\u00a0%', '10\u00a0%\n'],
    ['is the first of several', ['a', 'b'], 'a\n'],
    ['is empty when it is none', undefined, ''],
    ['is empty when nothing can be seen', ' \u200b\n', ''],
  ];
  for (const [what, value, expected] of cleaned) {
    it(what, () => {
      expect(cleanMarkdown(value)).to.equal(expected);
      expect(cleanMarkdown(expected)).to.equal(expected);
    });
  }

  it('is taken when page and PDF can show it', () => {
    const { document } = checkOfficeText('# Titel\n\nΑθήνα, Москва, „Größe“ – 10\u00a0%.\n', fonts);
    expect(document?.title).to.equal('Titel');
  });

  it('is refused with its problems in the order of its lines', () => {
    const { problems } = checkOfficeText('# Titel 🏡\n\nText *x*.\n\n不動産\n', fonts);
    expect(problems).to.deep.equal([
      { code: 'character', line: 1, params: { character: '🏡' } },
      { code: 'italics', line: 3, params: {} },
      { code: 'character', line: 5, params: { character: '不' } },
    ]);
  });
});
