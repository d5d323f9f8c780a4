import { expect } from 'chai';
import { sizeOf } from './document-section.js';

describe('D-16 the size of a document', () => {
  const sizes: readonly (readonly [number, number, string])[] = [
    [0, 0, 'kb'],
    [1, 1, 'kb'],
    [1024, 1, 'kb'],
    [1025, 2, 'kb'],
    [1023 * 1024, 1023, 'kb'],
    [1024 * 1024 - 1, 1, 'mb'],
    [1024 * 1024, 1, 'mb'],
    [1.25 * 1024 * 1024, 1.3, 'mb'],
    [25 * 1024 * 1024, 25, 'mb'],
  ];
  for (const [bytes, value, unit] of sizes) {
    it(`of ${bytes} bytes reads ${value} ${unit}`, () => {
      expect(sizeOf(bytes)).to.deep.equal({ value, unit });
    });
  }
});
