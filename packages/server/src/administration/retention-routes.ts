import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText } from '../clock.js';
import type { FormError } from '../objects/form-fields.js';
import { lockObject } from '../objects/object-store.js';
import { countDueInputs, inputOverview } from '../retention/due-inputs.js';
import { liftHold, setHold } from '../retention/hold-store.js';
import { countDueObjects, listDeadlines, type DeadlineCursor } from '../retention/object-deadlines.js';
import { DAYS_WITHOUT_END, type DeadlineKind } from '../retention/retention-period.js';
import {
  findTenantSettings,
  RETENTION_LIMITS,
  type RetentionSettings,
} from '../tenants/tenant-settings-store.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { requireFormToken } from '../web/require-form-token.js';
import { signInOf } from '../web/sign-in-guard.js';
import { setNotice } from './notice.js';
import { formError, postedForm, readForm } from './posted-form.js';
import { parseRetentionForm, retentionTexts, type RetentionTexts } from './retention-form.js';
import { saveSettings, versionOf } from './save-settings.js';
import { showAdminPage } from './show-admin-page.js';

const PATH = '/administration/retention';
const PURPOSE = 'administration:retention';
const PAGE_SIZE = 25;

/** What shorter periods would delete with the next run. */
interface DueCounts {
  readonly objects: number;
  readonly inputs: number;
}

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** „Aufbewahrung und Löschung“: periods, what is deleted when, and objects that are kept nevertheless. */
export function retentionRoutes(context: AppContext): Router {
  const { database, clock } = context;
  const router = Router();

  router.get('/retention', async (request, response) => {
    await showRetention(request, response);
  });

  router.post('/retention', readForm, async (request, response) => {
    const signIn = signInOf(request);
    const form = postedForm(context, request, PURPOSE);
    const { texts, errors, value } = parseRetentionForm(form.body);
    const version = String(form.body['version']);
    if (form.isStale) {
      response.status(409);
      return showRetention(request, response, { texts, version, errors: [formError('stale')] });
    }
    if (errors.length > 0) {
      response.status(422);
      return showRetention(request, response, { texts, version, errors });
    }
    const { retention } = await findTenantSettings(database.knex, signIn.tenantId);
    const due = await newlyDue(signIn.tenantId, retention, value);
    if (due && form.body['confirmed'] !== versionOf(value)) {
      response.status(409);
      return showRetention(request, response, { texts, version, due, confirmed: versionOf(value) });
    }
    if ((await saveSettings(context, signIn, 'retention', { version, value })) === 'conflict') {
      response.status(409);
      const now = await findTenantSettings(database.knex, signIn.tenantId);
      const conflict = { texts, version: versionOf(now.retention), errors: [formError('conflict')] };
      return showRetention(request, response, conflict);
    }
    await setNotice(request, { tone: 'success', key: 'saved' });
    response.redirect(303, PATH);
  });

  router.post('/retention/holds/:objectId', readForm, async (request, response) => {
    const { tenantId, userId } = signInOf(request);
    const objectId = z.uuid().safeParse(request.params['objectId']);
    if (!objectId.success) throw new Problem('not_found');
    const key = { tenantId, objectId: objectId.data };
    requireFormToken(context.secretBox, request, holdPurpose(key.objectId));
    const isSet = (request.body as Record<string, unknown>)['hold'] === 'set';
    await database.transaction(async (db) => {
      if (!(await lockObject(db, key))) throw new Problem('not_found');
      const now = clock();
      const hasChanged = isSet
        ? await setHold(db, key, { userId, at: toUtcText(now) })
        : await liftHold(db, key);
      if (!hasChanged) return;
      const kind = isSet ? 'hold.set' : 'hold.lifted';
      await appendAuditEvent(db, { tenantId, userId, at: now, kind, detail: { objectId: key.objectId } });
    });
    await setNotice(request, { tone: 'success', key: isSet ? 'holdSet' : 'holdLifted' });
    response.redirect(303, PATH);
  });

  return router;

  /** `undefined` when the new periods delete no more than the old ones do. */
  async function newlyDue(
    tenantId: string,
    before: RetentionSettings,
    after: RetentionSettings,
  ): Promise<DueCounts | undefined> {
    const now = clock();
    const objects = async (settings: RetentionSettings) =>
      countDueObjects(database.knex, tenantId, settings, now);
    const inputs = async (settings: RetentionSettings) =>
      countDueInputs(database.knex, tenantId, settings, now);
    const due = {
      objects: (await objects(after)) - (await objects(before)),
      inputs: (await inputs(after)) - (await inputs(before)),
    };
    return due.objects > 0 || due.inputs > 0 ? due : undefined;
  }

  async function showRetention(
    request: Request,
    response: Response,
    shown: {
      readonly texts?: RetentionTexts;
      readonly version?: string;
      readonly errors?: readonly FormError[];
      readonly due?: DueCounts;
      readonly confirmed?: string;
    } = {},
  ): Promise<void> {
    const { tenantId } = signInOf(request);
    const { retention: settings } = await findTenantSettings(database.knex, tenantId);
    const list = async (kind: DeadlineKind) => {
      const after = cursorOf(request.query[kind]);
      const page = await listDeadlines(database.knex, tenantId, { kind, settings, limit: PAGE_SIZE, after });
      const { items, next } = page;
      const nextHref = next && `${PATH}?${kind}=${encodeURIComponent(`${next.countsFrom}~${next.objectId}`)}`;
      return { kind, items, isContinued: after !== undefined, nextHref };
    };
    await showAdminPage(request, response, 'retention', {
      purpose: PURPOSE,
      holdPurpose,
      limits: RETENTION_LIMITS,
      daysWithoutEnd: DAYS_WITHOUT_END,
      now: toUtcText(clock()),
      stored: retentionTexts(settings),
      texts: shown.texts ?? retentionTexts(settings),
      version: shown.version ?? versionOf(settings),
      errors: shown.errors ?? [],
      due: shown.due,
      confirmed: shown.confirmed,
      lists: [await list('ended'), await list('open')],
      inputs: await inputOverview(database.knex, tenantId, settings),
    });
  }
}

function holdPurpose(objectId: string): string {
  return `administration:hold:${objectId}`;
}

function cursorOf(value: unknown): DeadlineCursor | undefined {
  if (value === undefined) return undefined;
  const parsed = cursorSchema.safeParse(typeof value === 'string' ? value.split('~') : value);
  if (!parsed.success) throw new Problem('not_found');
  const [countsFrom, objectId] = parsed.data;
  return { countsFrom, objectId };
}
