import { fileTypeFromBuffer } from 'file-type';
import { LogoError, readLogo } from '../documents/pdf/read-logo.js';
import type { TenantLogo } from '../tenants/tenant-logo-store.js';

export const LOGO_LIMITS = { bytes: 512 * 1024, sidePx: 2000 } as const;

/** Why a file is no logo, a key of `administration.errors`. */
export type LogoRefusal = 'logo_type' | 'logo_too_large' | 'logo_side' | 'logo_broken' | 'logo_unusual';

export type LogoCheck =
  | { readonly ok: true; readonly mediaType: TenantLogo['mediaType'] }
  | { readonly ok: false; readonly error: LogoRefusal };

const MEDIA_TYPES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg']);

/**
 * Tells by its content whether a file can be a logo: a PNG or JPEG that browsers show and that the hand-out's
 * PDF can hold. Name and claimed type count for nothing.
 */
export async function checkLogo(bytes: Buffer): Promise<LogoCheck> {
  if (bytes.length > LOGO_LIMITS.bytes) return { ok: false, error: 'logo_too_large' };
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !MEDIA_TYPES.has(type.mime)) return { ok: false, error: 'logo_type' };
  try {
    const { mediaType, widthPx, heightPx } = readLogo(bytes);
    const isTooWide = widthPx > LOGO_LIMITS.sidePx || heightPx > LOGO_LIMITS.sidePx;
    return isTooWide ? { ok: false, error: 'logo_side' } : { ok: true, mediaType };
  } catch (error) {
    if (!(error instanceof LogoError)) throw error;
    return { ok: false, error: REFUSALS[error.problem] };
  }
}

const REFUSALS: Readonly<Record<LogoError['problem'], LogoRefusal>> = {
  // It is a PNG or JPEG, but of a kind that the PDF cannot hold.
  type: 'logo_unusual',
  size: 'logo_side',
  broken: 'logo_broken',
};
