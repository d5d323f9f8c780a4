import type { ObjectKey } from '../objects/object-store.js';
import { failureCodeOf } from '../onoffice/failure-code.js';
import { checkReceived } from '../stored-files/check-received.js';
import type { ReceivedFile } from '../stored-files/receive-upload.js';
import type { AppContext } from '../web/app-context.js';
import { addDocument, type Addition, type Candidate } from './add-document.js';
import { guessDocumentKind } from './document-kind.js';
import type { ReportEntry } from './document-report.js';
import type { Visibility } from './document.js';

/** Stores each file of an upload on its own: one that is refused or fails leaves its neighbours alone. */
export async function storeUpload(
  context: AppContext,
  key: ObjectKey,
  { userId, requestId }: { readonly userId: string; readonly requestId: string },
  files: readonly ReceivedFile[],
  visibility: Visibility,
): Promise<ReportEntry[]> {
  const report: ReportEntry[] = [];
  for (const file of files) {
    const checked = await checkReceived(file);
    if (checked.refusal) {
      report.push({ outcome: checked.refusal, name: file.name });
      continue;
    }
    const kind = guessDocumentKind(file.name);
    const candidate: Candidate = { ...checked.content, kind, visibility, onofficeFileId: null };
    report.push(await addAndReport(context, key, { userId, requestId }, candidate, 'stored'));
  }
  return report;
}

/** Adds one document and says in a line what became of it; an unexpected failure is logged and is a line, too. */
export async function addAndReport(
  context: AppContext,
  key: ObjectKey,
  { userId, requestId }: { readonly userId: string; readonly requestId: string },
  candidate: Candidate,
  success: 'stored' | 'taken_over',
): Promise<ReportEntry> {
  try {
    return toEntry(candidate.fileName, await addDocument(context, key, userId, candidate), success);
  } catch (error) {
    const entry = { requestId, objectId: key.objectId, reason: failureCodeOf(error), err: error };
    context.logger.error(entry, 'a document could not be stored');
    return { outcome: 'failed', name: candidate.fileName };
  }
}

function toEntry(name: string, addition: Addition, success: 'stored' | 'taken_over'): ReportEntry {
  switch (addition.outcome) {
    case 'stored':
      return { outcome: success, name };
    case 'already_taken':
    case 'duplicate':
      return { outcome: addition.outcome, name, params: { other: addition.document.fileName } };
    case 'object_gone':
      return { outcome: 'failed', name };
    default:
      return { outcome: addition.outcome, name };
  }
}
