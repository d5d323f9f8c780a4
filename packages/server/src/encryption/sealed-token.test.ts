import { expect } from 'chai';
import fc from 'fast-check';
import { createSecretBox } from './secret-box.js';
import { openToken, sealToken } from './sealed-token.js';

const box = createSecretBox([{ id: 'k1', key: Buffer.alloc(32, 1) }]);

describe('a sealed token', () => {
  it('carries any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const restored: unknown = JSON.parse(JSON.stringify(value));
        expect(openToken(box, sealToken(box, value, 'form'), 'form')).to.deep.equal(restored);
      }),
    );
  });

  it('can stand in a URL and in a form as it is', () => {
    expect(sealToken(box, { text: 'äöü/+=' }, 'form')).to.match(/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/);
  });

  it('opens for its own purpose only', () => {
    expect(openToken(box, sealToken(box, 'x', 'form'), 'activation')).to.equal(undefined);
  });

  it('is not opened when it is no token of ours', () => {
    const token = sealToken(box, 'x', 'form');
    const [keyId, sealed] = token.split('.');
    const wrong = [
      '',
      '.',
      'k1',
      `${keyId}.`,
      `.${sealed}`,
      `${token}.x`,
      `other.${sealed}`,
      `${token}x`,
      ` ${token}`,
    ];
    for (const text of wrong) expect(openToken(box, text, 'form'), text).to.equal(undefined);
  });

  it('is not opened with another key', () => {
    const other = createSecretBox([{ id: 'k1', key: Buffer.alloc(32, 2) }]);
    expect(openToken(other, sealToken(box, 'x', 'form'), 'form')).to.equal(undefined);
  });
});
