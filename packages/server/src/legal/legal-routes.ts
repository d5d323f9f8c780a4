import { Router } from 'express';
import type { AppContext } from '../web/app-context.js';
import { createLanguageChoice } from '../web/language-choice.js';
import { Problem } from '../web/problem.js';
import { createLegalLibrary, isLegalPage, LEGAL_PAGES } from './legal-library.js';
import { renderLegalText } from './render-legal-text.js';

/**
 * Description, rights, terms, privacy and data processing agreement: public, because onOffice's Marketplace
 * links them before anybody can sign in. `?lang=` chooses the language for visitors without a session.
 */
export function legalRoutes({ config }: Pick<AppContext, 'config'>): Router {
  const library = createLegalLibrary(config.legalDir);
  const localsFor = createLanguageChoice();
  const router = Router();

  router.get('/legal', (request, response) => {
    response.render('legal/index', { ...localsFor(response, request.query['lang']), pages: LEGAL_PAGES });
  });

  router.get('/legal/:page', async (request, response) => {
    const { page } = request.params;
    if (!isLegalPage(page)) throw new Problem('not_found');
    const locals = localsFor(response, request.query['lang']);
    const source = await library(page, locals.language);
    const { title, html } = renderLegalText(source.markdown);
    response.render('legal/text', {
      ...locals,
      pages: LEGAL_PAGES,
      page,
      title: title || locals.t(`legal.page.${page}`),
      html,
      textLanguage: source.language,
    });
  });

  return router;
}
