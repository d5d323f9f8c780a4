import type { Queryable } from '../database/database.js';
import { toUtcText } from '../clock.js';

const USED_SIGNATURES = 'used_signatures';

/**
 * Notes that a signed URL was used. Returns false when it had been used before: of two requests at the
 * same time exactly one gets true.
 */
export async function useSignature(
  db: Queryable,
  use: { readonly signature: string; readonly sessionKey: string; readonly expiresAt: number },
): Promise<boolean> {
  const inserted = await db(USED_SIGNATURES)
    .insert({ signature: use.signature, session_key: use.sessionKey, expires_at: toUtcText(use.expiresAt) })
    .onConflict('signature')
    .ignore()
    .returning('signature');
  return inserted.length > 0;
}

/** Which session a used URL created. */
export async function findSessionOfSignature(db: Queryable, signature: string): Promise<string | undefined> {
  const row = await db(USED_SIGNATURES)
    .where('signature', signature)
    .first<{ session_key: string } | undefined>('session_key');
  return row?.session_key;
}

/** Forgets signatures that are too old to pass the freshness check again. */
export async function deleteExpiredSignatures(db: Queryable, now: number): Promise<void> {
  await db(USED_SIGNATURES).where('expires_at', '<', toUtcText(now)).delete();
}
