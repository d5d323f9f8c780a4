import type { Request, Response } from 'express';
import type { FormError } from '../objects/form-fields.js';
import type { ViewLocals } from '../web/view-locals.js';
import { takeNotice } from './notice.js';

/** Renders a page of Administration, with the message that the request before left for it. */
export async function showAdminPage(
  request: Request,
  response: Response,
  view: string,
  locals: object,
): Promise<void> {
  const notice = await takeNotice(request);
  response.render(`administration/${view}`, {
    ...response.locals,
    notice,
    errors: [] satisfies FormError[],
    ...locals,
  });
}

export function localsOf(response: Response): ViewLocals {
  return response.locals as ViewLocals;
}
