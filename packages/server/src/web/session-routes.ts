import { Router } from 'express';
import { SESSION_MAX_MS } from '../sessions/session.js';
import type { AppContext } from './app-context.js';
import { signInOf } from './sign-in-guard.js';

/**
 * Prolongs the session: every request does, so this one has nothing else to do. Answers when it ends at the
 * latest, because no use prolongs a session beyond a working day.
 */
export function sessionRoutes({ clock }: AppContext): Router {
  const router = Router();
  router.post('/session/prolong', (request, response) => {
    const endsAt = Date.parse(signInOf(request).signedInAt) + SESSION_MAX_MS;
    response.json({ secondsLeft: Math.max(0, Math.floor((endsAt - clock()) / 1000)) });
  });
  return router;
}
