import { toUtcText } from '../clock.js';
import type { RetentionSettings } from '../tenants/tenant-settings-store.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * An object without an end would keep its prospects for ever. They go a year after anybody last imported or
 * saved it, which is longer than a sale usually takes.
 */
export const DAYS_WITHOUT_END = 365;

/** `ended`: the object has an end. `open`: it has none. */
export type DeadlineKind = 'ended' | 'open';

/** How many days after {@link DeadlineKind}'s beginning an object's prospects are deleted. */
export function prospectDays(kind: DeadlineKind, settings: RetentionSettings): number {
  return kind === 'ended' ? settings.prospectDays : Math.max(DAYS_WITHOUT_END, settings.prospectDays);
}

/** What began before this time has passed its period. */
export function cutoff(now: number, days: number): string {
  return toUtcText(now - days * DAY_MS);
}

/** When a period that began at `from` is over. */
export function periodEnd(from: string, days: number): string {
  return toUtcText(Date.parse(from) + days * DAY_MS);
}
