import { expect } from 'chai';
import fc from 'fast-check';
import { createNumberSet } from './number-set.js';

describe('a set of numbers', () => {
  it('knows each number that was added, and no other', () => {
    const numbers = fc.array(
      fc.oneof(
        fc.integer({ min: 1, max: 40 }),
        fc.maxSafeNat().map((one) => one + 1),
      ),
      {
        maxLength: 3_000,
        size: 'max',
      },
    );
    fc.assert(
      fc.property(numbers, (list) => {
        const set = createNumberSet();
        const reference = new Set<number>();
        for (const one of list) {
          expect(set.add(one)).to.equal(!reference.has(one));
          reference.add(one);
        }
        expect(set.size()).to.equal(reference.size);
      }),
      { numRuns: 30 },
    );
  });
});
