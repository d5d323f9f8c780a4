import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';

declare module 'express-serve-static-core' {
  interface Request {
    /** Names this request in the log, on problem pages and in the import ledger. */
    requestId: string;
  }
}

/** Names each request; an id from outside is not taken over, because it would end up in the log. */
export const requestId: RequestHandler = (request, response, next) => {
  request.requestId = randomUUID();
  response.set('X-Request-Id', request.requestId);
  next();
};
