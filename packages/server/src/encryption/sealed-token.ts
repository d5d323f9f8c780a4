import { SealedTextError, type SecretBox } from './secret-box.js';

/** Seals JSON into one URL-safe string, for values that travel through a page. */
export function sealToken(box: SecretBox, value: unknown, purpose: string): string {
  const { keyId, sealed } = box.seal(JSON.stringify(value), ['token', purpose]);
  return `${keyId}.${sealed}`;
}

/** Opens what {@link sealToken} made; `undefined` when it is not genuine. The caller checks shape and age. */
export function openToken(box: SecretBox, token: string, purpose: string): unknown {
  const [, keyId, sealed] = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]+)$/.exec(token) ?? [];
  if (keyId === undefined || sealed === undefined) return undefined;
  try {
    return JSON.parse(box.open({ keyId, sealed }, ['token', purpose]));
  } catch (error) {
    if (error instanceof SealedTextError) return undefined;
    throw error;
  }
}
