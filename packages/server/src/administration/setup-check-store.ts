import { z } from 'zod';
import type { Queryable } from '../database/database.js';
import type { UserKey } from '../tenants/user-store.js';

const readable = z.enum(['readable', 'none', 'refused', 'unknown']);

const setupReport = z.object({
  key: z.enum(['good', 'refused', 'blocked', 'missing']),
  claim: z.enum(['good', 'stale', 'missing', 'unknown']),
  /** `none`: onOffice answers, but shows this user not a single record. */
  estates: readable,
  addresses: readable,
});

/** What a read with the user's own rights told. */
export type SetupReport = z.infer<typeof setupReport>;

export interface SetupCheck {
  /** UTC. */
  readonly checkedAt: string;
  readonly report: SetupReport;
}

const SETUP_CHECKS = 'setup_checks';

/** Keeps the newest answer for a user. */
export async function saveSetupCheck(
  db: Queryable,
  { tenantId, userId }: UserKey,
  { checkedAt, report }: SetupCheck,
): Promise<void> {
  await db(SETUP_CHECKS)
    .insert({
      tenant_id: tenantId,
      user_id: userId,
      checked_at: checkedAt,
      report: JSON.stringify(report),
    })
    .onConflict(['tenant_id', 'user_id'])
    .merge();
}

export async function findSetupCheck(
  db: Queryable,
  { tenantId, userId }: UserKey,
): Promise<SetupCheck | undefined> {
  const row = await db(SETUP_CHECKS)
    .where({ tenant_id: tenantId, user_id: userId })
    .first<{ checked_at: string; report: string } | undefined>();
  return row && { checkedAt: row.checked_at, report: setupReport.parse(JSON.parse(row.report)) };
}
