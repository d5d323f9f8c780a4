import { createHash, randomBytes } from 'node:crypto';
import { toUtcText } from '../clock.js';
import type { Queryable } from '../database/database.js';
import type { SignIn } from '../sessions/session.js';
import type { UserKey } from '../tenants/user-store.js';

const HANDOVER_CODES = 'handover_codes';
const CODE_BYTES = 16;

/** How long a code may travel from the redirect to the next request. */
export const HANDOVER_MAX_AGE_MS = 60_000;

/** What a code is exchanged for. */
export interface Handover {
  readonly signIn: SignIn;
  readonly language: string;
  readonly estateId: string;
}

interface HandoverRow {
  readonly code_hash: string;
  readonly estate_id: string;
  readonly sign_in: string;
  readonly expires_at: string;
}

/** Makes a one-time code; only its hash is stored. */
export async function createHandoverCode(db: Queryable, handover: Handover, now: number): Promise<string> {
  const code = randomBytes(CODE_BYTES).toString('base64url');
  await db(HANDOVER_CODES).insert({
    code_hash: hashOf(code),
    tenant_id: handover.signIn.tenantId,
    user_id: handover.signIn.userId,
    estate_id: handover.estateId,
    sign_in: JSON.stringify({ signIn: handover.signIn, language: handover.language }),
    expires_at: toUtcText(now + HANDOVER_MAX_AGE_MS),
  });
  return code;
}

/** What a code would be exchanged for, without spending it. */
export async function peekHandoverCode(
  db: Queryable,
  code: string,
  now: number,
): Promise<Handover | undefined> {
  const row = await validCode(db, code, now).first();
  if (!row) return undefined;
  const { signIn, language } = JSON.parse(row.sign_in) as Pick<Handover, 'signIn' | 'language'>;
  return { signIn, language, estateId: row.estate_id };
}

/** Spends a code; of two requests at the same time exactly one gets the handover. */
export async function spendHandoverCode(
  db: Queryable,
  code: string,
  now: number,
): Promise<Handover | undefined> {
  const handover = await peekHandoverCode(db, code, now);
  // The number of deleted rows decides, because SQLite cannot return them.
  return (await validCode(db, code, now).delete()) > 0 ? handover : undefined;
}

export async function deleteHandoverCodesOfUser(db: Queryable, { tenantId, userId }: UserKey): Promise<void> {
  await db(HANDOVER_CODES).where({ tenant_id: tenantId, user_id: userId }).delete();
}

export async function deleteExpiredHandoverCodes(db: Queryable, now: number): Promise<void> {
  await db(HANDOVER_CODES).where('expires_at', '<', toUtcText(now)).delete();
}

function validCode(db: Queryable, code: string, now: number) {
  return db<HandoverRow>(HANDOVER_CODES)
    .where('code_hash', hashOf(code))
    .where('expires_at', '>=', toUtcText(now));
}

function hashOf(code: string): string {
  return createHash('sha256').update(code, 'utf8').digest('hex');
}
