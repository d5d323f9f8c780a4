import type { Request } from 'express';

/** Aborts when the browser goes away, so that calls to onOffice made for it stop as well. */
export function requestCancelled(request: Request): AbortSignal {
  const controller = new AbortController();
  request.res?.on('close', () => {
    if (request.res?.writableFinished === false) controller.abort();
  });
  return controller.signal;
}
