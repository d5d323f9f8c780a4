import { expect } from 'chai';
import fc from 'fast-check';
import { parseBerlinTime, parseGermanNumber, toBerlinInput, toGermanInput } from './german-input.js';

const NBSP = '\u00a0';
const NARROW_NBSP = '\u202f';

describe('numbers as Germans write them', () => {
  const accepted: Readonly<Record<string, number>> = {
    '450000': 45_000_000,
    '450.000': 45_000_000,
    '450.000,00': 45_000_000,
    '450 000 €': 45_000_000,
    '450.000,- €': 45_000_000,
    '450.000,--': 45_000_000,
    [`450${NBSP}000${NBSP}€`]: 45_000_000,
    [`450${NARROW_NBSP}000`]: 45_000_000,
    "450'000": 45_000_000,
    '450000,5': 45_000_050,
    '450.000,05 EUR': 45_000_005,
    '450000 Euro': 45_000_000,
    '450000€': 45_000_000,
    '1.234.567,89': 123_456_789,
    '0': 0,
    '0,5': 50,
    '120,5': 12_050,
    '120,5 m²': 12_050,
    ' 7 ': 700,
    '4711': 471_100,
    '10.000.000.000': 1_000_000_000_000,
  };
  for (const [text, hundredths] of Object.entries(accepted)) {
    it(`reads „${text}“`, () => {
      expect(parseGermanNumber(text, 'money')).to.deep.equal({ ok: true, value: hundredths });
    });
  }

  const refused: Readonly<Record<string, string>> = {
    '450.00': 'ambiguous',
    '1.5': 'ambiguous',
    '1,500': 'ambiguous',
    '1.2345': 'ambiguous',
    '450,000.00': 'ambiguous',
    '450.000.': 'ambiguous',
    '1..000': 'ambiguous',
    '1.0000': 'ambiguous',
    '450.000,': 'ambiguous',
    '-5': 'negative',
    '−5': 'negative',
    '- 1.000 €': 'negative',
    '10.000.000.000,01': 'too_large',
    '99999999999999999999': 'too_large',
    viel: 'money',
    '€': 'money',
    '1e5': 'money',
    '0x10': 'money',
    '12 34': 'money',
    '450.000 $': 'money',
    '<script>': 'money',
    ',50': 'money',
  };
  for (const [text, error] of Object.entries(refused)) {
    it(`refuses „${text}“ as ${error}`, () => {
      expect(parseGermanNumber(text, 'money')).to.deep.equal({ ok: false, error });
    });
  }

  it('asks for a number where no money is meant', () => {
    expect(parseGermanNumber('viel', 'number')).to.deep.equal({ ok: false, error: 'number' });
  });

  it('reads back what it writes into a field, for every amount', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000_000 }),
        fc.constantFrom('money', 'number'),
        (hundredths, kind) => {
          expect(parseGermanNumber(toGermanInput(hundredths, kind), kind)).to.deep.equal({
            ok: true,
            value: hundredths,
          });
        },
      ),
    );
  });

  it('writes cents only where there are some', () => {
    expect(toGermanInput(45_000_000, 'money')).to.equal('450.000');
    expect(toGermanInput(45_000_050, 'money')).to.equal('450.000,50');
    expect(toGermanInput(0, 'money')).to.equal('0');
  });

  it('writes areas with the decimals that they have', () => {
    expect(toGermanInput(14_250, 'number')).to.equal('142,5');
    expect(toGermanInput(14_255, 'number')).to.equal('142,55');
    expect(toGermanInput(14_200, 'number')).to.equal('142');
  });

  it('never takes a text for two different numbers: it is refused or read back as it was meant', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d., ]{1,12}$/), (text) => {
        const parsed = parseGermanNumber(text, 'money');
        if (!parsed.ok) return;
        const digits = text.replace(/\D/g, '');
        const expected = text.includes(',') ? text.replace(/[. ]/g, '').replace(',', '.') : digits;
        expect(parsed.value).to.equal(Math.round(Number(expected) * 100));
      }),
    );
  });
});

