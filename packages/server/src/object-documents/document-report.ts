import type { Request } from 'express';
import { saveSession } from '../sessions/session.js';

/** What became of a file or document, each with a sentence of its own in the texts. */
export type ReportOutcome = (typeof SUCCESSES)[number] | Refusal;

const SUCCESSES = ['stored', 'taken_over', 'changed', 'moved', 'removed'] as const;

/** Why a file was not stored or a change not made. */
export type Refusal =
  | 'empty'
  | 'too_large'
  | 'wrong_type'
  | 'too_many'
  | 'no_room'
  | 'duplicate'
  | 'already_taken'
  | 'is_link'
  | 'not_in_onoffice'
  | 'not_read'
  | 'failed'
  | 'conflict'
  | 'gone';

/** One line of what a request did. */
export interface ReportEntry {
  readonly outcome: ReportOutcome;
  /** The file's name. */
  readonly name: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

export function isSuccess({ outcome }: ReportEntry): boolean {
  return SUCCESSES.some((success) => success === outcome);
}

declare module 'express-session' {
  interface SessionData {
    /** Shown by the next view of this object's documents, then forgotten. */
    documentReport?: { readonly objectId: string; readonly entries: readonly ReportEntry[] };
  }
}

export async function keepReport(
  request: Request,
  objectId: string,
  entries: readonly ReportEntry[],
): Promise<void> {
  request.session.documentReport = { objectId, entries };
  await saveSession(request);
}

/** What the request before did to this object's documents; forgotten then. */
export async function takeReport(request: Request, objectId: string): Promise<readonly ReportEntry[]> {
  const report = request.session.documentReport;
  if (report?.objectId !== objectId) return [];
  delete request.session.documentReport;
  await saveSession(request);
  return report.entries;
}
