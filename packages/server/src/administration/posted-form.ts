import express, { type Request } from 'express';
import type { FormError } from '../objects/form-fields.js';
import type { AppContext } from '../web/app-context.js';
import { checkFormToken, FORM_TOKEN_FIELD } from '../web/form-token.js';
import { Problem } from '../web/problem.js';

const FORM_LIMIT = '64kb';

/** Reads a form without files. */
export const readForm = express.urlencoded({ extended: false, limit: FORM_LIMIT });

export interface PostedForm {
  readonly body: Readonly<Record<string, unknown>>;
  /** The form was shown in an earlier session of the same user: it is shown again and writes nothing. */
  readonly isStale: boolean;
}

/**
 * A posted form whose token fits its purpose.
 *
 * @throws Problem `form_token_foreign`
 */
export function postedForm(
  { secretBox }: Pick<AppContext, 'secretBox'>,
  request: Request,
  purpose: string,
): PostedForm {
  const body = (request.body ?? {}) as Record<string, unknown>;
  const { state } = checkFormToken(secretBox, request, body[FORM_TOKEN_FIELD], purpose);
  if (state === 'foreign') throw new Problem('form_token_foreign');
  return { body, isStale: state === 'stale' };
}

/** An error of the whole form, a key of `administration.errors`. */
export function formError(
  error: 'stale' | 'conflict' | 'file_again' | 'file_lost' | 'file_conflict',
): FormError {
  return { field: '', label: '', error };
}
