import { expect } from 'chai';
import { measureGrowth, type MemorySample } from './memory.js';

/** A heap that swings between collections, with a floor that rises by so much for each sample. */
function heapRisingBy(megabytes: number): MemorySample[] {
  return Array.from({ length: 80 }, (_, index) => ({
    atMs: index * 1000,
    residentMegabytes: 300,
    heapMegabytes: 50 + (index % 5) * 10 + index * megabytes,
  }));
}

describe('the growth of memory', () => {
  it('is bounded when only garbage comes and goes', () => {
    expect(measureGrowth(heapRisingBy(0))).to.deep.equal({
      earlyMegabytes: 50,
      lateMegabytes: 50,
      isBounded: true,
    });
  });

  it('is not when the floor rises', () => {
    const growth = measureGrowth(heapRisingBy(1));
    expect(growth.isBounded).to.equal(false);
    expect(growth.lateMegabytes - growth.earlyMegabytes).to.equal(40);
  });

  it('does not count what happens while the app warms up', () => {
    const samples = heapRisingBy(0).map((sample, index) =>
      index < 20 ? { ...sample, heapMegabytes: 10 } : sample,
    );
    expect(measureGrowth(samples).isBounded).to.equal(true);
  });
});
