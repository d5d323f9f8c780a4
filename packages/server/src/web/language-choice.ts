import type { Response } from 'express';
import { createTranslations, isLanguage } from '../i18n/translate.js';
import { createFormats } from './format.js';
import type { ViewLocals } from './view-locals.js';

/**
 * For pages that are shown without a session, whose language is therefore known from elsewhere. Returns a
 * function that gives the values of the page in the wanted language; as they are, if it is none of ours.
 */
export function createLanguageChoice(): (response: Response, wanted: unknown) => ViewLocals {
  const translations = createTranslations();
  return (response, wanted) => {
    const locals = response.locals as ViewLocals;
    if (!isLanguage(wanted)) return locals;
    return { ...locals, language: wanted, t: translations(wanted), formats: createFormats(wanted) };
  };
}
