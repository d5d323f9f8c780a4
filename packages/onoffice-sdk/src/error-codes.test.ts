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
    const codesOf = (credential: string): number[] =>
      listErrorCodes()
        .filter((entry) => entry.credential === credential)
        .map(({ code }) => code);
    expect(codesOf('key')).to.deep.equal([13, 22, 28, 30, 37, 40, 45, 47, 49, 137, 153]);
    expect(codesOf('customer')).to.deep.equal([41, 42, 43, 48, 158]);
    expect(codesOf('claim')).to.deep.equal([193, 201, 248]);
    const related = listErrorCodes().filter(({ credentialRelated }) => credentialRelated);
    expect(related.every(({ credential }) => credential !== undefined)).to.equal(true);
  });

  it('does not blame the key for a request that this program signed wrongly', () => {
    // Only signatures of the old kind cover the parameters, which this client never makes.
    expect(describeErrorCode(243))
      .to.include({ credentialRelated: false })
      .and.not.to.have.property('credential');
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
