import type { Request } from 'express';
import type { SecretBox } from '../encryption/secret-box.js';
import { checkFormToken, FORM_TOKEN_FIELD, issueFormToken } from './form-token.js';
import { postedFields } from './keep-typed.js';
import { Problem } from './problem.js';

/**
 * For small forms without a page of their own. One that was shown in an earlier session of the same user comes
 * back on a page that can send it again, with a fresh token.
 *
 * @throws Problem `form_stale` or `form_token_foreign`
 */
export function requireFormToken(secretBox: SecretBox, request: Request, purpose: string): void {
  const token: unknown = (request.body as Record<string, unknown> | undefined)?.[FORM_TOKEN_FIELD];
  const { state } = checkFormToken(secretBox, request, token, purpose);
  if (state === 'valid') return;
  if (state === 'foreign') throw new Problem('form_token_foreign');
  const typed = postedFields(request.body).filter(([name]) => name !== FORM_TOKEN_FIELD);
  const fresh = issueFormToken(secretBox, request, purpose);
  throw new Problem('form_stale', {
    resend: {
      action: `${request.baseUrl}${request.path}`,
      fields: [[FORM_TOKEN_FIELD, fresh], ...typed],
      label: 'again',
    },
  });
}
