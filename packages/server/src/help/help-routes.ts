import { Router } from 'express';
import { requireSignIn } from '../web/sign-in-guard.js';

/** „Weitere Informationen“, and the page behind „Dokumente“. */
export function helpRoutes(): Router {
  const router = Router();
  router.get('/help', (_request, response) => response.render('help/help', { ...response.locals }));
  router.get('/help/video', (_request, response) => response.render('help/video', { ...response.locals }));
  router.get('/documents', requireSignIn, (_request, response) =>
    response.render('documents/documents', { ...response.locals }),
  );
  return router;
}
