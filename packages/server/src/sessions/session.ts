import type { Request } from 'express';

/** Who is signed in, by a signed call from onOffice. Holds ids, names and a language, no secret and no claim. */
export interface SignIn {
  readonly tenantId: string;
  readonly tenantName: string;
  readonly userId: string;
  /** ISO time; a session ends for good some hours later, however busy it is. */
  readonly signedInAt: string;
  /** Estates that a signed call named; the wizard opens no other. */
  readonly estateIds: readonly string[];
  /** For messages to the embedding onOffice window; belongs to the latest signed call. */
  readonly parameterCacheId: string;
}

declare module 'express-session' {
  interface SessionData {
    signIn?: SignIn;
    language?: string;
  }
}

/** A session without use ends after this time … */
export const SESSION_IDLE_MS = 60 * 60 * 1000;

/** … and every session after this one: a working day. */
export const SESSION_MAX_MS = 10 * 60 * 60 * 1000;

/** Gives the browser a new session id and stores `signIn` in it. Nobody can have planted that id before. */
export async function startSession(request: Request, signIn: SignIn, language: string): Promise<void> {
  await endSession(request);
  request.session.signIn = signIn;
  request.session.language = language;
  await saveSession(request);
}

export async function saveSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.save((error: unknown) => (error ? reject(asError(error)) : resolve()));
  });
}

/** Deletes the session; what the rest of this request sees is a new, empty one. */
export async function endSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error: unknown) => (error ? reject(asError(error)) : resolve()));
  });
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error('the session could not be stored', { cause: error });
}