describe('dates and times in Germany', () => {
  it('reads what a date field and a time field send, in winter and in summer', () => {
    expect(parseBerlinTime('2026-11-23', '18:00')).to.deep.equal({
      ok: true,
      value: '2026-11-23T17:00:00.000Z',
    });
    expect(parseBerlinTime('2026-07-01', '18:00')).to.deep.equal({
      ok: true,
      value: '2026-07-01T16:00:00.000Z',
    });
  });

  it('reads what people type', () => {
    const expected = { ok: true, value: '2026-12-01T08:05:00.000Z' };
    for (const [date, time] of [
      ['01.12.2026', '09:05'],
      ['1.12.2026', '9:05'],
      [' 1.12.2026 ', ' 09.05 Uhr '],
      ['2026-12-01', '09:05:00'],
      ['2026-12-01', '9:05uhr'],
    ] as const) {
      expect(parseBerlinTime(date, time), `${date} ${time}`).to.deep.equal(expected);
    }
  });

  it('takes two empty fields for no time', () => {
    expect(parseBerlinTime('', ' ')).to.deep.equal({ ok: true, value: null });
  });

  const refused: readonly (readonly [string, string, string])[] = [
    ['', '18:00', 'date_missing'],
    ['2026-11-23', '', 'time_missing'],
    ['2026-02-30', '18:00', 'date'],
    ['31.04.2026', '18:00', 'date'],
    ['0000-01-01', '00:00', 'date'],
    ['0202-11-23', '18:00', 'date'],
    ['23.11.2206', '18:00', 'date'],
    ['23/11/2026', '18:00', 'date'],
    ['23.11.26', '18:00', 'date'],
    ['morgen', '18:00', 'date'],
    ['2026-11-23', '24:00', 'time'],
    ['2026-11-23', '18:60', 'time'],
    ['2026-11-23', '18', 'time'],
    ['2026-11-23', 'abends', 'time'],
  ];
  for (const [date, time, error] of refused) {
    it(`refuses „${date}“ „${time}“ as ${error}`, () => {
      expect(parseBerlinTime(date, time)).to.deep.equal({ ok: false, error });
    });
  }

  it('refuses the hour that the clocks skip in March, and nothing around it', () => {
    expect(parseBerlinTime('2026-03-29', '01:59')).to.deep.equal({
      ok: true,
      value: '2026-03-29T00:59:00.000Z',
    });
    for (const time of ['02:00', '02:30', '02:59']) {
      expect(parseBerlinTime('2026-03-29', time)).to.deep.equal({ ok: false, error: 'nonexistent' });
    }
    expect(parseBerlinTime('2026-03-29', '03:00')).to.deep.equal({
      ok: true,
      value: '2026-03-29T01:00:00.000Z',
    });
  });

  it('takes the first of the doubled hour in October', () => {
    expect(parseBerlinTime('2026-10-25', '01:59')).to.deep.equal({
      ok: true,
      value: '2026-10-24T23:59:00.000Z',
    });
    expect(parseBerlinTime('2026-10-25', '02:00')).to.deep.equal({
      ok: true,
      value: '2026-10-25T00:00:00.000Z',
    });
    expect(parseBerlinTime('2026-10-25', '02:30')).to.deep.equal({
      ok: true,
      value: '2026-10-25T00:30:00.000Z',
    });
    expect(parseBerlinTime('2026-10-25', '03:00')).to.deep.equal({
      ok: true,
      value: '2026-10-25T02:00:00.000Z',
    });
  });

  it('fills the fields of a form so that they mean the same time again', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
        (date) => {
          const utc = new Date(Math.floor(date.getTime() / 60_000) * 60_000).toISOString();
          const fields = toBerlinInput(utc);
          const parsed = parseBerlinTime(fields.date, fields.time);
          if (!parsed.ok || parsed.value === null) throw new Error(`not read: ${fields.date} ${fields.time}`);
          // The second of the doubled hour reads as the first one.
          const differenceMs = Date.parse(utc) - Date.parse(parsed.value);
          expect([0, 3_600_000]).to.include(differenceMs);
        },
      ),
    );
  });
});
