import { Router } from 'express';
import { plainTextOf } from '../documents/source/parse-runs.js';
import type { ParsedDocument } from '../documents/source/parse-document.js';
import { sectionsOf } from '../documents/source/sections-of.js';
import type { Language } from '../i18n/translate.js';
import { createLanguageChoice } from '../web/language-choice.js';
import { Problem } from '../web/problem.js';
import { HELP_CHAPTERS, isHelpChapter, type HelpChapter } from './help-chapters.js';
import { loadHelpLibrary } from './help-library.js';
import type { Picture } from './picture.js';

/** How a chapter is announced on the overview and by its neighbours. */
interface ChapterLink {
  readonly chapter: HelpChapter;
  readonly title: string;
  readonly lead: string;
}

/**
 * „Weitere Informationen“: the guide. Public, because whoever activates immo-billie or is signed out needs it
 * most. `?lang=` chooses the language for visitors without a session.
 */
export function helpRoutes(): Router {
  const library = loadHelpLibrary();
  const localsFor = createLanguageChoice();
  const router = Router();

  router.get('/help', (request, response) => {
    const locals = localsFor(response, request.query['lang']);
    response.render('help/overview', {
      ...locals,
      document: sectionsOf(library('uebersicht', locals.language)),
      chapters: HELP_CHAPTERS.map((chapter) => linkTo(chapter, locals.language)),
    });
  });

  router.get('/help/:chapter', (request, response) => {
    const { chapter } = request.params;
    if (!isHelpChapter(chapter)) throw new Problem('not_found');
    const locals = localsFor(response, request.query['lang']);
    const position = HELP_CHAPTERS.indexOf(chapter);
    const neighbour = (offset: number) => {
      const other = HELP_CHAPTERS[position + offset];
      return other && linkTo(other, locals.language);
    };
    response.render('help/chapter', {
      ...locals,
      document: sectionsOf(library(chapter, locals.language)),
      number: position + 1,
      count: HELP_CHAPTERS.length,
      previous: neighbour(-1),
      next: neighbour(1),
    });
  });

  return router;

  function linkTo(chapter: HelpChapter, language: Language): ChapterLink {
    const document = library(chapter, language);
    return { chapter, title: document.title, lead: leadOf(document) };
  }
}

/** The paragraph below the title, which every document has. */
function leadOf({ blocks: [lead] }: ParsedDocument<Picture>): string {
  return lead?.kind === 'paragraph' ? plainTextOf(lead.runs) : '';
}
