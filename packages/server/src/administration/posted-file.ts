import type { Request, Response } from 'express';
import type { FormError } from '../objects/form-fields.js';
import { checkReceived, type UploadRefusal } from '../stored-files/check-received.js';
import { KEPT_TOGETHER, MAX_FILE_BYTES, type FileLimits } from '../stored-files/file-limits.js';
import { withUpload } from '../stored-files/receive-upload.js';
import type { FileContent } from '../stored-files/stored-file.js';
import type { AppContext } from '../web/app-context.js';
import { checkFormToken, FORM_TOKEN_FIELD } from '../web/form-token.js';
import { Problem } from '../web/problem.js';
import { formError, postedForm, type PostedForm } from './posted-form.js';
import { localsOf } from './show-admin-page.js';

/** The id of the file input. */
export const FILE_FIELD = 'file';

/** A form with at most one file. */
export interface FileForm extends PostedForm {
  /** Its bytes can be read until `use` is done; `undefined` when none was chosen, or it is refused. */
  readonly content: FileContent | undefined;
  /** What is wrong with the file, in words for the form. */
  readonly fileErrors: readonly FormError[];
  /** A file was chosen; a page that shows the form again cannot keep it. */
  readonly hasFile: boolean;
}

type PostedFileContext = Pick<AppContext, 'config' | 'secretBox'>;

/**
 * Reads a form that may carry a file, and calls `use` with it.
 *
 * @param room what the office has room for
 * @throws Problem `form_token_foreign`; `bad_request` for what no page of ours can have sent
 */
export async function withPostedFile(
  { config, secretBox }: PostedFileContext,
  request: Request,
  response: Response,
  { purpose, room }: { readonly purpose: string; readonly room: FileLimits },
  use: (form: FileForm) => Promise<void>,
): Promise<void> {
  const isAllowed = (fields: Readonly<Record<string, unknown>>) =>
    checkFormToken(secretBox, request, fields[FORM_TOKEN_FIELD], purpose).state === 'valid';
  await withUpload(request, response, { folder: config.uploadDir, isAllowed, room }, async (upload) => {
    const form = postedForm({ secretBox }, request, purpose);
    const [file, ...others] = upload.files;
    if (upload.hasTooManyFiles || others.length > 0 || (upload.hasUnallowedFiles && !form.isStale)) {
      throw new Problem('bad_request', { reason: 'one file is expected, behind the token' });
    }
    const checked = file && (await checkReceived(file));
    await use({
      ...form,
      content: checked && !checked.refusal ? checked.content : undefined,
      fileErrors: checked?.refusal ? [fileError(response, checked.refusal)] : [],
      hasFile: file !== undefined || upload.hasUnallowedFiles,
    });
  });
}

/** Why a file is not taken, a key of `administration.errors`. */
export function fileError(
  response: Response,
  refusal: UploadRefusal | 'missing' | 'not_pdf' | 'duplicate',
  params: FormError['params'] = {},
): FormError {
  const { formats } = localsOf(response);
  const limits = {
    fileSize: formats.fileSize(MAX_FILE_BYTES),
    files: KEPT_TOGETHER.files,
    size: formats.fileSize(KEPT_TOGETHER.bytes),
  };
  return {
    field: FILE_FIELD,
    label: 'officeDocuments.file',
    error: `file.${refusal}`,
    params: { ...limits, ...params },
  };
}

/** What a form says whose session was another one. */
export function staleErrors({ hasFile }: Pick<FileForm, 'hasFile'>): FormError[] {
  return [formError(hasFile ? 'file_again' : 'stale')];
}

/** The errors of a form that was not stored; a file that was good has to be chosen again. */
export function withFileHint(
  errors: readonly FormError[],
  { content }: Pick<FileForm, 'content'>,
): FormError[] {
  return content ? [formError('file_lost'), ...errors] : [...errors];
}
