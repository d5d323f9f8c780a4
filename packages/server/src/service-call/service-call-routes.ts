import express, { Router, type Request } from 'express';
import { toUtcText } from '../clock.js';
import { endSession, startSession, type SignIn } from '../sessions/session.js';
import { sessionKeyOf } from '../sessions/session-store.js';
import { findCredentialInfo } from '../tenants/credential-store.js';
import { findUser } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { sensitiveUrl } from '../web/security-headers.js';
import { createHandoverCode, spendHandoverCode } from './handover-store.js';
import { findSessionOfSignature, useSignature } from './used-signature-store.js';
import { recordServiceCall, verifyServiceCall, type ServiceCall } from './service-call.js';

/** Estates that one session remembers; a broker rarely has more tabs open. */
const MAX_SESSION_ESTATES = 50;

/** „immo-billie → Angebotsverfahren“ in onOffice opens this URL: it signs the broker in, once. */
export function serviceCallRoutes(context: AppContext): Router {
  const { config, database, clock } = context;
  const router = Router();

  router.get('/onoffice/service', sensitiveUrl, async (request, response) => {
    if (isOnlyLooking(request)) {
      response.status(204).end();
      return;
    }
    const call = verifyServiceCall(config, clock, request.originalUrl);
    if (!(await findCredentialInfo(database.knex, call.tenantId))) throw new Problem('not_activated');

    const usedBy = await findSessionOfSignature(database.knex, call.signature);
    if (usedBy !== undefined) {
      if (usedBy !== sessionKeyOf(request.sessionID) || !request.session.signIn)
        throw new Problem('signed_url_used');
      response.redirect(303, wizardPath(call.estateId));
      return;
    }

    const signIn = toSignIn(call, request.session.signIn, clock());
    // A language that the broker chose here counts more than the one onOffice runs in.
    const language = (await findUser(database.knex, call))?.language ?? call.language;
    await startSession(request, signIn, language);
    const code = await database.transaction(async (db) => {
      const isFirst = await useSignature(db, {
        signature: call.signature,
        sessionKey: sessionKeyOf(request.sessionID),
        expiresAt: (call.signedAtSeconds + config.signedUrlMaxAgeSeconds + 1) * 1000,
      });
      if (!isFirst) return undefined;
      await recordServiceCall(context, db, call);
      return createHandoverCode(db, { signIn, language, estateId: call.estateId }, clock());
    });
    if (code === undefined) {
      // The same call at the same time was quicker: one URL signs one browser in.
      await endSession(request);
      throw new Problem('signed_url_used');
    }
    response.redirect(303, `${wizardPath(call.estateId)}?handover=${code}`);
  });

  // Without cookies (a browser that blocks them in frames) the broker continues in a tab of his own.
  router.post(
    '/onoffice/handover',
    sensitiveUrl,
    express.urlencoded({ extended: false, limit: '4kb' }),
    async (request, response) => {
      const code: unknown = (request.body as { code?: unknown } | undefined)?.code;
      const handover =
        typeof code === 'string' ? await spendHandoverCode(database.knex, code, clock()) : undefined;
      if (!handover) throw new Problem('handover_spent');
      await startSession(request, handover.signIn, handover.language);
      response.redirect(303, wizardPath(handover.estateId));
    },
  );

  return router;
}

export function wizardPath(estateId: string): string {
  return `/import/${estateId}`;
}

/** What browsers say when they fetch a page before anybody has clicked; the last three are older names. */
const PURPOSE_HEADERS = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** HEAD requests and prefetching browsers do not open the page: they must not use the URL up. */
function isOnlyLooking(request: Request): boolean {
  const purpose = PURPOSE_HEADERS.map((name) => request.get(name) ?? '').join(' ');
  return request.method === 'HEAD' || /prefetch|prerender|preview/i.test(purpose);
}

/** The same broker keeps the estates that he opened before; anybody else starts with nothing. */
function toSignIn(call: ServiceCall, previous: SignIn | undefined, now: number): SignIn {
  const isSame = previous?.tenantId === call.tenantId && previous.userId === call.userId;
  const others = isSame ? previous.estateIds.filter((id) => id !== call.estateId) : [];
  return {
    tenantId: call.tenantId,
    tenantName: call.tenantName,
    userId: call.userId,
    signedInAt: toUtcText(now),
    estateIds: [call.estateId, ...others].slice(0, MAX_SESSION_ESTATES),
    parameterCacheId: call.parameterCacheId,
  };
}
