import { expect } from 'chai';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import type { Page, Visitor } from '../testing/visitor.test-support.js';
import { AMBIGUOUS_POSTAL_CODES } from './postal-codes.js';

const AACHEN = 1437;
const AMBIGUOUS =
  'Diese Postleitzahl liegt in zwei Bundesländern mit verschiedenen Steuersätzen. Bitte wählen Sie das Bundesland.';
const HIGHER = 'Der Käuferanteil ist höher als der Verkäuferanteil (§ 656c BGB).';
const MISSING = 'Bitte geben Sie auch den Anteil des Verkäufers an.';

describe('Nebenkosten of an object', () => {
  const test = useFreshTestApp();

  const changeEstate = (elements: Readonly<Record<string, string>>) =>
    test().simulator.control.records({ module: 'estate', id: AACHEN, elements });

  async function importEstate(): Promise<{ visitor: Visitor; page: Page; path: string }> {
    const { visitor, page } = await test().openWizard({ estateId: AACHEN });
    const details = await visitor.submit(page, `/import/${AACHEN}`);
    return { visitor, page: details, path: details.url.pathname };
  }

  it('D-17 are prefilled from the estate’s Land and commission, with the date of the rates, and may be corrected', async () => {
    const { visitor, page, path } = await importEstate();
    expect(page.text).to.contain('Bitte korrigieren Sie die Nebenkosten nach Ihren Vorstellungen.');
    expect(page.text).to.contain('Stand der Steuersätze: 23.11.2026');
    expect(valuesOf(page)).to.deep.equal(['NW', '6,5', '1,5', '0,5', '3,57', '']);
    const saved = await visitor.submit(page, path, { notary: '1,2', shownToBidders: null });
    expect(valuesOf(saved)).to.deep.equal(['NW', '6,5', '1,2', '0,5', '3,57', '']);
    expect(saved.isTicked('shownToBidders')).to.equal(false);
  });

  it('D-17 take a percentage with its sign', async () => {
    const { visitor, page, path } = await importEstate();
    const saved = await visitor.submit(page, path, { notary: '1,2 %', buyerCommission: '3,57%' });
    expect(saved.status).to.equal(200);
    expect(valuesOf(saved)).to.deep.equal(['NW', '6,5', '1,2', '0,5', '3,57', '']);
  });

  it('D-17 come to 392.245 € for 350.000 € in Nordrhein-Westfalen, to 381.745 € in Bayern', async () => {
    const { visitor, page, path } = await importEstate();
    const inAachen = await visitor.submit(page, path, { startPrice: '350.000' });
    expect(plain(inAachen)).to.contain(
      'Grunderwerbsteuer 22.750 € Notar 5.250 € Grundbuch 1.750 € Maklercourtage 12.495 € Nebenkosten zusammen 42.245 € Gesamtkosten 392.245 €',
    );
    expect(inAachen.text).to.contain('Unverbindliche Schätzung, tatsächliche Kosten können abweichen.');
    const inMunich = await visitor.submit(inAachen, path, { federalState: 'BY' });
    expect(valuesOf(inMunich).slice(0, 2)).to.deep.equal(['BY', '3,5']);
    expect(plain(inMunich)).to.contain('Gesamtkosten 381.745 €');
  });

  it('D-17 the tax is cut to whole euros, everything else is rounded', async () => {
    const { visitor, page, path } = await importEstate();
    // 6,5 % are 6.501,56 €, 1,5 % are 1.500,36 €.
    const saved = await visitor.submit(page, path, { startPrice: '100.024,00' });
    expect(plain(saved)).to.contain('Grunderwerbsteuer 6.501 € Notar 1.500 €');
  });

  for (const [state, rate] of [
    ['HB', '5,5'],
    ['SN', '5,5'],
    ['TH', '5'],
  ] as const) {
    it(`D-17 choosing ${state} brings ${rate} %, also without scripts, unless the broker typed a rate`, async () => {
      const { visitor, page, path } = await importEstate();
      const chosen = await visitor.submit(page, path, { federalState: state });
      expect(valuesOf(chosen).slice(0, 2)).to.deep.equal([state, rate]);
      const typed = await visitor.submit(chosen, path, { federalState: 'NW', transferTax: '4,2' });
      expect(valuesOf(typed).slice(0, 2)).to.deep.equal(['NW', '4,2']);
    });
  }

  it('D-17 ask for the Land where the postal code lies in two, and go on asking until it is chosen', async () => {
    for (const code of Object.keys(AMBIGUOUS_POSTAL_CODES)) {
      changeEstate({ plz: code, bundesland: '' });
      const { page } = await importEstate();
      expect(page.text, code).to.contain(AMBIGUOUS);
      expect(valuesOf(page).slice(0, 2), code).to.deep.equal(['', '']);
      await test().context.database.knex('objects').delete();
    }
    const { visitor, page, path } = await importEstate();
    const saved = await visitor.submit(page, path, { notary: '1,4' });
    expect(saved.text).to.contain(AMBIGUOUS);
    expect(valuesOf(saved).slice(0, 3)).to.deep.equal(['', '', '1,4']);
    const chosen = await visitor.submit(saved, path, { federalState: 'BY' });
    expect(chosen.text).not.to.contain(AMBIGUOUS);
    expect(valuesOf(chosen).slice(0, 2)).to.deep.equal(['BY', '3,5']);
  });

  it('D-17 take the Land that onOffice names even for such a postal code', async () => {
    changeEstate({ plz: '89081', bundesland: 'Bayern' });
    expect(valuesOf((await importEstate()).page).slice(0, 2)).to.deep.equal(['BY', '3,5']);
  });

  it('D-17 stay empty for an estate abroad, and say why', async () => {
    changeEstate({ land: 'AUT', plz: '87568', bundesland: '' });
    const { page } = await importEstate();
    expect(page.text).to.contain('Die Immobilie liegt nicht in Deutschland.');
    expect(valuesOf(page)).to.deep.equal(['', '', '', '', '', '']);
  });

  it('D-17 hint at § 656c BGB for flats and houses sold to consumers, and stop nothing', async () => {
    changeEstate({ objektart: 'haus' });
    const { visitor, page, path } = await importEstate();
    expect(page.text).to.contain(MISSING);
    const higher = await visitor.submit(page, path, { buyerCommission: '3,57', sellerCommission: '1,19' });
    expect(higher.status).to.equal(200);
    expect(higher.alert).to.contain('gespeichert');
    expect(higher.text).to.contain(HIGHER);
    const equal = await visitor.submit(higher, path, { sellerCommission: '3,57' });
    expect(equal.text).not.to.contain('§ 656c');
    const toCompanies = await visitor.submit(equal, path, { sellerCommission: '', businessRelation: 'b2b' });
    expect(toCompanies.text).not.to.contain('§ 656c');
  });

  it('D-17 take further costs, as an amount or as a share of the price', async () => {
    const { visitor, page, path } = await importEstate();
    const saved = await visitor.submit(page, path, {
      startPrice: '100.000',
      otherCostText0: 'Stellplatz',
      otherCostValue0: '15.000',
      otherCostRows: '2',
      otherCostText1: 'Beurkundung im Ausland',
      otherCostValue1: '0,25',
      otherCostUnit1: 'percent',
    });
    expect(plain(saved)).to.contain('Stellplatz 15.000 € Beurkundung im Ausland 250 €');
  });
});

function valuesOf(page: Page): string[] {
  return ['federalState', 'transferTax', 'notary', 'landRegister', 'buyerCommission', 'sellerCommission'].map(
    (name) => page.field(name),
  );
}

function plain(page: Page): string {
  return page.text.replaceAll('\u00a0', ' ');
}
