import { Router, type Response } from 'express';
import { isLanguage, type Language } from '../../i18n/translate.js';
import type { AppContext } from '../../web/app-context.js';
import { Problem } from '../../web/problem.js';
import { requireSignIn } from '../../web/sign-in-guard.js';
import type { ViewLocals } from '../../web/view-locals.js';
import type { DocumentFile, DocumentLibrary } from '../document-library.js';
import { sectionsOf } from '../source/sections-of.js';
import { sendFile } from './send-file.js';
import {
  captionsPathOf,
  isReadable,
  videoSourceOf,
  type VideoFile,
  type VideoSource,
} from './video-source.js';

/**
 * The video for prospects under „Dokumente“ and the one for brokers behind „Zum Erklärvideo“. Each page shows
 * the transcript, and the video if the operator provides one.
 */
export function videoRoutes({ config, logger }: AppContext, library: DocumentLibrary): Router {
  const router = Router();
  addVideo('/documents/video', 'video-interessenten', videoSourceOf(config.prospectVideo));
  addVideo('/help/video', 'erklaervideo', videoSourceOf(config.explainerVideoUrl));
  return router;

  function addVideo(path: string, transcript: DocumentFile, source: VideoSource | undefined): void {
    router.get(path, requireSignIn, async (_request, response) => {
      const { language } = localsOf(response);
      response.render('documents/video', {
        ...response.locals,
        document: sectionsOf(library(transcript, language)),
        video: await toView(path, source, language),
        pdfHref: transcript === 'video-interessenten' ? `${path}.pdf` : undefined,
      });
    });
    if (source?.kind !== 'file') return;
    router.get(`${path}/file`, requireSignIn, (_request, response) => sendFile(response, source));
    router.get(`${path}/download`, requireSignIn, (_request, response) => {
      const { title } = library(transcript, localsOf(response).language);
      return sendFile(response, { ...source, downloadName: `${title}${source.extension}` });
    });
    router.get(`${path}/captions/:language`, requireSignIn, (request, response) => {
      const { language } = request.params;
      if (!isLanguage(language)) throw new Problem('not_found');
      return sendFile(response, { path: captionsPathOf(source, language) });
    });
  }

  async function toView(path: string, source: VideoSource | undefined, language: Language) {
    if (source === undefined) return undefined;
    if (source.kind === 'link') {
      if (source.playableType === undefined) return { linkHref: source.url };
      return {
        player: { href: source.url, type: source.playableType, preload: 'none' },
        fileHref: source.url,
      };
    }
    if (!(await isReadable(source.path))) {
      logger.warn({ page: path }, 'the video file of the operator cannot be read');
      return undefined;
    }
    return { ...(await playerOf(path, source, language)), downloadHref: `${path}/download` };
  }
}

async function playerOf(path: string, source: VideoFile, language: Language) {
  if (source.playableType === undefined) return {};
  const hasCaptions = await isReadable(captionsPathOf(source, language));
  return {
    player: {
      href: `${path}/file`,
      type: source.playableType,
      preload: 'metadata',
      captionsHref: hasCaptions ? `${path}/captions/${language}` : undefined,
    },
  };
}

function localsOf(response: Response): ViewLocals {
  return response.locals as ViewLocals;
}
