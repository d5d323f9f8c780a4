/** The chapters of the guide, in the order of the broker's journey; each names its address and its file. */
export const HELP_CHAPTERS = [
  'anmeldung',
  'objekt-importieren',
  'interessenten-importieren',
  'objekt-aktualisieren',
  'objekt-details',
  'nur-login',
  'dokumente',
  'administration',
  'wenn-etwas-nicht-klappt',
] as const;

export type HelpChapter = (typeof HELP_CHAPTERS)[number];

export function isHelpChapter(value: unknown): value is HelpChapter {
  return HELP_CHAPTERS.some((chapter) => chapter === value);
}

/** The address of a chapter, in the language of the visitor. */
export function chapterHref(chapter: HelpChapter): string {
  return `/help/${chapter}`;
}
