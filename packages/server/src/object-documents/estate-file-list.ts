import {
  ListInterruptedError,
  ListTooLongError,
  readEstateFiles,
  type EstateFile,
} from '@immo-billie/onoffice-sdk';
import type { OfferObject } from '../objects/object-store.js';
import { onOfficeProblem } from '../onoffice/to-problem.js';
import type { AppContext } from '../web/app-context.js';
import { Problem, type ProblemCode } from '../web/problem.js';

/** More files than any estate has; a list beyond it is refused, never cut. */
export const MAX_ESTATE_FILES = 1000;

/** Codes of problems on the way to onOffice, each with a sentence of its own in the texts. */
export const ONOFFICE_PROBLEMS = [
  'not_activated',
  'claim_stale',
  'key_refused',
  'onoffice_unreachable',
  'onoffice_failed',
  'onoffice_answer',
] as const satisfies readonly ProblemCode[];

export type OnOfficeProblemCode = (typeof ONOFFICE_PROBLEMS)[number] | 'list_too_long';

export type EstateFileList =
  | { readonly files: readonly EstateFile[]; readonly problem: undefined }
  | { readonly files: undefined; readonly problem: OnOfficeProblemCode };

/** The files of an object's estate as this user sees them in onOffice, or why they cannot be read. */
export async function listEstateFiles(
  context: AppContext,
  { tenantId, estateId }: OfferObject,
  userId: string,
  signal: AbortSignal,
): Promise<EstateFileList> {
  try {
    const client = await context.onoffice.forUser({ tenantId, userId });
    const list = client.list(readEstateFiles(estateId), { signal, priority: 'interactive' });
    const files = await list.toArray({ limit: MAX_ESTATE_FILES });
    await context.onoffice.noteSuccess(tenantId);
    return { files, problem: undefined };
  } catch (error) {
    return { files: undefined, problem: await noteOnOfficeProblem(context, tenantId, error) };
  }
}

/**
 * What an error on the way to onOffice means; notes what it says about the office's key.
 *
 * @throws the error itself when it has nothing to do with onOffice
 */
export async function noteOnOfficeProblem(
  { onoffice, logger }: AppContext,
  tenantId: string,
  error: unknown,
): Promise<OnOfficeProblemCode> {
  // A list that broke off later says why in its cause.
  const reason: unknown = error instanceof ListInterruptedError ? error.cause : error;
  await onoffice.noteFailure(tenantId, reason);
  const code = problemCodeOf(reason);
  if (code === undefined) throw error;
  logger.info({ problem: code, tenant: tenantId }, 'files of an estate could not be read');
  return code;
}

function problemCodeOf(error: unknown): OnOfficeProblemCode | undefined {
  if (error instanceof ListTooLongError) return 'list_too_long';
  const problem = onOfficeProblem(error, {});
  return ONOFFICE_PROBLEMS.find((known) => problem instanceof Problem && problem.code === known);
}
