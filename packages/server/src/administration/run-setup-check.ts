import type { OnOfficeClient } from '@immo-billie/onoffice-sdk';
import { toUtcText } from '../clock.js';
import { OnOfficeAccessError } from '../onoffice/onoffice-access.js';
import { testKey } from '../onoffice/test-key.js';
import { noteKeyState } from '../tenants/tenant-store.js';
import type { UserKey } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { saveSetupCheck, type SetupReport } from './setup-check-store.js';

const NOT_ASKED = { estates: 'unknown', addresses: 'unknown' } as const;

/**
 * Asks onOffice, with the rights of this user, whether key, claim and rights are good, and keeps the answer.
 *
 * @throws OnOfficeError when onOffice did not answer, or failed for a reason that says nothing about these:
 *   then the answer before stays.
 */
export async function runSetupCheck(
  context: Pick<AppContext, 'database' | 'onoffice' | 'clock'>,
  user: UserKey,
  signal: AbortSignal,
): Promise<SetupReport> {
  const { database, clock } = context;
  const report = await askOnOffice(context, user, signal);
  const checkedAt = toUtcText(clock());
  // Without a claim nobody was asked.
  if (report.key !== 'missing' && report.claim !== 'missing') {
    const state = report.key === 'good' ? 'unlocked' : 'refused';
    await noteKeyState(database.knex, user.tenantId, state, checkedAt);
  }
  await saveSetupCheck(database.knex, user, { checkedAt, report });
  return report;
}

async function askOnOffice(
  { onoffice, clock }: Pick<AppContext, 'onoffice' | 'clock'>,
  user: UserKey,
  signal: AbortSignal,
): Promise<SetupReport> {
  let client: OnOfficeClient;
  try {
    client = await onoffice.forUser(user);
  } catch (error) {
    if (!(error instanceof OnOfficeAccessError)) throw error;
    return error.code === 'not_activated'
      ? { key: 'missing', claim: 'unknown', ...NOT_ASKED }
      : { key: 'good', claim: 'missing', ...NOT_ASKED };
  }
  const { key, claim, rights } = await testKey(client, clock, signal);
  if (!rights) return { key, claim, ...NOT_ASKED };
  return { key, claim, estates: readableIf(rights.estates), addresses: readableIf(rights.addresses) };
}

function readableIf(count: number | null): 'readable' | 'none' | 'refused' {
  if (count === null) return 'refused';
  return count > 0 ? 'readable' : 'none';
}
