import type { RequestHandler } from 'express';
import {
  createTranslations,
  isLanguage,
  LANGUAGES,
  type Language,
  type Translate,
} from '../i18n/translate.js';
import { helpHrefOf } from '../help/help-href.js';
import { SESSION_IDLE_MS, SESSION_MAX_MS, type SignIn } from '../sessions/session.js';
import { userName } from '../tenants/user-names.js';
import { findUser } from '../tenants/user-store.js';
import { officeName } from '../tenants/find-branding.js';
import type { AppContext } from './app-context.js';
import { createFormats, type Formats } from './format.js';
import { FORM_TOKEN_FIELD, issueFormToken } from './form-token.js';

/** What every page can use. */
export interface ViewLocals {
  readonly t: Translate;
  readonly language: Language;
  readonly languages: readonly Language[];
  readonly formats: Formats;
  readonly signIn: SignIn | undefined;
  /** The office as it wants to be called, else as onOffice calls it. */
  readonly tenantName: string;
  /** „Joachim Klein“, or the user's number until onOffice told the name. */
  readonly userName: string;
  /** How long the session lasts at most, and without use. */
  readonly sessionSecondsLeft: number;
  readonly sessionIdleSeconds: number;
  readonly currentPath: string;
  /** Where „Weitere Informationen“ leads. */
  readonly helpHref: string;
  readonly formTokenField: string;
  readonly formToken: (purpose: string) => string;
}

/** Prepares what the layout shows: language, signed-in user, form tokens. */
export function viewLocals({ database, secretBox, clock }: AppContext): RequestHandler {
  const translations = createTranslations();
  return async (request, response, next) => {
    const signIn = request.session.signIn;
    const language = isLanguage(request.session.language) ? request.session.language : LANGUAGES[0];
    const user = signIn && (await findUser(database.knex, signIn));
    const locals: ViewLocals = {
      t: translations(language),
      language,
      languages: LANGUAGES,
      formats: createFormats(language),
      signIn,
      tenantName: signIn ? await officeName(database.knex, signIn) : '',
      userName: user ? userName(user) : '',
      sessionSecondsLeft: signIn ? secondsLeft(signIn, clock()) : 0,
      sessionIdleSeconds: SESSION_IDLE_MS / 1000,
      currentPath: request.path,
      helpHref: helpHrefOf(request.path),
      formTokenField: FORM_TOKEN_FIELD,
      formToken: (purpose) => issueFormToken(secretBox, request, purpose),
    };
    Object.assign(response.locals, locals);
    next();
  };
}

function secondsLeft(signIn: SignIn, now: number): number {
  return Math.max(0, Math.floor((Date.parse(signIn.signedInAt) + SESSION_MAX_MS - now) / 1000));
}
