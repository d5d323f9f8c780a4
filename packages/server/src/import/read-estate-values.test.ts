import type { EstateRecord } from '@immo-billie/onoffice-sdk';
import { expect } from 'chai';
import fc from 'fast-check';
import { ESTATE_VALUE_FIELDS } from '../objects/estate-values.js';
import { toEstateValues } from './read-estate-values.js';

const read = (values: Partial<EstateRecord['values']>) => toEstateValues(values);

describe('the base values of an estate', () => {
  it('D-4 come from onOffice in exact units', () => {
    expect(
      read({
        objekttitel: 'Schöne Immobilie in Aachen',
        objektnr_extern: 'AF437',
        wohnflaeche: 142.5,
        kaufpreis: 485_000,
        benutzer: '21',
        strasse: 'Lousbergstraße',
        hausnummer: '14a',
        plz: '52072',
        ort: 'Aachen',
        land: 'DEU',
        bundesland: 'Nordrhein-Westfalen',
        objektart: 'haus',
        objekttyp: 'einfamilienhaus',
        nutzungsart: 'wohnen',
        vermarktungsart: 'kauf',
        aussen_courtage: '3,57 %',
      }),
    ).to.deep.equal({
      title: 'Schöne Immobilie in Aachen',
      objectNumber: 'AF437',
      areaCenti: '14250',
      areaKind: 'wohnflaeche',
      brokerUserId: '21',
      street: 'Lousbergstraße',
      houseNumber: '14a',
      postalCode: '52072',
      city: 'Aachen',
      country: 'DEU',
      federalState: 'Nordrhein-Westfalen',
      estateKind: 'haus',
      estateType: 'einfamilienhaus',
      usage: 'wohnen',
      marketingKind: 'kauf',
      purchasePriceCents: '48500000',
      buyerCommission: '3,57 %',
    });
  });

  it('are all unknown when onOffice says nothing, or only blanks and zeros', () => {
    const nothing = Object.fromEntries(ESTATE_VALUE_FIELDS.map((field) => [field, null]));
    expect(read({})).to.deep.equal(nothing);
    expect(
      read({ objekttitel: '  ', objektnr_extern: '', benutzer: '0', wohnflaeche: 0, kaufpreis: 0, ort: ' ' }),
    ).to.deep.equal(nothing);
  });

  it('D-9 take Wohnfläche, else Nutzfläche, else Grundstücksfläche, and say which', () => {
    const all = { wohnflaeche: 100, nutzflaeche: 50, grundstuecksflaeche: 400, gesamtflaeche: 900 };
    expect(read(all)).to.include({ areaCenti: '10000', areaKind: 'wohnflaeche' });
    expect(read({ ...all, wohnflaeche: 0 })).to.include({ areaCenti: '5000', areaKind: 'nutzflaeche' });
    expect(read({ grundstuecksflaeche: 812 })).to.include({
      areaCenti: '81200',
      areaKind: 'grundstuecksflaeche',
    });
    expect(read({ gesamtflaeche: 900 })).to.include({ areaCenti: '90000', areaKind: 'gesamtflaeche' });
  });

  it('lose no cent to the arithmetic of floats', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000_000 }), (cents) => {
        expect(read({ kaufpreis: cents / 100 }).purchasePriceCents).to.equal(String(cents));
      }),
    );
  });

  it('B-11 never hold the internal remark', () => {
    const withRemark = { objekttitel: 'Haus', InterneBemerkung: 'Nicht weitergeben!' };
    const values = read(withRemark);
    expect(JSON.stringify(values)).not.to.contain('weitergeben');
  });
});
