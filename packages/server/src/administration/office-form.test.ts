import { expect } from 'chai';
import { OFFICE_LIMITS, parseOfficeForm } from './office-form.js';

const errorOf = (body: Record<string, unknown>) =>
  parseOfficeForm(body).errors.map(({ field, error, params }) => [field, error, params]);

describe('O-6 the form of the office', () => {
  it('takes texts as people write them', () => {
    const body = {
      displayName: '  Müller & Söhne „GmbH“ 👨‍👩‍👧 ',
      imprint: ' Müller & Söhne\r\nHauptstraße 1\r\r\r\r52062 Aachen  \n',
      privacyUrl: 'https://www.mueller.example/datenschutz?a=1#top',
      senderName: 'Ihr Team',
    };
    expect(parseOfficeForm(body)).to.deep.equal({
      texts: {
        displayName: 'Müller & Söhne „GmbH“ 👨‍👩‍👧',
        imprint: 'Müller & Söhne\nHauptstraße 1\n\n52062 Aachen',
        privacyUrl: 'https://www.mueller.example/datenschutz?a=1#top',
        senderName: 'Ihr Team',
      },
      errors: [],
    });
  });

  it('takes empty and missing texts: Einrichtung says what is missing', () => {
    const empty = { displayName: '', imprint: '', privacyUrl: '', senderName: '' };
    for (const body of [
      {},
      empty,
      { displayName: 7, imprint: {}, privacyUrl: null, senderName: undefined },
    ]) {
      expect(parseOfficeForm(body)).to.deep.equal({ texts: empty, errors: [] });
    }
  });

  it('removes control characters and marks that turn the direction of writing', () => {
    const { texts } = parseOfficeForm({
      displayName: 'A\u0000B\u001b[31m\r\nBcc: x@y',
      senderName: 'Bank\u202egpj.exe \u2066',
      imprint: 'Zeile\u0000 1\tX\nZeile 2\u007f',
    });
    expect(texts.displayName).to.equal('A B [31m Bcc: x@y');
    expect(texts.senderName).to.equal('Bankgpj.exe');
    expect(texts.imprint).to.equal('Zeile  1 X\nZeile 2');
  });

  it('counts characters, not halves of an emoji', () => {
    expect(errorOf({ displayName: '🏡'.repeat(OFFICE_LIMITS.displayName) })).to.deep.equal([]);
    const tooLong = '🏡'.repeat(OFFICE_LIMITS.displayName + 1);
    expect(errorOf({ displayName: tooLong })).to.deep.equal([
      ['displayName', 'too_long', { max: 100, length: 101 }],
    ]);
    expect(parseOfficeForm({ displayName: tooLong }).texts.displayName).to.equal(tooLong);
  });

  it('says for each field when it is too long', () => {
    const body = Object.fromEntries(
      Object.entries(OFFICE_LIMITS).map(([field, max]) => [field, `https://x/${'x'.repeat(max)}`]),
    );
    expect(errorOf(body).map(([field, error]) => [field, error])).to.deep.equal([
      ['displayName', 'too_long'],
      ['imprint', 'too_long'],
      ['privacyUrl', 'too_long'],
      ['senderName', 'too_long'],
    ]);
  });

  for (const link of [
    'javascript:alert(1)',
    'JavaScript://x/%0aalert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'www.example.org',
    '/datenschutz',
    '//example.org',
    'https://',
    'https:// example.org',
    'https://user:secret@example.org',
    'https://exa mple.org',
    'https://example.org/daten schutz',
  ]) {
    it(`refuses the link ${link}`, () => {
      expect(errorOf({ privacyUrl: link })).to.deep.equal([['privacyUrl', 'url', undefined]]);
      expect(parseOfficeForm({ privacyUrl: link }).texts.privacyUrl).to.equal(link);
    });
  }

  it('takes the first of a repeated field', () => {
    expect(parseOfficeForm({ displayName: ['A', 'B'] }).texts.displayName).to.equal('A');
  });
});
