import { expect } from 'chai';
import fc from 'fast-check';
import { createSecretBox, SealedTextError, type SealedText } from './secret-box.js';

const keyOf = (id: string, byte: number) => ({ id, key: Buffer.alloc(32, byte) });
const OLD = keyOf('old', 1);
const NEW = keyOf('new', 2);
const box = createSecretBox([OLD]);

function codeOf(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    if (error instanceof SealedTextError) return error.code;
    throw error;
  }
  return 'opened';
}

describe('the secret box', () => {
  it('opens what it sealed, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.string(), { maxLength: 3 }),
        (plain, boundTo) => {
          expect(box.open(box.seal(plain, boundTo), boundTo)).to.equal(Buffer.from(plain).toString());
        },
      ),
    );
  });

  it('never seals the same text to the same result', () => {
    const results = Array.from({ length: 50 }, () => box.seal('secret', ['tenant']).sealed);
    expect(new Set(results).size).to.equal(50);
  });

  it('does not show the text in the result', () => {
    const { sealed } = box.seal('a-secret-that-is-easy-to-see', []);
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.to.contain('easy-to-see');
  });

  it('refuses a text in which a single bit was changed', () => {
    const { keyId, sealed } = box.seal('secret', ['tenant']);
    const bytes = Buffer.from(sealed, 'base64url');
    for (let index = 0; index < bytes.length; index += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      const tampered = { keyId, sealed: changed.toString('base64url') };
      expect(codeOf(() => box.open(tampered, ['tenant']))).to.equal('not_authentic');
    }
  });

  it('refuses a text that was cut off or lengthened', () => {
    const { keyId, sealed } = box.seal('secret', []);
    const bytes = Buffer.from(sealed, 'base64url');
    const lengths = [0, 1, 27, bytes.length - 1];
    for (const length of lengths) {
      const cut: SealedText = { keyId, sealed: bytes.subarray(0, length).toString('base64url') };
      expect(
        codeOf(() => box.open(cut, [])),
        `${length} bytes`,
      ).to.equal('not_authentic');
    }
    const longer = { keyId, sealed: Buffer.concat([bytes, Buffer.alloc(1)]).toString('base64url') };
    expect(codeOf(() => box.open(longer, []))).to.equal('not_authentic');
  });

  it('does not open for another tenant or purpose', () => {
    const sealed = box.seal('secret', ['credentials', 'token', '20101']);
    for (const boundTo of [
      ['credentials', 'token', '20303'],
      ['credentials', 'secret', '20101'],
      ['credentials', 'token'],
      ['credentials', 'token20101'],
      ['credentialstoken', '20101'],
      [],
    ]) {
      expect(
        codeOf(() => box.open(sealed, boundTo)),
        boundTo.join(','),
      ).to.equal('not_authentic');
    }
  });

  it('opens old texts after a rotation and seals with the newest key', () => {
    const before = box.seal('secret', []);
    const rotated = createSecretBox([NEW, OLD]);
    expect(rotated.open(before, [])).to.equal('secret');
    expect(rotated.seal('secret', []).keyId).to.equal('new');
    expect(rotated.currentKeyId).to.equal('new');
  });

  it('says so when the key of a text is no longer known', () => {
    const sealed = box.seal('secret', []);
    expect(codeOf(() => createSecretBox([NEW]).open(sealed, []))).to.equal('unknown_key');
  });

  it('refuses a key of the same name that is another one', () => {
    const sealed = box.seal('secret', []);
    expect(codeOf(() => createSecretBox([keyOf('old', 9)]).open(sealed, []))).to.equal('not_authentic');
  });
});
