import { Router } from 'express';

/** „Weitere Informationen“: the guide, readable without signing in. */
export function helpRoutes(): Router {
  const router = Router();
  router.get('/help', (_request, response) => response.render('help/help', { ...response.locals }));
  return router;
}
