import { Router, type Request } from 'express';
import { appendAuditEvent } from '../audit/audit-store.js';
import { deleteHandoverCodesOfUser } from '../service-call/handover-store.js';
import { endSession } from '../sessions/session.js';
import { countSessionsByUser, deleteSessionsOfUser } from '../sessions/session-store.js';
import { changeRole } from '../tenants/change-role.js';
import {
  findTenantSettings,
  OBJECT_VISIBILITIES,
  type ObjectVisibility,
} from '../tenants/tenant-settings-store.js';
import { userName } from '../tenants/user-names.js';
import { findUser, listUsers, type Role, type User } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { Problem } from '../web/problem.js';
import { requireFormToken } from '../web/require-form-token.js';
import { signInOf } from '../web/sign-in-guard.js';
import { setNotice, type Notice } from './notice.js';
import { readForm } from './posted-form.js';
import { saveSettings, versionOf } from './save-settings.js';
import { showAdminPage } from './show-admin-page.js';

const PATH = '/administration/users';
const VISIBILITY_PURPOSE = 'administration:visibility';

/** What onOffice may send as a number of a user; PostgreSQL refuses a NUL in any text. */
const USER_ID = /^\P{Cc}{1,64}$/u;

/** „Benutzer“: everybody who was here, with role and sessions, and who sees which objects. */
export function userRoutes(context: AppContext): Router {
  const { database, clock } = context;
  const router = Router();

  router.get('/users', async (request, response) => {
    const { tenantId, userId } = signInOf(request);
    const users = await listUsers(database.knex, tenantId);
    const { objectVisibility } = await findTenantSettings(database.knex, tenantId);
    await showAdminPage(request, response, 'users', {
      users,
      ownUserId: userId,
      adminCount: users.filter(({ role }) => role === 'admin').length,
      sessions: await countSessionsByUser(database.knex, tenantId, clock()),
      nameOf: userName,
      rolePurpose,
      sessionPurpose,
      objectVisibility,
      visibilities: OBJECT_VISIBILITIES,
      visibilityVersion: versionOf(objectVisibility),
      visibilityPurpose: VISIBILITY_PURPOSE,
    });
  });

  router.post('/users/:userId/role', readForm, async (request, response) => {
    const signIn = signInOf(request);
    const user = await requireUser(request);
    requireFormToken(context.secretBox, request, rolePurpose(user.userId));
    await setNotice(request, await change(signIn.userId, user, roleOf(bodyOf(request)['role'])));
    // Who gave up the role himself may not open the list any more.
    const isStillAdmin = (await findUser(database.knex, signIn))?.role === 'admin';
    response.redirect(303, isStillAdmin ? PATH : '/administration');
  });

  router.post('/users/:userId/sign-out', readForm, async (request, response) => {
    const signIn = signInOf(request);
    const user = await requireUser(request);
    requireFormToken(context.secretBox, request, sessionPurpose(user.userId));
    const count = await database.transaction(async (db) => {
      // A code on its way would begin a session after the others have ended.
      await deleteHandoverCodesOfUser(db, user);
      const sessions = await deleteSessionsOfUser(db, user);
      await appendAuditEvent(db, {
        tenantId: user.tenantId,
        userId: signIn.userId,
        at: clock(),
        kind: 'user.signed_out_everywhere',
        detail: { userId: user.userId, sessions },
      });
      return sessions;
    });
    if (user.userId === signIn.userId) {
      await endSession(request);
      response.redirect(303, '/signed-out');
      return;
    }
    const params = { name: userName(user), count };
    await setNotice(request, { tone: 'success', key: 'signedOut', params });
    response.redirect(303, PATH);
  });

  router.post('/visibility', readForm, async (request, response) => {
    requireFormToken(context.secretBox, request, VISIBILITY_PURPOSE);
    const { visibility, version } = bodyOf(request);
    const value = OBJECT_VISIBILITIES.find((known) => known === visibility);
    if (value === undefined) throw new Problem('bad_request');
    await setNotice(request, await saveVisibility(request, value, String(version)));
    response.redirect(303, PATH);
  });

  return router;

  async function requireUser(request: Request): Promise<User> {
    const { tenantId } = signInOf(request);
    const userId = String(request.params['userId']);
    const user = USER_ID.test(userId) ? await findUser(database.knex, { tenantId, userId }) : undefined;
    if (!user) throw new Problem('not_found');
    return user;
  }

  async function change(changedBy: string, user: User, role: Role): Promise<Notice> {
    const params = { name: userName(user) };
    const outcome = await changeRole(context, {
      tenantId: user.tenantId,
      userId: user.userId,
      role,
      changedBy,
    });
    const key = outcome === 'changed' || outcome === 'unchanged' ? `role.${role}` : `role.${outcome}`;
    return {
      tone: outcome === 'changed' ? 'success' : outcome === 'unchanged' ? 'info' : 'danger',
      key,
      params,
    };
  }

  async function saveVisibility(request: Request, value: ObjectVisibility, version: string): Promise<Notice> {
    const outcome = await saveSettings(context, signInOf(request), 'objectVisibility', { version, value });
    return outcome === 'saved'
      ? { tone: 'success', key: 'saved' }
      : { tone: 'danger', key: 'visibilityConflict' };
  }
}

function bodyOf(request: Request): Readonly<Record<string, unknown>> {
  return request.body as Record<string, unknown>;
}

function roleOf(value: unknown): Role {
  if (value !== 'admin' && value !== 'broker') throw new Problem('bad_request');
  return value;
}

function rolePurpose(userId: string): string {
  return `administration:role:${userId}`;
}

function sessionPurpose(userId: string): string {
  return `administration:sessions:${userId}`;
}
