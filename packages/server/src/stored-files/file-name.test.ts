import { expect } from 'chai';
import fc from 'fast-check';
import { cleanFileName, nameForType } from './file-name.js';

describe('D-16 the name of a document', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['keeps umlauts, accents and emoji', 'Größe & Plan – Exposé 🏡.pdf', 'Größe & Plan – Exposé 🏡.pdf'],
    ['joins umlauts that a Mac has taken apart', 'Gro\u0308ße.pdf', 'Größe.pdf'],
    ['joins an umlaut that an invisible mark held apart', 'Gro\u200b\u0308ße.pdf', 'Größe.pdf'],
    ['keeps emoji that are made of several', '👩‍👩‍👧.png', '👩‍👩‍👧.png'],
    ['loses a path', '../../etc/passwd.pdf', 'passwd.pdf'],
    ['loses a path of Windows', 'C:\\Users\\Klein\\Grundriss.pdf', 'Grundriss.pdf'],
    ['does not become a path again', '..\u202e/./ ..', 'Dokument'],
    ['loses points in front, which would hide it', '.htaccess.pdf', 'htaccess.pdf'],
    ['is one line', 'a\r\nSet-Cookie: b\u2028c\u0000.pdf', 'a Set-Cookie: b c .pdf'],
    ['cannot turn the writing direction', 'Rechnung\u202efdp.exe', 'Rechnungfdp.exe'],
    ['loses halves of characters', 'a\ud800b\udc00.pdf', 'ab.pdf'],
    ['is something', ' ', 'Dokument'],
    ['is something without any character', '', 'Dokument'],
    ['is something instead of points', '../..', 'Dokument'],
    ['keeps quotes and angle brackets, which pages encode', '"><b>.pdf', '"><b>.pdf'],
  ];
  for (const [title, given, expected] of cases) {
    it(title, () => {
      expect(cleanFileName(given)).to.equal(expected);
    });
  }

  it('is cut in the middle, with its ending, between characters', () => {
    const name = cleanFileName(`${'👩‍👩‍👧'.repeat(100)}.pdf`);
    expect(name).to.match(/^(👩‍👩‍👧)+…\.pdf$/u);
    expect(Array.from(name).length).to.be.within(140, 150);
    expect(cleanFileName('x'.repeat(10_000))).to.equal(`${'x'.repeat(149)}…`);
  });

  it('is always one bearable, well-formed line without a path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
        const name = cleanFileName(given);
        expect(Array.from(name).length).to.be.within(1, 150);
        expect(name).not.to.match(/[\p{Cc}\p{Cs}/\\]|^\.|^\s|\s$/u);
        expect(cleanFileName(name)).to.equal(name);
        expect(() => encodeURIComponent(name)).not.to.throw();
      }),
    );
  });

  it('ends as its content says, so that no system opens it as something else', () => {
    expect(nameForType('Plan.PDF', 'application/pdf')).to.equal('Plan.PDF');
    expect(nameForType('Bild.jpeg', 'image/jpeg')).to.equal('Bild.jpeg');
    expect(nameForType('Bild', 'image/jpeg')).to.equal('Bild.jpg');
    expect(nameForType('page.html', 'application/pdf')).to.equal('page.html.pdf');
    expect(nameForType('run.pdf.exe', 'application/pdf')).to.equal('run.pdf.exe.pdf');
  });
});
