import type { Logger } from 'pino';
import type { Queryable } from '../database/database.js';
import type { Translate } from '../i18n/translate.js';
import { findBranding, officeName } from '../tenants/find-branding.js';
import type { Sender } from './pdf/draw-letterhead.js';
import { LogoError, readLogo, type Logo } from './pdf/read-logo.js';
import { cleanName } from './source/clean-name.js';

interface Office {
  readonly tenantId: string;
  readonly tenantName: string;
}

/** Name and logo of an office for what it hands out. A logo that cannot be used is left out and logged. */
export async function senderOfOffice(
  { db, logger, t }: { readonly db: Queryable; readonly logger: Logger; readonly t: Translate },
  office: Office,
): Promise<Sender> {
  const branding = await findBranding(db, office);
  const name = shownName(branding.name, t);
  const logo = branding.logo && usableLogo(branding.logo, office.tenantId, logger);
  return { name, logoText: t('documents.logo', { name }), ...(logo ? { logo } : {}) };
}

/** The name of an office as it stands in what it hands out. */
export async function senderName(db: Queryable, t: Translate, office: Office): Promise<string> {
  return shownName(await officeName(db, office), t);
}

function shownName(name: string, t: Translate): string {
  return cleanName(name) || t('documents.tenantUnknown');
}

function usableLogo(bytes: Buffer, tenantId: string, logger: Logger): Logo | undefined {
  try {
    return readLogo(bytes);
  } catch (error) {
    if (!(error instanceof LogoError)) throw error;
    logger.warn({ tenant: tenantId, reason: error.problem }, 'the logo of an office cannot be used');
    return undefined;
  }
}
