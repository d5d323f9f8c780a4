import { expect } from 'chai';
import { describeErrorCode, listErrorCodes } from './error-codes.js';
import { OnOfficeApiError } from './errors.js';
import { sharedHints } from './hint-texts.js';

describe('the table of error codes', () => {
  it('has every known code once, with a text, a category and hints in two languages', () => {
    const codes = listErrorCodes();
    expect(codes).to.have.length(286);
    expect(new Set(codes.map(({ code }) => code)).size).to.equal(286);
    for (const { code, message, category, hint } of codes) {
      expect(
        [message, category, hint.de, hint.en].every((text) => text !== ''),
        String(code),
      ).to.equal(true);
    }
  });

  it('has own hints for all codes that a provider can meet', () => {
    const met = ['auth', 'rights', 'fields/values', 'json/structure', 'filter/sort/paging', 'routing'];
    met.push('records', 'relations');
    const ofMarketplace = [177, 178, 183, 184, 188, 189, 190, 193, 201, 205, 210, 214, 240, 248];
    const generic = listErrorCodes().filter(
      ({ code, category, credentialRelated, hint }) =>
        (credentialRelated || met.includes(category) || ofMarketplace.includes(code)) && !hint.specific,
    );
    expect(generic.map(({ code }) => code)).to.deep.equal([]);
  });

  it('marks a hint that only speaks for the category', () => {
    expect(describeErrorCode(50).hint.specific).to.equal(false);
    expect(describeErrorCode(137).hint.specific).to.equal(true);
  });

  it('has one hint for a code, and none for codes that do not exist', () => {
    const hinted = sharedHints.flatMap(({ codes }) => codes);
    expect(hinted).to.deep.equal([...new Set(hinted)]);
    const known = new Set(listErrorCodes().map(({ code }) => code));
    expect(hinted.filter((code) => !known.has(code))).to.deep.equal([]);
  });

  it('tells wrong keys, blocked customers and stale claims apart', () => {
    const kinds = (codes: number[]): unknown[] => codes.map((code) => describeErrorCode(code).credential);
    expect(new Set(kinds([22, 37, 40, 49, 137, 153]))).to.deep.equal(new Set(['key']));
    expect(new Set(kinds([41, 42, 48, 158]))).to.deep.equal(new Set(['customer']));
    expect(new Set(kinds([193, 201, 248]))).to.deep.equal(new Set(['claim']));
    expect(kinds([136, 141])).to.deep.equal([undefined, undefined]);
  });

  it('explains 137 by length and white space, and stale claims by opening the service again', () => {
    expect(describeErrorCode(137).hint.en)
      .to.match(/64 characters.*32/)
      .and.to.match(/white space/);
    for (const code of [193, 201, 248]) {
      expect(describeErrorCode(code).hint.en).to.include('open the service again from onOffice');
    }
  });

  it('lets unknown codes survive with their number', () => {
    const error = new OnOfficeApiError(9_999, { verb: 'read', resourceType: 'estate', resourceId: '' });
    expect(error).to.include({ errorCode: 9_999, category: 'unknown', retryable: false });
    expect(error.message).to.include('9999');
  });
});
