import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText } from '../clock.js';
import {
  findTenantSettings,
  saveTenantSettings,
  type TenantSettings,
} from '../tenants/tenant-settings-store.js';
import { lockTenant } from '../tenants/tenant-store.js';
import type { UserKey } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { contentVersion } from '../web/content-version.js';

export type SaveSettingsOutcome = 'saved' | 'conflict';

/**
 * Stores one part of the tenant's settings. `conflict` when this part was changed since the form was shown:
 * then nothing is written. Two forms about different parts never disturb each other.
 *
 * @param form `version` is what {@link versionOf} said of the part that the form showed
 */
export async function saveSettings<Part extends keyof TenantSettings>(
  { database, clock }: Pick<AppContext, 'database' | 'clock'>,
  { tenantId, userId }: UserKey,
  part: Part,
  form: { readonly version: string; readonly value: TenantSettings[Part] },
): Promise<SaveSettingsOutcome> {
  const now = clock();
  return database.transaction(async (db) => {
    await lockTenant(db, tenantId);
    const stored = versionOf((await findTenantSettings(db, tenantId))[part]);
    if (stored === versionOf(form.value)) return 'saved';
    if (stored !== form.version) return 'conflict';
    const settings: Partial<TenantSettings> = { [part]: form.value };
    await saveTenantSettings(db, tenantId, settings, { userId, at: toUtcText(now) });
    await appendAuditEvent(db, { tenantId, userId, at: now, kind: 'settings.saved', detail: { part } });
    return 'saved';
  });
}

/** Names the content of a part of the settings, for the form that shows it. */
export function versionOf(value: TenantSettings[keyof TenantSettings]): string {
  return contentVersion(value);
}
