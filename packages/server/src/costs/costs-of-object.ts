import { DateTime } from 'luxon';
import type { Queryable } from '../database/database.js';
import { type ObjectKey } from '../objects/object-store.js';
import { listObjectValues } from '../objects/object-value-store.js';
import { BUSINESS_ZONE } from '../web/format.js';
import { costDefaults, type CostDefaults } from './cost-defaults.js';
import { findTenantSettings } from '../tenants/tenant-settings-store.js';
import { findObjectCosts } from './cost-store.js';

/** The saved Nebenkosten of an object, or what they are prefilled with. */
export async function costsOfObject(db: Queryable, object: ObjectKey, now: number): Promise<CostDefaults> {
  const saved = await findObjectCosts(db, object);
  // Somebody has to say which Land it is: as long as nobody has, the page asks.
  if (saved?.federalState) return { costs: saved, hint: undefined };
  const values = await listObjectValues(db, object);
  const settings = await findTenantSettings(db, object.tenantId);
  const defaults = costDefaults(
    (field) => values.get(field)?.onofficeValue ?? '',
    settings.costDefaults,
    germanDay(now),
  );
  return saved ? { costs: saved, hint: defaults.hint } : defaults;
}

/** The day in Germany, `YYYY-MM-DD`. */
export function germanDay(now: number): string {
  return DateTime.fromMillis(now, { zone: BUSINESS_ZONE }).toISODate() ?? '';
}
