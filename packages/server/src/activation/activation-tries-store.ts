import { toUtcText } from '../clock.js';
import type { Queryable } from '../database/database.js';

const ACTIVATION_TRIES = 'activation_tries';

/** Counts a try of a ticket, over all servers, and returns how many there are now. */
export async function countActivationTry(
  db: Queryable,
  ticket: { readonly ticketId: string; readonly expiresAt: number },
): Promise<number> {
  const [row] = await db(ACTIVATION_TRIES)
    .insert({ ticket_id: ticket.ticketId, tries: 1, expires_at: toUtcText(ticket.expiresAt) })
    .onConflict('ticket_id')
    .merge({ tries: db.raw('?? + 1', [`${ACTIVATION_TRIES}.tries`]) })
    .returning<{ tries: number }[]>('tries');
  return row?.tries ?? 1;
}

export async function deleteExpiredActivationTries(db: Queryable, now: number): Promise<void> {
  await db(ACTIVATION_TRIES).where('expires_at', '<', toUtcText(now)).delete();
}
