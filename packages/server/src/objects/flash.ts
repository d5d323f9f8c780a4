import type { Request } from 'express';
import { saveSession } from '../sessions/session.js';
import type { ObjectState } from './object-store.js';

/** The place of a message that the overview shows. */
export const OBJECT_LIST = 'list';

/**
 * What a page says once after a redirect. Nothing of prospects, because neither an erasure nor a deadline
 * reaches into sessions.
 */
export type Flash =
  | { readonly kind: 'saved'; readonly state: ObjectState }
  | { readonly kind: 'imported'; readonly importId: number }
  | { readonly kind: 'removed' }
  | { readonly kind: 'archive' | 'restore'; readonly objectId: string; readonly title: string };

declare module 'express-session' {
  interface SessionData {
    flash?: { readonly place: string; readonly message: Flash };
  }
}

/** @param place the id of an object for its own pages, or {@link OBJECT_LIST} */
export async function setFlash(request: Request, place: string, message: Flash): Promise<void> {
  request.session.flash = { place, message };
  await saveSession(request);
}

/** The message for this place, which is forgotten then. */
export async function takeFlash(request: Request, place: string): Promise<Flash | undefined> {
  const { flash } = request.session;
  if (flash?.place !== place) return undefined;
  delete request.session.flash;
  await saveSession(request);
  return flash.message;
}
