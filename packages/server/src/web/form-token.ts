import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { z } from 'zod';
import { openToken, sealToken } from '../encryption/sealed-token.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { sessionKeyOf } from '../sessions/session-store.js';

/** The name of the hidden field that every form carries. */
export const FORM_TOKEN_FIELD = '_token';

const formToken = z.object({
  id: z.string(),
  session: z.string(),
  tenantId: z.string(),
  userId: z.string(),
  purpose: z.string(),
});

/**
 * - `valid`: made for this session and purpose; `tokenId` names the page that was shown.
 * - `stale`: made for the same tenant, user and purpose, but for an earlier session.
 * - `foreign`: anything else.
 */
export type FormTokenCheck =
  | { readonly state: 'valid'; readonly tokenId: string }
  | { readonly state: 'stale' }
  | { readonly state: 'foreign' };

/** A token for one shown form, bound to session, tenant, user and purpose (for example `import:1234`). */
export function issueFormToken(box: SecretBox, request: Request, purpose: string): string {
  const signIn = request.session.signIn;
  return sealToken(
    box,
    {
      id: randomUUID(),
      session: sessionKeyOf(request.sessionID),
      tenantId: signIn?.tenantId ?? '',
      userId: signIn?.userId ?? '',
      purpose,
    } satisfies z.infer<typeof formToken>,
    'form',
  );
}

/** Whether this app once gave out the token, whoever it was for. */
export function isOwnFormToken(box: SecretBox, token: unknown): boolean {
  return typeof token === 'string' && formToken.safeParse(openToken(box, token, 'form')).success;
}

export function checkFormToken(
  box: SecretBox,
  request: Request,
  token: unknown,
  purpose: string,
): FormTokenCheck {
  const opened = typeof token === 'string' ? formToken.safeParse(openToken(box, token, 'form')) : undefined;
  const signIn = request.session.signIn;
  if (!opened?.success || !signIn) return { state: 'foreign' };
  const { id, session, tenantId, userId, purpose: tokenPurpose } = opened.data;
  if (tenantId !== signIn.tenantId || userId !== signIn.userId || tokenPurpose !== purpose) {
    return { state: 'foreign' };
  }
  return session === sessionKeyOf(request.sessionID) ? { state: 'valid', tokenId: id } : { state: 'stale' };
}
