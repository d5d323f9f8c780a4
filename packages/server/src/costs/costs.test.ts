import { expect } from 'chai';
import fc from 'fast-check';
import { needsEqualCommission, parseCommission } from './commission.js';
import { FEDERAL_STATES, federalStateOf, type FederalState } from './federal-states.js';
import { AMBIGUOUS_POSTAL_CODES, federalStateOfPostalCode } from './postal-codes.js';
import { purchaseCosts, type CostRates } from './purchase-costs.js';
import { transferTaxRate } from './transfer-tax.js';

const TODAY = '2026-11-23';
const RATES: CostRates = {
  transferTaxBasisPoints: 650,
  notaryBasisPoints: 150,
  landRegisterBasisPoints: 50,
  commissionBasisPoints: 357,
  others: [],
};

describe('Grunderwerbsteuer', () => {
  it('has a rate for every Land', () => {
    for (const state of Object.keys(FEDERAL_STATES) as FederalState[]) {
      expect(transferTaxRate(state, TODAY)?.basisPoints, state).to.be.within(350, 650);
    }
  });

  it('knows the rates that tables on the web have wrong: Bremen, Sachsen, Thüringen', () => {
    expect(transferTaxRate('HB', TODAY)?.basisPoints).to.equal(550);
    expect(transferTaxRate('SN', TODAY)?.basisPoints).to.equal(550);
    expect(transferTaxRate('TH', TODAY)?.basisPoints).to.equal(500);
  });

  it('changes on the day a rate comes into force', () => {
    expect(transferTaxRate('HB', '2025-06-30')?.basisPoints).to.equal(500);
    expect(transferTaxRate('HB', '2025-07-01')?.basisPoints).to.equal(550);
  });
});

describe('Bundesland from what onOffice tells', () => {
  it('reads names, codes and keys', () => {
    expect(federalStateOf('Nordrhein-Westfalen')).to.equal('NW');
    expect(federalStateOf('nordrhein_westfalen')).to.equal('NW');
    expect(federalStateOf('NRW')).to.equal('NW');
    expect(federalStateOf('Thueringen')).to.equal('TH');
    expect(federalStateOf('TH')).to.equal('TH');
    expect(federalStateOf('Tirol')).to.equal(undefined);
    expect(federalStateOf('')).to.equal(undefined);
  });

  it('tells the Land of a postal code only where the code alone decides', () => {
    expect(federalStateOfPostalCode('52062')).to.equal('NW');
    expect(federalStateOfPostalCode(' 80331 ')).to.equal('BY');
    expect(federalStateOfPostalCode('01067')).to.equal(undefined);
    expect(federalStateOfPostalCode('1067')).to.equal(undefined);
    expect(federalStateOfPostalCode('87568'), 'Kleinwalsertal is Austrian').to.equal(undefined);
  });

  it('asks for the 18 codes that lie in two Länder with different rates', () => {
    expect(Object.keys(AMBIGUOUS_POSTAL_CODES)).to.have.length(18);
    for (const [code, [a, b]] of Object.entries(AMBIGUOUS_POSTAL_CODES)) {
      expect(federalStateOfPostalCode(code), code).to.equal(undefined);
      expect(transferTaxRate(a, TODAY)?.basisPoints).to.not.equal(transferTaxRate(b, TODAY)?.basisPoints);
    }
  });
});

describe('Nebenkosten', () => {
  it('adds up to 392.245 € for 350.000 € in Nordrhein-Westfalen', () => {
    expect(purchaseCosts(35_000_000, RATES)).to.deep.equal({
      transferTaxCents: 2_275_000,
      notaryCents: 525_000,
      landRegisterCents: 175_000,
      commissionCents: 1_249_500,
      others: [],
      sumCents: 4_224_500,
      totalCents: 39_224_500,
    });
  });

  it('cuts the tax to whole euros and rounds the rest to the cent', () => {
    const costs = purchaseCosts(33_333_333, { ...RATES, others: [{ text: 'Stellplatz', basisPoints: 1 }] });
    expect(costs.transferTaxCents).to.equal(2_166_600);
    expect(costs.notaryCents).to.equal(500_000);
    expect(costs.others).to.deep.equal([{ text: 'Stellplatz', amountCents: 3333 }]);
  });

  it('is exact for every price and never more than the shares together', () => {
    const price = fc.integer({ min: 0, max: 1_000_000_000_000 });
    const share = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(price, share, share, (priceCents, tax, notary) => {
        const costs = purchaseCosts(priceCents, {
          ...RATES,
          transferTaxBasisPoints: tax,
          notaryBasisPoints: notary,
          landRegisterBasisPoints: 0,
          commissionBasisPoints: 0,
        });
        expect(costs.transferTaxCents % 100).to.equal(0);
        expect(costs.totalCents).to.equal(priceCents + costs.transferTaxCents + costs.notaryCents);
        expect(Math.abs(costs.notaryCents - (priceCents * notary) / 10_000)).to.be.at.most(0.51);
      }),
    );
  });
});

describe('the commission in onOffice', () => {
  it('is read where the text says one percentage', () => {
    expect(parseCommission('3,57 % inkl. MwSt.')).to.equal(357);
    expect(parseCommission('3.57% inkl. 19 Euro')).to.equal(357);
    expect(parseCommission('2 Prozent')).to.equal(200);
    expect(parseCommission('provisionsfrei')).to.equal(0);
    expect(parseCommission('3,57 % inkl. 19 % MwSt.'), 'two percentages').to.equal(undefined);
    expect(parseCommission('auf Anfrage')).to.equal(undefined);
    expect(parseCommission('3,570 % inkl. MwSt.')).to.equal(357);
    expect(parseCommission('1,785 %'), 'rounded').to.equal(179);
  });

  it('is asked for where a quick reading would be wrong', () => {
    for (const text of [
      'nicht provisionsfrei',
      'provisionsfrei ab 500.000 €',
      '3 % zzgl. gesetzlicher MwSt.',
      '3,0 % plus Umsatzsteuer',
      '100 % provisionspflichtig',
      '1.003,57 %',
    ]) {
      expect(parseCommission(text), text).to.equal(undefined);
    }
  });

  it('asks for equal shares of flats and houses sold to consumers', () => {
    expect(needsEqualCommission({ businessRelation: 'b2c', estateKind: 'wohnung' })).to.equal(true);
    expect(needsEqualCommission({ businessRelation: 'b2c', estateKind: 'grundstueck' })).to.equal(false);
    expect(needsEqualCommission({ businessRelation: 'b2b', estateKind: 'haus' })).to.equal(false);
  });
});
