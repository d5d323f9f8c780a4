import { toUtcText } from '../clock.js';
import type { Queryable } from '../database/database.js';

export type AuditKind =
  | 'tenant.activated'
  | 'user.signed_in'
  | 'user.signed_out'
  | 'import.done'
  | 'import.failed'
  | 'object.saved'
  | 'prospect.removed'
  | 'document.added'
  | 'document.changed'
  | 'document.removed';

export interface AuditEvent {
  readonly tenantId: string;
  /** `undefined` for what the program did on its own. */
  readonly userId: string | undefined;
  readonly at: number;
  readonly kind: AuditKind;
  /** Ids, codes and counts; never personal data or secrets. */
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

/** Appends to the audit log; nothing updates or deletes a row of it. */
export async function appendAuditEvent(db: Queryable, event: AuditEvent): Promise<void> {
  await db('audit_events').insert({
    tenant_id: event.tenantId,
    user_id: event.userId ?? null,
    happened_at: toUtcText(event.at),
    kind: event.kind,
    detail: JSON.stringify(event.detail),
  });
}
