import { expect } from 'chai';
import { createPdfStore } from './pdf-store.js';

describe('the store of PDFs', () => {
  it('makes each PDF once, even for readers at the same time', async () => {
    const store = createPdfStore();
    let count = 0;
    const make = () => {
      count += 1;
      return Promise.resolve(Buffer.from(String(count)));
    };
    const [first, second] = await Promise.all([store('de/a', make), store('de/a', make)]);
    expect(first).to.equal(second);
    expect(await store('en/a', make)).to.deep.equal(Buffer.from('2'));
    expect(count).to.equal(2);
  });

  it('tries again after a failure', async () => {
    const store = createPdfStore();
    const failure: unknown = await store('a', () => Promise.reject(new Error('no font'))).catch(
      (error: unknown) => error,
    );
    expect(failure).to.be.instanceOf(Error);
    expect(await store('a', () => Promise.resolve(Buffer.from('x')))).to.deep.equal(Buffer.from('x'));
  });

  it('forgets the oldest when all together get too large', async () => {
    const store = createPdfStore(25);
    const made: string[] = [];
    const make = (key: string) =>
      store(key, () => {
        made.push(key);
        return Promise.resolve(Buffer.alloc(10));
      });
    for (const key of ['a', 'b', 'c', 'c', 'b', 'a']) await make(key);
    expect(made).to.deep.equal(['a', 'b', 'c', 'a']);
  });
});
