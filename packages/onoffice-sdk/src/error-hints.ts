import { categoryHints, generalHint, sharedHints } from './hint-texts.js';
import type { Hint } from './hint.js';

/** A hint and whether it was written for this very code or only for its category. */
export interface CodeHint extends Hint {
  readonly specific: boolean;
}

/** The hint for an error code; codes without own words get those of their category, marked by `specific: false`. */
export function hintForCode(code: number, category: string): CodeHint {
  const own = sharedHints.find((entry) => entry.codes.includes(code));
  if (own) return { de: own.de, en: own.en, specific: true };
  return { ...(categoryHints[category] ?? generalHint), specific: false };
}
