import { Router, type Request, type Response } from 'express';
import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText } from '../clock.js';
import { cleanLine, type FormError } from '../objects/form-fields.js';
import { displayName } from '../objects/prospect.js';
import { continueErasure, startErasure } from '../retention/erase-person.js';
import { findErasure, listErasures } from '../retention/erasure-store.js';
import { findMentions } from '../retention/find-mentions.js';
import { findPersons } from '../retention/find-persons.js';
import { collectPersonData, type PersonData } from '../retention/person-data.js';
import { searchWords } from '../retention/fold-text.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { requireFormToken } from '../web/require-form-token.js';
import { signInOf } from '../web/sign-in-guard.js';
import { setNotice } from './notice.js';
import { parseRowId } from './parse-row-id.js';
import { formError, postedForm, readForm } from './posted-form.js';
import { showAdminPage } from './show-admin-page.js';

const PATH = '/administration/persons';
const SEARCH_PURPOSE = 'administration:persons';
const MAX_SEARCH_LENGTH = 200;
const ADDRESS_ID = /^\d{1,15}$/;

/** Stored inputs that a page opens at most; the cleaning job goes on with an erasure that needs more. */
const INPUTS_PER_PREVIEW = 500;
const INPUTS_PER_REQUEST = 500;

/** Erasure of one person (Art. 17 DSGVO) and a copy of his data (Art. 15). */
export function personRoutes(context: AppContext): Router {
  const { database, secretBox, clock } = context;
  const router = Router();

  router.get('/persons', async (request, response) => {
    await showSearch(request, response);
  });

  // A search is no change, but in the address of a page the name would stay in histories and logs.
  router.post('/persons', readForm, async (request, response) => {
    const { tenantId } = signInOf(request);
    const form = postedForm(context, request, SEARCH_PURPOSE);
    const text = cleanLine(form.body['text']);
    const errors = searchErrors(text, form.isStale);
    if (errors.length > 0) {
      response.status(form.isStale ? 409 : 422);
      return showSearch(request, response, { text, errors });
    }
    const afterImport = parseRowId(form.body['afterImport']);
    const result = await findPersons(database.knex, secretBox, { tenantId, text, afterImport });
    return showSearch(request, response, { text, result });
  });

  router.get('/persons/:addressId', async (request, response) => {
    const person = personOf(request);
    const data = await collectPersonData(database.knex, secretBox, person, INPUTS_PER_PREVIEW);
    const erasure = await findErasure(database.knex, person);
    if (isNothing(data) && !erasure) throw new Problem('not_found');
    const known = data.objects[0] ?? data.imports.find(({ imported }) => imported)?.imported;
    await showAdminPage(request, response, 'person', {
      data,
      erasure,
      name: known ? displayName({ ...known, addressId: person.addressId }) : undefined,
      contact: known ? [known.email, known.phone].filter((part) => part !== '').join(', ') : '',
      mentions: known
        ? await findMentions(database.knex, { ...person, lastName: known.lastName, email: known.email })
        : { mentions: [], hasMore: false },
      erasePurpose: purposeOf('erase', person.addressId),
      exportPurpose: purposeOf('export', person.addressId),
      inputsPerPreview: INPUTS_PER_PREVIEW,
    });
  });

  router.post('/persons/:addressId/erase', readForm, async (request, response) => {
    const person = personOf(request);
    requireFormToken(secretBox, request, purposeOf('erase', person.addressId));
    const objects = await startErasure(context, { ...person, requestedBy: signInOf(request).userId });
    const progress = await continueErasure(context, person, INPUTS_PER_REQUEST);
    const params = { addressId: person.addressId, objects, inputs: progress.emptiedInputs };
    await setNotice(
      request,
      progress.isComplete
        ? { tone: 'success', key: 'erased', params }
        : { tone: 'info', key: 'erasureGoesOn', params },
    );
    response.redirect(303, PATH);
  });

  router.post('/persons/:addressId/export', readForm, async (request, response) => {
    const person = personOf(request);
    requireFormToken(secretBox, request, purposeOf('export', person.addressId));
    const data = await collectPersonData(database.knex, secretBox, person);
    if (isNothing(data)) throw new Problem('not_found');
    const { tenantId, tenantName, userId } = signInOf(request);
    const now = clock();
    await appendAuditEvent(database.knex, {
      tenantId,
      userId,
      at: now,
      kind: 'person.exported',
      detail: { addressId: person.addressId },
    });
    response.attachment(`person-${person.addressId}.json`);
    response
      .type('json')
      .send(
        `${JSON.stringify({ controller: tenantName, source: 'onOffice', exportedAt: toUtcText(now), ...data }, null, 2)}\n`,
      );
  });

  return router;

  async function showSearch(
    request: Request,
    response: Response,
    shown: {
      readonly text?: string;
      readonly errors?: readonly FormError[];
      readonly result?: Awaited<ReturnType<typeof findPersons>>;
    } = {},
  ): Promise<void> {
    const { tenantId } = signInOf(request);
    await showAdminPage(request, response, 'persons', {
      purpose: SEARCH_PURPOSE,
      text: shown.text ?? '',
      errors: shown.errors ?? [],
      result: shown.result,
      // A number that no object holds may still be that of a person in an older import.
      addressId: shown.result && ADDRESS_ID.test(shown.text ?? '') ? shown.text : undefined,
      erasures: await listErasures(database.knex, tenantId),
    });
  }
}

/** The person of the route; whether he is known is another question. */
function personOf(request: Request): { readonly tenantId: string; readonly addressId: string } {
  const addressId = String(request.params['addressId']);
  if (!ADDRESS_ID.test(addressId)) throw new Problem('not_found');
  return { tenantId: signInOf(request).tenantId, addressId };
}

/** Nothing was found, and nothing is left that might hold the person. */
function isNothing(data: PersonData): boolean {
  return data.objects.length === 0 && data.imports.length === 0 && data.isComplete;
}

function searchErrors(text: string, isStale: boolean): FormError[] {
  if (isStale) return [formError('stale')];
  const error = (code: string, params?: FormError['params']): FormError => ({
    field: 'text',
    label: 'administration.persons.text',
    error: code,
    ...(params ? { params } : {}),
  });
  const { length } = Array.from(text);
  if (length > MAX_SEARCH_LENGTH) return [error('too_long', { max: MAX_SEARCH_LENGTH, length })];
  return searchWords(text).length === 0 ? [error('search_empty')] : [];
}

function purposeOf(what: 'erase' | 'export', addressId: string): string {
  return `administration:${what}:${addressId}`;
}
