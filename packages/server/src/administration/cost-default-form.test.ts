import { expect } from 'chai';
import { costDefaults } from '../costs/cost-defaults.js';
import { costDefaultTexts, parseCostDefaultForm } from './cost-default-form.js';

const notaryOf = (text: string) => {
  const { errors, value } = parseCostDefaultForm({ notary: text });
  return errors.length > 0 ? errors.map(({ error }) => error) : value.notaryBasisPoints;
};

describe('O-6 defaults for Nebenkosten', () => {
  const good: readonly (readonly [string, number | null])[] = [
    ['', null],
    ['  ', null],
    ['0', 0],
    ['1,5', 150],
    ['1,50', 150],
    ['1,5 %', 150],
    ['3,57%', 357],
    [' 2 ', 200],
    ['15', 1500],
    ['０,５', 50],
  ];
  for (const [text, basisPoints] of good) {
    it(`reads „${text}“ as ${basisPoints} basis points`, () => {
      expect(notaryOf(text)).to.equal(basisPoints);
    });
  }

  const bad: readonly (readonly [string, string])[] = [
    ['1.5', 'ambiguous'],
    ['1,505', 'ambiguous'],
    ['1.5,5', 'ambiguous'],
    ['-1', 'negative'],
    ['−1,5', 'negative'],
    ['15,01', 'percent_too_large'],
    ['100', 'percent_too_large'],
    ['99999999999999', 'too_large'],
    ['abc', 'number'],
    ['1,5 % vom Preis', 'number'],
    ['<script>', 'number'],
    ['🏡', 'number'],
    ['NaN', 'number'],
    ['1e2', 'number'],
  ];
  for (const [text, error] of bad) {
    it(`refuses „${text}“ as ${error}`, () => {
      expect(notaryOf(text)).to.deep.equal([error]);
      expect(parseCostDefaultForm({ notary: text }).texts.notary).to.equal(text);
    });
  }

  it('reads all three fields, and says for each what is wrong', () => {
    const { value } = parseCostDefaultForm({ notary: '1,2', landRegister: '0,4', buyerCommission: '2,98' });
    expect(value).to.deep.equal({
      notaryBasisPoints: 120,
      landRegisterBasisPoints: 40,
      buyerCommissionBasisPoints: 298,
    });
    const { errors } = parseCostDefaultForm({ notary: 'x', landRegister: '1.5', buyerCommission: '16' });
    expect(errors.map(({ field, error }) => [field, error])).to.deep.equal([
      ['notary', 'number'],
      ['landRegister', 'ambiguous'],
      ['buyerCommission', 'percent_too_large'],
    ]);
  });

  it('shows what it read', () => {
    const value = { notaryBasisPoints: 150, landRegisterBasisPoints: 0, buyerCommissionBasisPoints: null };
    expect(costDefaultTexts(value)).to.deep.equal({ notary: '1,5', landRegister: '0', buyerCommission: '' });
    expect(parseCostDefaultForm({ ...costDefaultTexts(value) }).value).to.deep.equal(value);
  });

  it('says on its page what applies without an entry', () => {
    const unset = {
      notaryBasisPoints: null,
      landRegisterBasisPoints: null,
      buyerCommissionBasisPoints: null,
    };
    const { costs } = costDefaults(() => '', unset, '2026-11-23');
    expect(costs).to.include({
      notaryBasisPoints: 150,
      landRegisterBasisPoints: 50,
      buyerCommissionBasisPoints: 357,
    });
  });
});
