import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { EncryptionKey } from '../config/environment-values.js';

/** Text sealed with the key `keyId`; both belong into the row. */
export interface SealedText {
  readonly keyId: string;
  readonly sealed: string;
}

/**
 * Seals text with AES-256-GCM. `boundTo` is authenticated but not stored: text sealed for one tenant
 * and purpose does not open for another, even if a row is copied.
 */
export interface SecretBox {
  seal(plain: string, boundTo: readonly string[]): SealedText;
  /** @throws SealedTextError when the key is unknown, the text was changed or bound to something else. */
  open(sealed: SealedText, boundTo: readonly string[]): string;
  /** The key that seals now; rows with another one are due for rotation. */
  readonly currentKeyId: string;
}

export class SealedTextError extends Error {
  override readonly name = 'SealedTextError';
  readonly code: 'unknown_key' | 'not_authentic';

  constructor(code: 'unknown_key' | 'not_authentic', options?: ErrorOptions) {
    super(
      code === 'unknown_key'
        ? 'sealed with a key that is not in ENCRYPTION_KEYS; add the old key to the end of the list'
        : 'the sealed text was changed or belongs to something else',
      options,
    );
    this.code = code;
  }
}

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createSecretBox(keys: readonly [EncryptionKey, ...EncryptionKey[]]): SecretBox {
  const [current] = keys;
  const byId = new Map(keys.map(({ id, key }) => [id, key]));
  return {
    currentKeyId: current.id,

    seal(plain, boundTo) {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv(ALGORITHM, current.key, iv);
      cipher.setAAD(additionalData(boundTo));
      const sealed = Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
      return { keyId: current.id, sealed: sealed.toString('base64url') };
    },

    open({ keyId, sealed }, boundTo) {
      const key = byId.get(keyId);
      if (key === undefined) throw new SealedTextError('unknown_key');
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < IV_BYTES + TAG_BYTES) throw new SealedTextError('not_authentic');
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, IV_BYTES));
      decipher.setAAD(additionalData(boundTo));
      decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
      try {
        const plain = [decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()];
        return Buffer.concat(plain).toString('utf8');
      } catch (error) {
        throw new SealedTextError('not_authentic', { cause: error });
      }
    },
  };
}

/** JSON keeps `['a', 'bc']` and `['ab', 'c']` apart. */
function additionalData(boundTo: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify(boundTo), 'utf8');
}
