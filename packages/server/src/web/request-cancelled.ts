import type { Request } from 'express';

/** Aborts when the browser goes away, so that calls to onOffice made for it stop as well. */
export function requestCancelled(request: Request): AbortSignal {
  const controller = new AbortController();
  const abortIfGone = (): void => {
    if (request.res?.writableFinished === false) controller.abort();
  };
  // Gone already, while something else was awaited.
  if (request.res?.closed || request.res?.destroyed) abortIfGone();
  request.res?.on('close', abortIfGone);
  return controller.signal;
}
