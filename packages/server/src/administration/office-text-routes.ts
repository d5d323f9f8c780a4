import express, { Router, type Request, type Response } from 'express';
import { CATALOGUE, type CatalogueEntry } from '../documents/document-catalogue.js';
import type { DocumentLibrary } from '../documents/document-library.js';
import { loadPdfFonts } from '../documents/pdf/pdf-fonts.js';
import { isLanguage } from '../i18n/translate.js';
import { checkOfficeText, cleanMarkdown, MAX_TEXT_LENGTH } from '../office-documents/check-office-text.js';
import { roomOfOffice } from '../office-documents/office-file-store.js';
import { findOfficeText, type TextKey } from '../office-documents/office-text-store.js';
import { replaceOfficeText, type TextReplacement } from '../office-documents/replace-office-text.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { signInOf } from '../web/sign-in-guard.js';
import { setNotice } from './notice.js';
import {
  MARKDOWN_FIELD,
  pathOfText,
  problemErrors,
  purposeOfText,
  showOfficeText,
  type TextPageOptions,
} from './office-text-page.js';
import { fileError, staleErrors, withPostedFile } from './posted-file.js';
import { formError, postedForm, readForm } from './posted-form.js';

/** Room for texts that are too long, so that the page can say so and keep them. */
const TEXT_FORM_LIMIT = '2mb';

const PDF = 'application/pdf';

/** What the office shows in place of a delivered document: a text or a file of its own, or the delivered text. */
export function officeTextRoutes(context: AppContext, library: DocumentLibrary): Router {
  const { database } = context;
  const fonts = loadPdfFonts();
  const path = '/texts/:slug/:language';
  const readText = express.urlencoded({ extended: false, limit: TEXT_FORM_LIMIT });
  const router = Router();

  router.get(path, async (request, response) => {
    await show(request, response);
  });

  router.post(path, readText, async (request, response) => {
    const { entry, key } = textOf(request);
    const form = postedForm(context, request, purposeOfText(key));
    const markdown = cleanMarkdown(form.body[MARKDOWN_FIELD]);
    const version = String(form.body['version']);
    const typed = { markdown, version };
    if (form.isStale) return show(request, response, 409, { ...typed, errors: [formError('stale')] });
    const { length } = markdown;
    if (length > MAX_TEXT_LENGTH) {
      const tooLong = {
        code: 'text_too_long',
        line: undefined,
        params: { max: MAX_TEXT_LENGTH, length },
      } as const;
      return show(request, response, 422, { ...typed, errors: problemErrors(markdown, [tooLong]) });
    }
    const { document, problems } = checkOfficeText(markdown, fonts);
    if (problems) {
      return show(request, response, 422, { ...typed, errors: problemErrors(markdown, problems) });
    }
    if (form.body['action'] === 'preview') {
      return show(request, response, 200, { ...typed, preview: document });
    }
    // Unchanged, it would hide what a later version of the delivered text says better.
    const isDelivered = markdown === cleanMarkdown(library(entry.file, key.language).source);
    const replacement = isDelivered
      ? ({ kind: 'delivered' } as const)
      : ({ kind: 'markdown', markdown } as const);
    await replace(request, response, replacement, typed);
  });

  router.post(`${path}/file`, readForm, async (request, response) => {
    const { key } = textOf(request);
    const { tenantId } = signInOf(request);
    const stored = await findOfficeText(database.knex, tenantId, key);
    const replacedId = stored?.kind === 'file' ? stored.file.fileId : undefined;
    const rules = {
      purpose: purposeOfText(key),
      room: await roomOfOffice(database.knex, tenantId, replacedId),
    };
    await withPostedFile(context, request, response, rules, async (form) => {
      const version = String(form.body['version']);
      if (form.isStale) return show(request, response, 409, { version, errors: staleErrors(form) });
      const { content } = form;
      if (!content) {
        const errors = form.hasFile ? form.fileErrors : [fileError(response, 'missing')];
        return show(request, response, 422, { version, errors });
      }
      if (content.mediaType !== PDF) {
        return show(request, response, 422, { version, errors: [fileError(response, 'not_pdf')] });
      }
      await replace(request, response, { kind: 'file', content }, { version });
    });
  });

  router.post(`${path}/delivered`, readForm, async (request, response) => {
    const { key } = textOf(request);
    const form = postedForm(context, request, purposeOfText(key));
    const version = String(form.body['version']);
    if (form.isStale) return show(request, response, 409, { version, errors: [formError('stale')] });
    await replace(request, response, { kind: 'delivered' }, { version });
  });

  return router;

  async function replace(
    request: Request,
    response: Response,
    replacement: TextReplacement,
    typed: TextPageOptions & { readonly version: string },
  ): Promise<void> {
    const { key } = textOf(request);
    const { tenantId, userId } = signInOf(request);
    const { version, ...rest } = typed;
    const { outcome } = await replaceOfficeText(context, { tenantId, userId }, key, { version, replacement });
    switch (outcome) {
      case 'saved':
        await setNotice(request, { tone: 'success', key: `text.${replacement.kind}` });
        return response.redirect(303, pathOfText(key));
      case 'conflict':
        // The next save is meant for what is stored now.
        return show(request, response, 409, {
          ...rest,
          errors: [formError(replacement.kind === 'file' ? 'file_conflict' : 'conflict')],
        });
      default:
        return show(request, response, 422, { ...typed, errors: [fileError(response, outcome)] });
    }
  }

  async function show(
    request: Request,
    response: Response,
    status = 200,
    shown: TextPageOptions = {},
  ): Promise<void> {
    response.status(status);
    await showOfficeText({ database, library }, request, response, textOf(request), shown);
  }
}

/** @throws Problem `not_found` */
function textOf(request: Request): { readonly entry: CatalogueEntry; readonly key: TextKey } {
  const { slug, language } = request.params;
  const entry = CATALOGUE.find((candidate) => candidate.slug === slug);
  if (!entry || !isLanguage(language)) throw new Problem('not_found');
  return { entry, key: { slug: entry.slug, language } };
}
