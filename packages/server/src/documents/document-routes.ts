import { Router, type Request, type Response } from 'express';
import { createTranslations, isLanguage, LANGUAGES, type Language } from '../i18n/translate.js';
import { listOfficeDocuments } from '../office-documents/office-document-store.js';
import { listOfficeTexts } from '../office-documents/office-text-store.js';
import type { SignIn } from '../sessions/session.js';
import { isPreviewable, mediaTypeLabel } from '../stored-files/file-type.js';
import { sendStoredFile } from '../stored-files/send-stored-file.js';
import { findLogoTime } from '../tenants/tenant-logo-store.js';
import { findUser } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { setDisposition } from '../web/content-disposition.js';
import { contentVersion } from '../web/content-version.js';
import { Problem } from '../web/problem.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import type { ViewLocals } from '../web/view-locals.js';
import { CATALOGUE, VIDEO_ENTRY, type CatalogueEntry } from './document-catalogue.js';
import { loadDocumentLibrary } from './document-library.js';
import { createPdfStore } from './pdf-store.js';
import type { Sender } from './pdf/draw-letterhead.js';
import { loadPdfFonts } from './pdf/pdf-fonts.js';
import { renderPdf } from './pdf/render-pdf.js';
import { senderName, senderOfOffice } from './sender-of-office.js';
import { findShownDocument, shownDocument } from './shown-document.js';
import { fillTenant } from './source/fill-tenant.js';
import type { ParsedDocument } from './source/parse-document.js';
import { sectionsOf } from './source/sections-of.js';
import { videoRoutes } from './video/video-routes.js';

/**
 * „Dokumente“: strategy, hand-out, questions and answers, video, each as delivered or as the office has replaced
 * it; the office's own documents; and the video behind „Zum Erklärvideo“.
 */
export function documentRoutes(context: AppContext): Router {
  const { clock, database, logger } = context;
  const library = loadDocumentLibrary();
  const translations = createTranslations();
  const fonts = loadPdfFonts();
  const keptPdf = createPdfStore();
  const router = Router();
  router.use('/documents', requireSignIn);

  router.get('/documents', async (request, response) => {
    const { language } = localsOf(response);
    const signIn = signInOf(request);
    const texts = await listOfficeTexts(database.knex, signIn.tenantId);
    const cards = CATALOGUE.map((entry) => {
      const { slug } = entry;
      const own = texts.find((text) => text.slug === slug && text.language === language);
      const shown = shownDocument({ library, logger }, entry, language, own);
      const title = shown.kind === 'file' ? shown.title : shown.document.title;
      return { slug, title, kind: shown.kind, isOwn: shown.isOwn };
    });
    const documents = await listOfficeDocuments(database.knex, signIn.tenantId);
    response.render('documents/documents', {
      ...response.locals,
      cards,
      video: { title: library(VIDEO_ENTRY.file, language).title },
      officeDocuments: documents.map((document) => ({
        ...document,
        typeLabel: mediaTypeLabel(document.file.mediaType),
        isPreviewable: isPreviewable(document.file.mediaType),
      })),
      isAdmin: (await findUser(database.knex, signIn))?.role === 'admin',
    });
  });

  router.use(videoRoutes(context, library));

  router.get('/documents/:slug.pdf', async (request, response) => {
    const language = languageOf(request, response);
    const entry = entryOf([...CATALOGUE, VIDEO_ENTRY], request.params.slug);
    const signIn = signInOf(request);
    const shown = await shownTo(signIn, entry, language);
    if (shown.kind === 'file') {
      const manner = { manner: 'preview', backHref: '/documents' } as const;
      return sendStoredFile(context, request, response, shown.file, manner);
    }
    const sender = shown.hasSender ? await senderOf(signIn, language) : undefined;
    setDisposition(response, 'preview', `${shown.document.title.replace(/[/\\]/g, '-')}.pdf`);
    response.type('pdf').send(await makePdf(shown.document, language, sender));
  });

  router.get('/documents/:slug', async (request, response) => {
    const { language } = localsOf(response);
    const entry = entryOf(CATALOGUE, request.params.slug);
    const { slug } = entry;
    const signIn = signInOf(request);
    const shown = await shownTo(signIn, entry, language);
    if (shown.kind === 'file') {
      response.render('documents/file', { ...response.locals, ...shown, slug });
      return;
    }
    const name = await senderName(database.knex, localsOf(response).t, signIn);
    response.render('documents/document', {
      ...response.locals,
      slug,
      document: sectionsOf(fillTenant(shown.document, name)),
      senderName: shown.hasSender ? name : undefined,
      logoTime: await findLogoTime(database.knex, signIn.tenantId),
      otherLanguages: LANGUAGES.filter((other) => other !== language),
    });
  });

  return router;

  function shownTo({ tenantId }: SignIn, entry: CatalogueEntry, language: Language) {
    return findShownDocument(database.knex, { library, logger }, entry, { tenantId, language });
  }

  function senderOf(signIn: SignIn, language: Language): Promise<Sender> {
    return senderOfOffice({ db: database.knex, logger, t: translations(language) }, signIn);
  }

  function makePdf(unfilled: ParsedDocument, language: Language, sender?: Sender): Promise<Buffer> {
    const t = translations(language);
    const document = sender ? fillTenant(unfilled, sender.name) : unfilled;
    const { title, blocks } = document;
    const logo = sender?.logo?.bytes.toString('base64');
    return keptPdf(contentVersion([language, title, blocks, sender?.name, logo]), () =>
      renderPdf(document, {
        fonts,
        language,
        createdAt: new Date(clock()),
        pageText: (page, count) => t('documents.page', { page, count }),
        ...(sender ? { sender } : {}),
      }),
    );
  }
}

/** @throws Problem `not_found` */
function entryOf(entries: readonly CatalogueEntry[], slug: string): CatalogueEntry {
  const entry = entries.find((candidate) => candidate.slug === slug);
  if (!entry) throw new Problem('not_found');
  return entry;
}

/** The language that the address names, for a hand-out in another one than the reader's own. */
function languageOf(request: Request, response: Response): Language {
  const { language } = request.query;
  return isLanguage(language) ? language : localsOf(response).language;
}

function localsOf(response: Response): ViewLocals {
  return response.locals as ViewLocals;
}
