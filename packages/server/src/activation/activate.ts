import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText } from '../clock.js';
import { saveCredentials } from '../tenants/credential-store.js';
import { saveUnlockedTenant } from '../tenants/tenant-store.js';
import { noteUserSeen } from '../tenants/user-store.js';
import type { UnlockRefusal } from '../onoffice/onoffice-access.js';
import type { AppContext } from '../web/app-context.js';
import { countActivationTry } from './activation-tries-store.js';
import { openTicket } from './activation-ticket.js';

/** Why an activation did not happen; each has its own German text. */
export type ActivationRefusal =
  'empty' | 'format' | 'ticket_invalid' | 'ticket_expired' | 'rate_limited' | UnlockRefusal;

export type ActivationOutcome =
  { readonly status: 'active' } | { readonly status: 'error'; readonly reason: ActivationRefusal };

/** A demo has nothing to do with a tenant that somebody else activated. */
export class NotADemoTenant extends Error {
  override readonly name = 'NotADemoTenant';
}

const MAX_TRIES = 10;

/** 64 letters and digits; the text itself is the HMAC key and is never decoded. */
const API_KEY = /^[A-Za-z0-9]{64}$/;

/**
 * Activates a tenant: asks onOffice to unlock with the pasted key and stores the key only when onOffice
 * agreed. Earlier credentials stay in force until then. Not cancelled when the admin's browser goes away:
 * a key that onOffice has unlocked must be stored.
 *
 * @param isDemo marks a tenant that is new as one of a demo, which may be removed again
 * @throws NotADemoTenant with `isDemo` when there is such a tenant that is not a demo's; it stays as it is
 */
export async function activate(
  { database, secretBox, onoffice, clock }: Pick<AppContext, 'database' | 'secretBox' | 'onoffice' | 'clock'>,
  form: { readonly ticket: string; readonly apiKey: string },
  { isDemo = false }: { readonly isDemo?: boolean } = {},
): Promise<ActivationOutcome> {
  const now = clock();
  const ticket = openTicket(secretBox, form.ticket);
  if (!ticket) return refused('ticket_invalid');
  if (ticket.expiresAt < now) return refused('ticket_expired');

  const secret = form.apiKey.trim();
  if (secret === '') return refused('empty');
  if ((await countActivationTry(database.knex, ticket)) > MAX_TRIES) return refused('rate_limited');
  if (!API_KEY.test(secret)) return refused('format');

  const credentials = { token: ticket.apiToken, secret };
  const refusal = await onoffice.unlock({ ...ticket, ...credentials });
  if (refusal) return refused(refusal);

  const { tenantId, userId } = ticket;
  const at = toUtcText(clock());
  await database.transaction(async (db) => {
    const isSaved = await saveUnlockedTenant(db, { tenantId, name: ticket.tenantName, isDemo, at });
    if (!isSaved) throw new NotADemoTenant();
    await saveCredentials(db, secretBox, { tenantId, unlockedBy: userId, at, ...credentials });
    await noteUserSeen(db, { tenantId, userId, role: 'admin', language: ticket.language, at });
    await appendAuditEvent(db, { tenantId, userId, at: clock(), kind: 'tenant.activated', detail: {} });
  });
  return { status: 'active' };
}

function refused(reason: ActivationRefusal): ActivationOutcome {
  return { status: 'error', reason };
}
