import { Router, type Request } from 'express';
import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText } from '../clock.js';
import type { FormError } from '../objects/form-fields.js';
import { deleteTenantLogo, saveTenantLogo } from '../tenants/tenant-logo-store.js';
import type { AppContext } from '../web/app-context.js';
import { requireFormToken } from '../web/require-form-token.js';
import { signInOf } from '../web/sign-in-guard.js';
import { checkLogo, type LogoCheck } from './check-logo.js';
import { setNotice } from './notice.js';
import { LOGO_PURPOSE, OFFICE_PATH, showOffice } from './office-page.js';
import { formError, postedForm, readForm } from './posted-form.js';
import { LOGO_FIELD, readLogoUpload } from './read-logo-upload.js';

/** The logo of the office: upload and delete. */
export function logoRoutes(context: AppContext): Router {
  const { database, clock } = context;
  const router = Router();

  // A form that was kept for somebody whose session had ended comes without its file.
  router.post('/office/logo', readForm, readLogoUpload, async (request, response) => {
    const { tenantId, userId } = signInOf(request);
    const form = postedForm(context, request, LOGO_PURPOSE);
    if (form.isStale) {
      response.status(409);
      return showOffice(context, request, response, { errors: [formError('file_again')] });
    }
    const bytes = request.file?.buffer ?? Buffer.alloc(0);
    const check = await checkUpload(request, bytes);
    if (!check.ok) {
      response.status(422);
      return showOffice(context, request, response, { errors: [logoError(check.error)] });
    }
    const now = clock();
    const { mediaType } = check;
    await database.transaction(async (db) => {
      await saveTenantLogo(db, tenantId, { mediaType, bytes, updatedAt: toUtcText(now) });
      const detail = { mediaType, bytes: bytes.length };
      await appendAuditEvent(db, { tenantId, userId, at: now, kind: 'logo.saved', detail });
    });
    await setNotice(request, { tone: 'success', key: 'logoSaved' });
    response.redirect(303, OFFICE_PATH);
  });

  router.post('/office/logo/delete', readForm, async (request, response) => {
    const { tenantId, userId } = signInOf(request);
    requireFormToken(context.secretBox, request, LOGO_PURPOSE);
    await database.transaction(async (db) => {
      if (!(await deleteTenantLogo(db, tenantId))) return;
      await appendAuditEvent(db, { tenantId, userId, at: clock(), kind: 'logo.deleted', detail: {} });
    });
    await setNotice(request, { tone: 'success', key: 'logoDeleted' });
    response.redirect(303, OFFICE_PATH);
  });

  return router;
}

async function checkUpload(
  request: Request,
  bytes: Buffer,
): Promise<LogoCheck | { readonly ok: false; readonly error: 'logo_missing' }> {
  if (request.isLogoTooLarge) return { ok: false, error: 'logo_too_large' };
  if (bytes.length === 0) return { ok: false, error: 'logo_missing' };
  return checkLogo(bytes);
}

function logoError(error: string): FormError {
  return { field: LOGO_FIELD, label: 'administration.logo.title', error };
}
