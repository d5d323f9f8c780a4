import type { RequestHandler } from 'express';
import session from 'express-session';
import { SESSION_IDLE_MS } from '../sessions/session.js';
import { DatabaseSessionStore } from '../sessions/session-store.js';
import type { AppContext } from './app-context.js';

/**
 * The session of a broker, in the database. In onOffice's frame the cookie is a third party's: there it
 * has to be `SameSite=None; Secure; Partitioned`, which browsers only take over https.
 */
export function sessionMiddleware({ config, database, clock }: AppContext): RequestHandler {
  const isHttps = config.publicUrl.startsWith('https:');
  return session({
    name: isHttps ? '__Host-immo-billie' : 'immo-billie',
    secret: [...config.sessionSecrets],
    store: new DatabaseSessionStore(database, clock),
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: {
      httpOnly: true,
      path: '/',
      maxAge: SESSION_IDLE_MS,
      ...(isHttps ? { secure: true, sameSite: 'none', partitioned: true } : { sameSite: 'lax' }),
    },
  });
}
