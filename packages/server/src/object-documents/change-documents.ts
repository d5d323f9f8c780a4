import type { Clock } from '../clock.js';
import type { Database } from '../database/database.js';
import { lockObject, type ObjectKey } from '../objects/object-store.js';
import { movedOrder } from '../stored-files/moved-order.js';
import { auditDocument } from './document-audit.js';
import type { DocumentListForm, ListedChoice } from './document-list-form.js';
import type { ReportEntry } from './document-report.js';
import { listDocuments, saveDocumentOrder, updateDocument } from './document-store.js';
import type { ObjectDocument } from './document.js';

type Changes = Partial<Pick<ObjectDocument, 'kind' | 'visibility'>>;

/**
 * Stores what the broker chose in the list. Only what he changed is written, so that a second tab with an older
 * list undoes nothing; where both changed the same, the first one stays and the second is told.
 */
export async function changeDocuments(
  { database, clock }: { readonly database: Database; readonly clock: Clock },
  key: ObjectKey,
  userId: string,
  { choices, move }: DocumentListForm,
): Promise<ReportEntry[]> {
  return database.transaction(async (db) => {
    if (!(await lockObject(db, key))) return [];
    const documents = await listDocuments(db, key);
    const report: ReportEntry[] = [];
    for (const document of documents) {
      const listed = choices.get(document.documentId);
      if (!listed) continue;
      const { changes, isConflict } = mergeChoice(document, listed);
      if (isConflict) report.push({ outcome: 'conflict', name: document.fileName });
      if (Object.keys(changes).length === 0) continue;
      await updateDocument(db, document, changes);
      await auditDocument(db, { key: document, userId, at: clock(), action: 'changed', detail: changes });
      if (!isConflict) report.push({ outcome: 'changed', name: document.fileName });
    }
    const ids = documents.map(({ documentId }) => documentId);
    const order = move && movedOrder(ids, move.documentId, move.direction);
    const moved = documents.find(({ documentId }) => documentId === move?.documentId);
    if (order && moved) {
      await saveDocumentOrder(db, key, order);
      const place = order.indexOf(moved.documentId) + 1;
      report.push({ outcome: 'moved', name: moved.fileName, params: { place, count: order.length } });
    }
    const gone = [...choices].filter(
      ([documentId, listed]) =>
        isChanged(listed) && !documents.some((document) => document.documentId === documentId),
    );
    return [...report, ...gone.map((): ReportEntry => ({ outcome: 'gone', name: '' }))];
  });
}

function isChanged({ chosen, shown }: ListedChoice): boolean {
  return chosen.kind !== shown.kind || chosen.visibility !== shown.visibility;
}

/** Three values for each field: what is stored, what the page had shown, what the broker wants. */
export function mergeChoice(
  stored: Pick<ObjectDocument, 'kind' | 'visibility'>,
  { chosen, shown }: ListedChoice,
): { readonly changes: Changes; readonly isConflict: boolean } {
  const wantsKind = chosen.kind !== shown.kind && chosen.kind !== stored.kind;
  const wantsVisibility = chosen.visibility !== shown.visibility && chosen.visibility !== stored.visibility;
  const takesKind = wantsKind && stored.kind === shown.kind;
  const takesVisibility = wantsVisibility && stored.visibility === shown.visibility;
  return {
    changes: {
      ...(takesKind ? { kind: chosen.kind } : {}),
      ...(takesVisibility ? { visibility: chosen.visibility } : {}),
    },
    isConflict: (wantsKind && !takesKind) || (wantsVisibility && !takesVisibility),
  };
}
