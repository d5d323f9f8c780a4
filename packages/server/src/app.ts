import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import ejs from 'ejs';
import express, { type Express } from 'express';
import { activationRoutes } from './activation/activation-routes.js';
import { administrationRoutes } from './administration/administration-routes.js';
import { archiveRoutes } from './objects/archive-routes.js';
import { documentRoutes } from './documents/document-routes.js';
import { officeDocumentRoutes } from './documents/office-document-routes.js';
import { helpRoutes } from './help/help-routes.js';
import { legalRoutes } from './legal/legal-routes.js';
import { importHistoryRoutes } from './import/import-history-routes.js';
import { importRoutes } from './import/import-routes.js';
import { objectDocumentRoutes } from './object-documents/object-document-routes.js';
import { objectListRoutes } from './objects/object-list-routes.js';
import { objectRoutes } from './objects/object-routes.js';
import { onOfficeLinkRoutes } from './objects/onoffice-link-routes.js';
import { prospectRoutes } from './objects/prospect-routes.js';
import { createMetrics, operationsRoutes } from './operations/operations-routes.js';
import { serviceCallRoutes } from './service-call/service-call-routes.js';
import { accessLog } from './web/access-log.js';
import type { AppContext } from './web/app-context.js';
import { errorHandler, notFound } from './web/error-handler.js';
import { keepTyped } from './web/keep-typed.js';
import { refuseForeignOrigin } from './web/origin-check.js';
import { requestId } from './web/request-id.js';
import { noStore, securityHeaders, sensitiveUrl } from './web/security-headers.js';
import { sessionMiddleware } from './web/session-middleware.js';
import { sessionRoutes } from './web/session-routes.js';
import { settingsRoutes } from './web/settings-routes.js';
import { endOldSessions } from './web/sign-in-guard.js';
import { viewLocals } from './web/view-locals.js';

const ASSET_MAX_AGE = '1h';

/** The whole app as an Express application; it listens nowhere yet. */
export function createApp(context: AppContext): Express {
  const { config, logger, clock } = context;
  const app = express();
  const metrics = createMetrics();

  app.engine('ejs', ejs.renderFile as Parameters<Express['engine']>[1]);
  app.set('view engine', 'ejs');
  app.set('views', packagePath('views'));
  app.set('trust proxy', config.trustProxy);
  app.set('view cache', true);
  app.disable('x-powered-by');
  app.disable('etag');

  app.use(requestId, accessLog(logger), metrics.measure, securityHeaders(config));
  // Here, so that refused and unknown addresses below it are covered as well.
  app.use('/onoffice', sensitiveUrl);
  app.use(operationsRoutes(context, metrics));
  app.use(compression());
  app.use('/assets', assets());

  app.use(noStore, sessionMiddleware(context), endOldSessions(clock), viewLocals(context));
  // Answers JSON and has its own word for a foreign origin, so it stands before the general check.
  app.use(activationRoutes(context));
  app.use(refuseForeignOrigin(config.publicUrl));
  app.use(serviceCallRoutes(context));
  app.use(legalRoutes(context));
  app.use(keepTyped(context), sessionRoutes(context));
  app.get('/', (_request, response) => response.redirect(303, '/objects'));
  app.use(importRoutes(context), importHistoryRoutes(context));
  app.use(
    objectListRoutes(context),
    objectRoutes(context),
    prospectRoutes(context),
    archiveRoutes(context),
    onOfficeLinkRoutes(context),
  );
  app.use(
    objectDocumentRoutes(context),
    documentRoutes(context),
    officeDocumentRoutes(context),
    administrationRoutes(context),
    helpRoutes(),
  );
  app.use(settingsRoutes(context));

  app.use(notFound, errorHandler(logger));
  return app;
}

/** Style, scripts and Bootstrap, all from our own origin. */
function assets() {
  const router = express.Router();
  const bootstrap = createRequire(import.meta.url).resolve('bootstrap/dist/css/bootstrap.min.css');
  router.get('/bootstrap.min.css', (_request, response) =>
    response.sendFile(bootstrap, { maxAge: ASSET_MAX_AGE }),
  );
  router.use(express.static(packagePath('public'), { maxAge: ASSET_MAX_AGE, index: false }));
  router.use(
    express.static(packagePath('dist/browser'), { maxAge: ASSET_MAX_AGE, index: false, extensions: ['js'] }),
  );
  return router;
}

function packagePath(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}
