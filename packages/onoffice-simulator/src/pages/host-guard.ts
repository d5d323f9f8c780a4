import type { RequestHandler } from 'express';

const OWN_HOSTS = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

/**
 * Refuses requests that were meant for another host: a page that rebinds its name to 127.0.0.1 must not
 * reach the simulator's credentials.
 */
export const hostGuard: RequestHandler = (request, response, next) => {
  if (OWN_HOSTS.test(request.headers.host ?? '')) {
    next();
    return;
  }
  response.status(421).type('text/plain').send('This simulator answers for 127.0.0.1 and localhost only.\n');
};
