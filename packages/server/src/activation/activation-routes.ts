import express, { Router, type ErrorRequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import { z } from 'zod';
import { createTranslations, isLanguage, LANGUAGES } from '../i18n/translate.js';
import type { AppContext } from '../web/app-context.js';
import { isForeignOrigin } from '../web/origin-check.js';
import { sensitiveUrl } from '../web/security-headers.js';
import { activate, type ActivationOutcome } from './activate.js';
import { openTicket, ticketForCall } from './activation-ticket.js';
import { findKnownKey } from './find-known-key.js';

const BODY_LIMIT = '16kb';
const TRIES_PER_ADDRESS = { windowMs: 10 * 60 * 1000, limit: 60 };

const activationForm = z.object({ ticket: z.string().default(''), apiKey: z.string().default('') });

/** The page that onOffice shows in its activation dialog, and the form it posts. */
export function activationRoutes(context: AppContext): Router {
  const { config, secretBox } = context;
  const router = Router();
  const translations = createTranslations();

  const answer = (outcome: ActivationOutcome, language?: string) => {
    if (outcome.status === 'active') return outcome;
    const t = translations(isLanguage(language) ? language : LANGUAGES[0]);
    return { ...outcome, message: t(`activation.reasons.${outcome.reason}`) };
  };

  router.get('/onoffice/activation', sensitiveUrl, async (request, response) => {
    const call = ticketForCall(context, request.originalUrl);
    const { ticket, language } = call;
    response.render('activation/activation', {
      ...response.locals,
      t: translations(language),
      language,
      ticket,
      knownKey: await findKnownKey(context, call),
    });
  });

  router.post(
    '/onoffice/activation',
    sensitiveUrl,
    (request, response, next) => {
      if (!isForeignOrigin(request, config.publicUrl)) return next();
      response.status(403).json(answer({ status: 'error', reason: 'ticket_invalid' }));
    },
    rateLimit({
      ...TRIES_PER_ADDRESS,
      standardHeaders: 'draft-8',
      legacyHeaders: false,
      handler: (_request, response) => {
        response.status(429).json(answer({ status: 'error', reason: 'rate_limited' }));
      },
    }),
    express.urlencoded({ extended: false, limit: BODY_LIMIT }),
    express.json({ limit: BODY_LIMIT }),
    async (request, response) => {
      const parsed = activationForm.safeParse(request.body ?? {});
      const form = parsed.success ? parsed.data : { ticket: '', apiKey: '' };
      const outcome = await activate(context, form);
      response.status(statusOf(outcome)).json(answer(outcome, openTicket(secretBox, form.ticket)?.language));
    },
  );

  const answerUnreadable: ErrorRequestHandler = (error, _request, response, next) => {
    if (isUnreadableBody(error)) response.json(answer({ status: 'error', reason: 'format' }));
    else next(error);
  };
  router.use('/onoffice/activation', answerUnreadable);

  return router;
}

/**
 * A body that cannot be read is a paste that went wrong, and the dialog understands nothing but its JSON. The
 * parsers name what is wrong in `type`.
 */
function isUnreadableBody(error: unknown): boolean {
  return error instanceof Error && 'type' in error && typeof error.type === 'string';
}

/** What the admin can mend by typing again is no HTTP error. */
function statusOf(outcome: ActivationOutcome): number {
  if (outcome.status === 'active') return 200;
  if (outcome.reason === 'ticket_invalid') return 403;
  return outcome.reason === 'rate_limited' ? 429 : 200;
}
