import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import { peekHandoverCode, spendHandoverCode } from '../service-call/handover-store.js';
import { wizardPath } from '../service-call/service-call-routes.js';
import { setFlash } from '../objects/flash.js';
import { findObjectByEstate } from '../objects/object-store.js';
import { listObjectValues } from '../objects/object-value-store.js';
import { listProspects } from '../objects/prospect-store.js';
import type { EditableValueField } from '../objects/estate-values.js';
import { listBrokers, showEditableValue } from '../objects/brokers.js';
import type { Formats } from '../web/format.js';
import { onOfficeProblem } from '../onoffice/to-problem.js';
import { userName } from '../tenants/user-names.js';
import { saveUserName } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { checkFormToken, FORM_TOKEN_FIELD, issueFormToken } from '../web/form-token.js';
import { postedFields } from '../web/keep-typed.js';
import { createLanguageChoice } from '../web/language-choice.js';
import { Problem, type ProblemOptions, type ResendForm } from '../web/problem.js';
import { requestCancelled } from '../web/request-cancelled.js';
import { requireSignIn, signInOf } from '../web/sign-in-guard.js';
import { readEstateSource, type EstateSource } from './estate-source.js';
import { IMPORT_FIELDS, MAX_PROSPECTS, parseImportForm, type ImportChoices } from './import-form.js';
import { findImportByToken, hashFormToken } from './import-ledger.js';
import { ImportStopped } from './import-stopped.js';
import { listRemovals } from './list-removals.js';
import { applyListTools, LIST_TOOL_FIELDS, parseListTools, type ListTools } from './list-tools.js';
import { runImport } from './run-import.js';
import { wizardView } from './wizard-view.js';

/** A tick and a note for each person, and a few fields more. */
const MAX_FORM_FIELDS = 2 * MAX_PROSPECTS + 100;

/** 200 emoji a note, each 12 characters when encoded, and some room. */
const MAX_FORM_BYTES = 30 * 1024 * 1024;

