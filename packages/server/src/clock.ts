/** The current time in milliseconds since 1970; an argument everywhere, so that tests own the time. */
export type Clock = () => number;

/** UTC as it is stored: `2026-11-23T17:00:00.000Z`. */
export function toUtcText(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
