import { expect } from 'chai';
import { ApiError } from '../wire/api-error.js';
import { compileFilter, type FieldLookup } from './record-filter.js';

interface House {
  readonly price: string;
  readonly town: string;
  readonly heating: readonly string[];
  readonly phones: readonly string[];
}

const house: House = {
  price: '200000.00',
  town: 'Aachen',
  heating: ['gas', 'fern'],
  phones: ['0241 1', '0241 2'],
};

const lookup: FieldLookup<House> = (name) => {
  if (name === 'price') return { comparedAs: 'number', valuesOf: (record) => [record.price] };
  if (name === 'town') return { comparedAs: 'text', valuesOf: (record) => [record.town] };
  if (name === 'heating') return { comparedAs: 'keys', valuesOf: (record) => record.heating };
  if (name === 'phones') return { comparedAs: 'text', valuesOf: (record) => record.phones };
  throw new ApiError(141, name);
};

function matches(filter: unknown): boolean {
  return compileFilter(filter, lookup)(house);
}

describe('a filter', () => {
  const cases: readonly [string, string, unknown, boolean][] = [
    ['price', '=', 200000, true],
    ['price', 'is', '200000', true],
    ['price', 'IS', '200001', false],
    ['price', '!=', 200000, false],
    ['price', '<>', 5, true],
    ['price', '>', 199999, true],
    ['price', '>', 200000, false],
    ['price', '>=', 200000, true],
    ['price', '<', 1000000, true],
    ['price', '<=', 199999, false],
    ['price', 'between', [200000, 300000], true],
    ['price', 'between', [1, 2], false],
    ['price', 'in', ['1', '200000.0'], true],
    ['price', 'not in', [1, 2], true],
    ['town', '=', 'aachen', true],
    ['town', 'like', 'Aa%', true],
    ['town', 'like', 'aa', false],
    ['town', 'LIKE', '%che%', true],
    ['town', 'not like', '%che%', false],
    ['town', 'Not  In', ['Bonn'], true],
    ['town', 'like', 'A.*', false],
    ['heating', '=', 'gas', true],
    ['heating', '!=', 'gas', false],
    ['heating', 'in', ['oel', 'fern'], true],
    ['heating', 'not in', ['oel'], true],
    ['heating', 'like', 'fe%', true],
    ['phones', '=', '0241 2', true],
    ['phones', '=', '', false],
  ];
  for (const [field, op, val, expected] of cases) {
    it(`${field} ${op} ${JSON.stringify(val)} is ${String(expected)}`, () => {
      expect(matches({ [field]: [{ op, val }] })).to.equal(expected);
    });
  }

  it('requires all of its expressions, within a field and over fields', () => {
    expect(
      matches({
        price: [
          { op: '>', val: 1 },
          { op: '<', val: 300000 },
        ],
        town: [{ op: '=', val: 'Aachen' }],
      }),
    ).to.be.true;
    expect(
      matches({
        price: [
          { op: '>', val: 1 },
          { op: '<', val: 2 },
        ],
      }),
    ).to.be.false;
  });

  it('may be empty in every way PHP writes that', () => {
    for (const empty of [undefined, null, [], {}]) expect(matches(empty)).to.be.true;
  });

  const errors: readonly [string, unknown, number][] = [
    ['an unknown field', { garden: [{ op: '=', val: 1 }] }, 141],
    ['an unknown operator', { price: [{ op: '~', val: 1 }] }, 142],
    ['greater than on a multi-select', { heating: [{ op: '>', val: 'gas' }] }, 232],
    ['between on a multi-select', { heating: [{ op: 'between', val: ['a', 'b'] }] }, 232],
    ['a filter that is a text', 'price > 1', 257],
    ['an expression outside a list', { price: { op: '=', val: 1 } }, 257],
    ['an expression without op', { price: [{ val: 1 }] }, 257],
    ['between with one value', { price: [{ op: 'between', val: [1] }] }, 257],
    ['in without a list', { price: [{ op: 'in', val: 1 }] }, 257],
    ['an object as value', { price: [{ op: '=', val: {} }] }, 257],
  ];
  for (const [what, filter, code] of errors) {
    it(`refuses ${what} with ${code}`, () => {
      expect(() => matches(filter))
        .to.throw(ApiError)
        .with.property('code', code);
    });
  }
});
