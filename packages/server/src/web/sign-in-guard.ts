import type { Request, RequestHandler } from 'express';
import type { Clock } from '../clock.js';
import { endSession, SESSION_MAX_MS, type SignIn } from '../sessions/session.js';
import { Problem } from './problem.js';

/** Ends sessions that are older than a working day, however busy they are. */
export function endOldSessions(clock: Clock): RequestHandler {
  return async (request, _response, next) => {
    const signIn = request.session.signIn;
    if (signIn && clock() - Date.parse(signIn.signedInAt) > SESSION_MAX_MS) {
      await endSession(request);
    }
    next();
  };
}

/** Lets only signed-in brokers pass; there is no password form, only the way through onOffice. */
export const requireSignIn: RequestHandler = (request, _response, next) => {
  signInOf(request);
  next();
};

/** @throws Problem `signed_out` when nobody is signed in. */
export function signInOf(request: Request): SignIn {
  const signIn = request.session.signIn;
  if (!signIn) throw new Problem('signed_out');
  return signIn;
}
