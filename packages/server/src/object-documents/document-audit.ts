import { appendAuditEvent } from '../audit/audit-store.js';
import type { Queryable } from '../database/database.js';
import type { DocumentKey } from './document.js';

/** Notes in the audit log what happened to a document; a name is personal data and stays out of it. */
export async function auditDocument(
  db: Queryable,
  event: {
    readonly key: DocumentKey;
    readonly userId: string;
    readonly at: number;
    readonly action: 'added' | 'changed' | 'removed';
    readonly detail?: Readonly<Record<string, string | number | boolean>>;
  },
): Promise<void> {
  const { tenantId, objectId, documentId } = event.key;
  await appendAuditEvent(db, {
    tenantId,
    userId: event.userId,
    at: event.at,
    kind: `document.${event.action}`,
    detail: { objectId, documentId, ...event.detail },
  });
}
