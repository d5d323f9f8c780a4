import type { Request } from 'express';
import type { ImportResult } from '../import/import-input.js';
import { saveSession } from '../sessions/session.js';
import type { ObjectState } from './object-store.js';

/** What the page of an object says once after a redirect. */
export type Flash =
  | { readonly kind: 'saved'; readonly state: ObjectState }
  | { readonly kind: 'imported'; readonly result: ImportResult }
  | { readonly kind: 'removed'; readonly name: string };

declare module 'express-session' {
  interface SessionData {
    flash?: { readonly objectId: string; readonly message: Flash };
  }
}

export async function setFlash(request: Request, objectId: string, message: Flash): Promise<void> {
  request.session.flash = { objectId, message };
  await saveSession(request);
}

/** The message for this object, which is forgotten then. */
export async function takeFlash(request: Request, objectId: string): Promise<Flash | undefined> {
  const { flash } = request.session;
  if (flash?.objectId !== objectId) return undefined;
  delete request.session.flash;
  await saveSession(request);
  return flash.message;
}
