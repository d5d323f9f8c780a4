import { expect } from 'chai';
import fc from 'fast-check';
import { decodeValue, type FieldType } from './codecs.js';

const refused = (type: FieldType, raw: unknown): boolean => {
  try {
    decodeValue(type, raw);
    return false;
  } catch (error) {
    return error instanceof RangeError;
  }
};

describe('the value of a field', () => {
  it('is a number from the text of one, and null when unset', () => {
    expect(
      ['200000.00', '-1.5', '0.00000', '3', 7, '', null].map((raw) => decodeValue('float', raw)),
    ).to.deep.equal([200_000, -1.5, 0, 3, 7, null, null]);
    expect(['1998', '3.00', ''].map((raw) => decodeValue('integer', raw))).to.deep.equal([1998, 3, null]);
  });

  it('is never guessed from a formatted number', () => {
    for (const raw of [
      '350.000,00 €',
      '1.234,5',
      '1,5',
      'ca. 100 m²',
      '0x10',
      '1e5',
      ' 1',
      'NaN',
      'Infinity',
      {},
      [],
    ]) {
      expect(refused('float', raw), JSON.stringify(raw)).to.equal(true);
    }
    expect(refused('integer', '1.5')).to.equal(true);
  });

  it('is true or false from 1 and 0 in any type', () => {
    expect(['1', 1, true, '0', 0, false, '', null].map((raw) => decodeValue('boolean', raw))).to.deep.equal([
      true,
      true,
      true,
      false,
      false,
      false,
      null,
      null,
    ]);
    expect(refused('boolean', 'Ja')).to.equal(true);
  });

  it('is the number of a record from each form it arrives in', () => {
    const raws = [11, '11', '1.234', '1.234.567', '1.000', '0', 0, '', null];
    expect(raws.map((raw) => decodeValue('recordNumber', raw))).to.deep.equal([
      11,
      11,
      1_234,
      1_234_567,
      1_000,
      0,
      0,
      null,
      null,
    ]);
    for (const raw of ['1.23', '01', '-1', '1,234', 1.5, '9007199254740993', 'x', {}])
      expect(refused('recordNumber', raw), JSON.stringify(raw)).to.equal(true);
    expect(Object.is(decodeValue('float', '-0.00'), 0)).to.equal(true);
  });

  it('is a day that exists, and null for zero dates', () => {
    const raws = ['2026-02-28', '2024-02-29', '1971-04-23 00:00:00', '0000-00-00', '1985-00-00', '', null];
    expect(raws.map((raw) => decodeValue('date', raw))).to.deep.equal([
      '2026-02-28',
      '2024-02-29',
      '1971-04-23',
      null,
      null,
      null,
      null,
    ]);
    for (const raw of ['2026-02-29', '2026-13-01', '2026-01-32', '01.02.2026', '2026-1-1', 'xxxx-xx-xx', 5]) {
      expect(refused('date', raw), String(raw)).to.equal(true);
    }
  });

  it('is a local time, with midnight for a bare day', () => {
    const raws = ['2026-01-31 23:59:59', '2026-01-31', '0000-00-00 00:00:00', ''];
    expect(raws.map((raw) => decodeValue('datetime', raw))).to.deep.equal([
      '2026-01-31 23:59:59',
      '2026-01-31 00:00:00',
      null,
      null,
    ]);
    for (const raw of ['2026-01-31 24:00:00', '2026-01-31T10:00:00+00:00', '2026-02-30 10:00:00']) {
      expect(refused('datetime', raw), raw).to.equal(true);
    }
  });

  it('is a list of keys from pipes, from a list and from a list with holes', () => {
    const raws = ['|a||b|', ['a', 'b'], { '0': 'a', '2': 'b' }, '|a|', 'a', '', '||', null, [], [3]];
    expect(raws.map((raw) => decodeValue('multiselect', raw))).to.deep.equal([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
      ['a'],
      ['a'],
      [],
      [],
      [],
      [],
      ['3'],
    ]);
    expect(refused('multiselect', [['a']])).to.equal(true);
  });

  it('keeps a key that nobody has heard of', () => {
    expect(decodeValue('singleselect', 'eigener_status')).to.equal('eigener_status');
    expect(decodeValue('singleselect', '')).to.equal(null);
    expect(decodeValue('singleselect', 0)).to.equal('0');
  });

  it('is a set of parking lots', () => {
    const raw = { carport: { Count: '2', Price: '20000.00', MarketingType: 'buy' }, garage: [], duplex: {} };
    expect(decodeValue('parkingLots', raw)).to.deep.equal({
      carport: { count: 2, price: 20_000, marketingType: 'buy' },
      duplex: { count: null, price: null, marketingType: null },
    });
    const hostile: unknown = JSON.parse('{"__proto__":{"Count":"1"}}');
    expect(Object.keys(decodeValue('parkingLots', hostile))).to.deep.equal(['__proto__']);
    expect([decodeValue('parkingLots', []), decodeValue('parkingLots', '')]).to.deep.equal([{}, {}]);
    expect(refused('parkingLots', 'x')).to.equal(true);
  });

  it('survives the way to the wire and back', () => {
    const key = fc.stringMatching(/^[A-Za-zäöü 0-9_-]{1,12}$/);
    fc.assert(
      fc.property(fc.array(key), (keys) => {
        const pipes = keys.map((one) => `|${one}|`).join('');
        expect(decodeValue('multiselect', pipes)).to.deep.equal(keys);
        expect(decodeValue('multiselect', keys)).to.deep.equal(keys);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.nat({ max: 99 }), (whole, cents) => {
        const text = `${whole}.${String(cents).padStart(2, '0')}`;
        expect(decodeValue('float', text)).to.equal(Number(text));
      }),
    );
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }),
        (date) => {
          const day = date.toISOString().slice(0, 10);
          expect(decodeValue('date', day)).to.equal(day);
          expect(decodeValue('datetime', `${day} 12:34:56`)).to.equal(`${day} 12:34:56`);
        },
      ),
    );
  });

  it('is either decoded or refused, whatever comes', () => {
    const types = fc.constantFrom<FieldType>(
      'text',
      'integer',
      'float',
      'recordNumber',
      'boolean',
      'date',
      'datetime',
      'multiselect',
    );
    fc.assert(
      fc.property(types, fc.jsonValue(), (type, raw) => {
        if (!refused(type, raw)) decodeValue(type, raw);
      }),
    );
  });
});
