import { Router, type Response } from 'express';
import type { SignIn } from '../sessions/session.js';
import { findBranding, type Branding } from '../tenants/find-branding.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import type { ViewLocals } from '../web/view-locals.js';
import { CATALOGUE, VIDEO_ENTRY, type CatalogueEntry } from './document-catalogue.js';
import { loadDocumentLibrary } from './document-library.js';
import { createPdfStore } from './pdf-store.js';
import type { Sender } from './pdf/draw-letterhead.js';
import { loadPdfFonts } from './pdf/pdf-fonts.js';
import { LogoError, readLogo, type Logo } from './pdf/read-logo.js';
import { renderPdf } from './pdf/render-pdf.js';
import { cleanName } from './source/clean-name.js';
import { fillTenant } from './source/fill-tenant.js';
import { sectionsOf } from './source/sections-of.js';
import { videoRoutes } from './video/video-routes.js';

export type BrandingOf = (signIn: SignIn) => Promise<Branding>;

/**
 * „Dokumente“: strategy, hand-out, questions and answers, video; and the video behind „Zum Erklärvideo“.
 *
 * @param brandingOf where name and logo of an office come from. A logo that cannot be used is left out and logged.
 */
export function documentRoutes(
  context: AppContext,
  brandingOf: BrandingOf = (signIn) => findBranding(context.database.knex, signIn),
): Router {
  const { clock, logger } = context;
  const library = loadDocumentLibrary();
  const fonts = loadPdfFonts();
  const sharedPdf = createPdfStore();
  const router = Router();
  router.use('/documents', requireSignIn);

  router.get('/documents', (_request, response) => {
    const { language } = localsOf(response);
    const cards = CATALOGUE.map(({ slug, file }) => ({ slug, title: library(file, language).title }));
    const video = { title: library(VIDEO_ENTRY.file, language).title };
    response.render('documents/documents', { ...response.locals, cards, video });
  });

  router.use(videoRoutes(context, library));

  router.get('/documents/:slug.pdf', async (request, response) => {
    const { language } = localsOf(response);
    const entry = entryOf([...CATALOGUE, VIDEO_ENTRY], request.params.slug);
    const pdf = entry.isHandout
      ? await makePdf(entry, response, await senderOf(signInOf(request), response))
      : await sharedPdf(`${language}/${entry.slug}`, () => makePdf(entry, response));
    setInline(response, `${library(entry.file, language).title}.pdf`);
    response.type('pdf').send(pdf);
  });

  router.get('/documents/:slug', async (request, response) => {
    const { language } = localsOf(response);
    const entry = entryOf(CATALOGUE, request.params.slug);
    const { name } = await senderOf(signInOf(request), response);
    const document = sectionsOf(fillTenant(library(entry.file, language), name));
    response.render('documents/document', { ...response.locals, document, slug: entry.slug });
  });

  return router;

  function makePdf({ file }: CatalogueEntry, response: Response, sender?: Sender): Promise<Buffer> {
    const { language, t } = localsOf(response);
    const document = library(file, language);
    return renderPdf(sender ? fillTenant(document, sender.name) : document, {
      fonts,
      language,
      createdAt: new Date(clock()),
      pageText: (page, count) => t('documents.page', { page, count }),
      ...(sender ? { sender } : {}),
    });
  }

  async function senderOf(signIn: SignIn, response: Response): Promise<Sender> {
    const { t } = localsOf(response);
    const branding = await brandingOf(signIn);
    const name = cleanName(branding.name) || t('documents.tenantUnknown');
    const logo = branding.logo && usableLogo(branding.logo, signIn);
    return { name, logoText: t('documents.logo', { name }), ...(logo ? { logo } : {}) };
  }

  function usableLogo(bytes: Buffer, { tenantId }: SignIn): Logo | undefined {
    try {
      return readLogo(bytes);
    } catch (error) {
      if (!(error instanceof LogoError)) throw error;
      logger.warn({ tenant: tenantId, reason: error.problem }, 'the logo of an office cannot be used');
      return undefined;
    }
  }
}

/** @throws Problem `not_found` */
function entryOf(entries: readonly CatalogueEntry[], slug: string): CatalogueEntry {
  const entry = entries.find((candidate) => candidate.slug === slug);
  if (!entry) throw new Problem('not_found');
  return entry;
}

/** Shown by the browser; saved under this name, umlauts included. */
function setInline(response: Response, fileName: string): void {
  // Express writes this header correctly, but only for files to save.
  const attachment = response.attachment(fileName).get('Content-Disposition') ?? '';
  response.set('Content-Disposition', attachment.replace(/^attachment/, 'inline'));
}

function localsOf(response: Response): ViewLocals {
  return response.locals as ViewLocals;
}
