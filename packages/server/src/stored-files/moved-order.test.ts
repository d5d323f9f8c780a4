import { expect } from 'chai';
import { movedOrder } from './moved-order.js';

describe('D-16 K-6 the order of documents', () => {
  const ids = ['a', 'b', 'c'];

  it('changes by a place up or down', () => {
    expect(movedOrder(ids, 'b', 'up')).to.deep.equal(['b', 'a', 'c']);
    expect(movedOrder(ids, 'b', 'down')).to.deep.equal(['a', 'c', 'b']);
  });

  it('stays at its ends and for what is not there', () => {
    expect(movedOrder(ids, 'a', 'up')).to.equal(undefined);
    expect(movedOrder(ids, 'c', 'down')).to.equal(undefined);
    expect(movedOrder(ids, 'x', 'up')).to.equal(undefined);
    expect(movedOrder([], 'x', 'up')).to.equal(undefined);
  });
});
