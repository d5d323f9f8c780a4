import { anchorOf } from '../documents/source/create-anchors.js';
import { chapterHref, type HelpChapter } from './help-chapters.js';

/** The first pattern that fits the address of a page decides which chapter explains it. */
const EXPLAINED_BY: readonly (readonly [RegExp, HelpChapter])[] = [
  [/^\/import\//, 'objekt-importieren'],
  [/^\/objects\/[^/]+\/prospects/, 'interessenten-importieren'],
  [/^\/objects\/[^/]+\/imports/, 'objekt-aktualisieren'],
  [/^\/objects\/./, 'objekt-details'],
  [/^\/(objects|signed-out)/, 'nur-login'],
  [/^\/documents/, 'dokumente'],
  [/^\/administration/, 'administration'],
  [/^\/legal/, 'anmeldung'],
];

/** Where „Weitere Informationen“ leads on a page of the app: its chapter, else the overview of the guide. */
export function helpHrefOf(path: string): string {
  const chapter = EXPLAINED_BY.find(([pattern]) => pattern.test(path))?.[1];
  return chapter === undefined ? '/help' : chapterHref(chapter);
}

/** Where the guide says what to do about a problem; its pages are headings there, by their titles. */
export function problemHelpHref(problemTitle: string): string {
  return `${chapterHref('wenn-etwas-nicht-klappt')}#${anchorOf(problemTitle)}`;
}
