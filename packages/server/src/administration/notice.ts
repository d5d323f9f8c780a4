import type { Request } from 'express';
import { saveSession } from '../sessions/session.js';

/** What the next page of Administration says once. Holds no data of prospects: it lies in the session. */
export interface Notice {
  readonly tone: 'success' | 'info' | 'danger';
  /** A key of `administration.notice`. */
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

declare module 'express-session' {
  interface SessionData {
    administrationNotice?: Notice;
  }
}

export async function setNotice(request: Request, notice: Notice): Promise<void> {
  request.session.administrationNotice = notice;
  await saveSession(request);
}

/** The message, which is forgotten then. */
export async function takeNotice(request: Request): Promise<Notice | undefined> {
  const notice = request.session.administrationNotice;
  if (!notice) return undefined;
  delete request.session.administrationNotice;
  await saveSession(request);
  return notice;
}
