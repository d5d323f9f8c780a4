import { expect } from 'chai';
import { encodeFilter, type AnyCondition } from './filter.js';
import { estateFieldTypes } from './standard-fields.generated.js';

const encode = (filter: Record<string, AnyCondition | readonly [AnyCondition, ...AnyCondition[]]>) =>
  encodeFilter(filter, estateFieldTypes);

describe('a filter', () => {
  it('has a list of conditions for each field on the wire', () => {
    expect(
      encode({
        status: { op: '=', value: 1 },
        kaufpreis: [
          { op: '>=', value: 100_000 },
          { op: '<', value: 300_000 },
        ],
        objektart: { op: 'in', value: ['haus', 'wohnung'] },
        geaendert_am: { op: 'between', value: ['2026-01-01 00:00:00', '2026-02-01'] },
        ort: { op: 'like', value: '%Aachen%' },
        verkauft: { op: '!=', value: true },
        ind_5_Feld_Obj1: { op: 'is', value: 'x' },
      }),
    ).to.deep.equal({
      status: [{ op: '=', val: 1 }],
      kaufpreis: [
        { op: '>=', val: 100_000 },
        { op: '<', val: 300_000 },
      ],
      objektart: [{ op: 'in', val: ['haus', 'wohnung'] }],
      geaendert_am: [{ op: 'between', val: ['2026-01-01 00:00:00', '2026-02-01'] }],
      ort: [{ op: 'like', val: '%Aachen%' }],
      verkauft: [{ op: '!=', val: 1 }],
      ind_5_Feld_Obj1: [{ op: 'is', val: 'x' }],
    });
  });

  it('takes every operator of the API', () => {
    const one = ['=', 'is', '!=', '<>', '>', '<', '>=', '<=', 'like', 'not like'] as const;
    for (const op of one)
      expect(encode({ ort: { op, value: 'A' } })).to.deep.equal({ ort: [{ op, val: 'A' }] });
    for (const op of ['in', 'not in', 'between'] as const) {
      expect(encode({ kaufpreis: { op, value: [1, 2] } })).to.deep.equal({
        kaufpreis: [{ op, val: [1, 2] }],
      });
    }
  });

  it('takes each operator that onOffice has for multi-selects and no other', () => {
    for (const op of ['=', '!=', 'like', 'not like'] as const)
      encode({ heizungsart: { op, value: 'zentral' } });
    for (const op of ['in', 'not in'] as const) encode({ heizungsart: { op, value: ['zentral'] } });
    for (const op of ['is', '<>', '>', '<', '>=', '<='] as const) {
      expect(() => encode({ heizungsart: { op, value: 'zentral' } })).to.throw(RangeError, 'multi-select');
    }
    expect(() => encode({ heizungsart: { op: 'between', value: ['a', 'b'] } })).to.throw(
      RangeError,
      'multi-select',
    );
  });

  it('is refused when it would not restrict anything or cannot be meant, without repeating the value', () => {
    const cases: AnyCondition[] = [
      { op: 'in', value: [] },
      { op: 'between', value: ['2026-01-01'] },
      { op: '=', value: ['2026-01-01'] },
      { op: 'in', value: '2026-01-01' },
      { op: '=', value: '31.01.2026' },
      { op: '=', value: '' },
      { op: '=', value: Number.NaN },
    ];
    for (const condition of cases) {
      expect(() => encode({ abdatum: condition })).to.throw(RangeError, /^filter on abdatum: (?!.*2026)/);
    }
    expect(() => encode({ Id: { op: '=', value: 'x' } })).to.throw(RangeError, 'recordNumber');
    const unknownOperator = 'contains' as unknown as AnyCondition['op'];
    expect(() => encode({ ort: { op: unknownOperator, value: 'x' } })).to.throw(
      RangeError,
      'no such operator',
    );
    expect(() => encodeFilter({ abdatum: [] as unknown as [AnyCondition] }, estateFieldTypes)).to.throw(
      RangeError,
    );
  });

  it('leaves out fields without a condition', () => {
    expect(encodeFilter({ ort: undefined }, estateFieldTypes)).to.deep.equal({});
  });
});
