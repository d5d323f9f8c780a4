import type { Request, Response } from 'express';
import type { FormError } from '../objects/form-fields.js';
import { findLogoTime } from '../tenants/tenant-logo-store.js';
import { findTenantSettings, type OfficeTexts } from '../tenants/tenant-settings-store.js';
import { findTenant } from '../tenants/tenant-store.js';
import type { AppContext } from '../web/app-context.js';
import { signInOf } from '../web/sign-in-guard.js';
import { LOGO_LIMITS } from './check-logo.js';
import { OFFICE_LIMITS } from './office-form.js';
import { versionOf } from './save-settings.js';
import { showAdminPage } from './show-admin-page.js';

export const OFFICE_PATH = '/administration/office';
export const OFFICE_PURPOSE = 'administration:office';
export const LOGO_PURPOSE = 'administration:logo';

/** The page of the office: its texts as stored or as typed, and its logo. */
export async function showOffice(
  { database }: Pick<AppContext, 'database'>,
  request: Request,
  response: Response,
  shown: {
    readonly texts?: OfficeTexts;
    readonly version?: string;
    readonly errors?: readonly FormError[];
  } = {},
): Promise<void> {
  const { tenantId } = signInOf(request);
  const { office } = await findTenantSettings(database.knex, tenantId);
  await showAdminPage(request, response, 'office', {
    purpose: OFFICE_PURPOSE,
    logoPurpose: LOGO_PURPOSE,
    stored: office,
    texts: shown.texts ?? office,
    version: shown.version ?? versionOf(office),
    errors: shown.errors ?? [],
    limits: OFFICE_LIMITS,
    logoLimits: LOGO_LIMITS,
    logoTime: await findLogoTime(database.knex, tenantId),
    tenant: await findTenant(database.knex, tenantId),
  });
}