/** The wizard „Objekt importieren“. */
export function importRoutes(context: AppContext): Router {
  const { database, secretBox } = context;
  const router = Router();

  router.get('/import/:estateId', takeHandover(context), requireSignIn, async (request, response) => {
    const estateId = requireEstate(request);
    const source = await readSource(request, estateId, { retryHref: wizardPath(estateId) });
    await showWizard(request, response, source);
  });

  router.post(
    '/import/:estateId',
    requireSignIn,
    (request, _response, next) => {
      requireEstate(request);
      next();
    },
    express.urlencoded({ extended: false, limit: MAX_FORM_BYTES, parameterLimit: MAX_FORM_FIELDS }),
    async (request, response) => {
      const estateId = requireEstate(request);
      const { tenantId, userId } = signInOf(request);
      const choices = parseImportForm(request.body);
      if (choices.shown.size > MAX_PROSPECTS) {
        throw new Problem('too_many_prospects', {
          params: { count: choices.shown.size, max: MAX_PROSPECTS },
          resend: objectOnlyForm(request, estateId),
        });
      }
      const token: unknown = (request.body as Record<string, unknown> | undefined)?.[FORM_TOKEN_FIELD];
      const check = checkFormToken(secretBox, request, token, purposeOf(estateId));
      if (check.state === 'foreign') throw new Problem('form_token_foreign');
      const tools = parseListTools(request.body);
      if (check.state === 'stale' || tools.action !== undefined) {
        const source = await readSource(request, estateId, { retryHref: wizardPath(estateId) });
        const notice = check.state === 'stale' ? check.state : undefined;
        response.status(notice ? 409 : 200);
        await showWizard(request, response, source, {
          choices: applyListTools(choices, tools, source.prospects),
          tools,
          notice,
        });
        return;
      }
      try {
        const result = await runImport(
          context,
          { tenantId, userId, estateId, requestId: request.requestId, formTokenId: check.tokenId, choices },
          requestCancelled(request),
        );
        const entry = await findImportByToken(database.knex, tenantId, hashFormToken(check.tokenId));
        if (entry) await setFlash(request, result.objectId, { kind: 'imported', importId: entry.importId });
        response.redirect(303, `/objects/${result.objectId}`);
      } catch (error) {
        // „Erneut versuchen“ sends the same form again, with all ticks and notes.
        const resend = {
          action: wizardPath(estateId),
          fields: postedFields(request.body),
          label: 'retry',
        } as const;
        throw await importProblem(request, error, { resend, retryHref: wizardPath(estateId) });
      }
    },
  );

  return router;

  async function readSource(
    request: Request,
    estateId: string,
    options: ProblemOptions,
  ): Promise<EstateSource> {
    const { tenantId, userId } = signInOf(request);
    try {
      const client = await context.onoffice.forUser({ tenantId, userId });
      const source = await readEstateSource(client, {
        tenantId,
        estateId,
        userId,
        needsProspects: true,
        withUsers: false,
        accountFields: context.accountFields,
        clock: context.clock,
        signal: requestCancelled(request),
      });
      await context.onoffice.noteSuccess(tenantId);
      if (source.userName) await saveUserName(database.knex, { tenantId, userId, ...source.userName });
      return source;
    } catch (error) {
      throw await importProblem(request, error, options);
    }
  }

  async function importProblem(request: Request, error: unknown, options: ProblemOptions): Promise<unknown> {
    const { tenantId } = signInOf(request);
    await context.onoffice.noteFailure(tenantId, error);
    if (!(error instanceof ImportStopped)) return onOfficeProblem(error, options);
    const { resend: _resend, ...withoutResend } = options;
    const stopped = { ...withoutResend, params: error.params, cause: error };
    if (error.code !== 'too_many_prospects') return new Problem(error.code, stopped);
    return new Problem(error.code, { ...stopped, resend: objectOnlyForm(request, requireEstate(request)) });
  }

  /** A form that imports the object without any person. */
  function objectOnlyForm(request: Request, estateId: string): ResendForm {
    const token = issueFormToken(secretBox, request, purposeOf(estateId));
    const fields = [
      [FORM_TOKEN_FIELD, token],
      [IMPORT_FIELDS.updatesObject, '1'],
    ] as const;
    return { action: wizardPath(estateId), fields, label: 'objectOnly' };
  }

  async function showWizard(
    request: Request,
    response: Response,
    source: EstateSource,
    shown: {
      readonly choices?: ImportChoices;
      readonly tools?: ListTools;
      readonly notice?: 'stale' | undefined;
    } = {},
  ): Promise<void> {
    const { tenantId, userId } = signInOf(request);
    const object = await findObjectByEstate(database.knex, tenantId, source.estateId);
    const known = object && {
      object,
      values: await listObjectValues(database.knex, object),
      prospects: await listProspects(database.knex, object),
    };
    const removals = await listRemovals(database.knex, { tenantId, objectId: object?.objectId });
    const users = await listBrokers(database.knex, tenantId);
    response.render('import/wizard', {
      ...response.locals,
      ...(source.userName ? { userName: userName({ ...source.userName, userId }) } : {}),
      wizard: {
        ...wizardView(source, known, shown.choices, {
          removals,
          find: shown.tools?.find ?? '',
          notice: shown.notice,
        }),
        purpose: purposeOf(source.estateId),
        fields: { ...IMPORT_FIELDS, ...LIST_TOOL_FIELDS },
      },
      showValue: (field: EditableValueField, value: string) =>
        showEditableValue(field, value, response.locals['formats'] as Formats, users),
    });
  }
}

/**
 * The first request after a service call carries a one-time code. With the session's cookie the code is
 * spent and vanishes from the address; without it (cookies blocked in a frame) a button opens a tab.
 */
function takeHandover({ database, clock }: AppContext): RequestHandler {
  const localsFor = createLanguageChoice();
  return async (request, response, next) => {
    const code = request.query['handover'];
    if (typeof code !== 'string') return next();
    const handover = await peekHandoverCode(database.knex, code, clock());
    const signIn = request.session.signIn;
    const isSignedIn =
      handover !== undefined &&
      signIn?.tenantId === handover.signIn.tenantId &&
      signIn.userId === handover.signIn.userId &&
      signIn.estateIds.includes(handover.estateId);
    if (handover && !isSignedIn) {
      const locals = localsFor(response, handover.language);
      response.render('service-call/handover', { ...locals, signIn: undefined, code });
      return;
    }
    if (handover) await spendHandoverCode(database.knex, code, clock());
    response.redirect(303, request.path);
  };
}

/** The estate of the URL, if a signed call named it in this session; any other does not exist. */
function requireEstate(request: Request): string {
  const { estateId } = request.params;
  if (typeof estateId !== 'string' || !signInOf(request).estateIds.includes(estateId))
    throw new Problem('not_found');
  return estateId;
}

function purposeOf(estateId: string): string {
  return `import:${estateId}`;
}
