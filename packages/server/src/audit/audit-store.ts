import { z } from 'zod';
import { toUtcText } from '../clock.js';
import type { Queryable } from '../database/database.js';

/** Everything that is noted; each kind has its words in `administration.audit.kind`. */
export const AUDIT_KINDS = [
  'tenant.activated',
  'user.signed_in',
  'user.signed_out',
  'user.role_changed',
  'user.signed_out_everywhere',
  'import.done',
  'import.failed',
  'object.saved',
  'object.archived',
  'object.restored',
  'prospect.removed',
  'document.added',
  'document.changed',
  'document.removed',
  'settings.saved',
  'logo.saved',
  'logo.deleted',
  'office_document.added',
  'office_document.changed',
  'office_document.removed',
  'office_text.replaced',
  'office_text.restored',
  'hold.set',
  'hold.lifted',
  'retention.prospects_deleted',
  'retention.inputs_deleted',
  'person.exported',
  'person.erasure_started',
  'person.erased',
] as const;

export type AuditKind = (typeof AUDIT_KINDS)[number];

/** Ids, codes and counts; never personal data or secrets. */
export type AuditDetail = Readonly<Record<string, string | number | boolean>>;

export interface AuditEvent {
  readonly tenantId: string;
  /** `undefined` for what the program did on its own. */
  readonly userId: string | undefined;
  readonly at: number;
  readonly kind: AuditKind;
  readonly detail: AuditDetail;
}

/** An event as it was noted. `kind` may be one that a newer version of the app has written. */
export interface AuditEntry {
  readonly eventId: number;
  readonly userId: string | null;
  /** UTC. */
  readonly happenedAt: string;
  readonly kind: string;
  readonly detail: AuditDetail;
}

interface AuditRow {
  readonly event_id: number;
  readonly user_id: string | null;
  readonly happened_at: string;
  readonly kind: string;
  readonly detail: string;
}

const AUDIT_EVENTS = 'audit_events';

const EVENTS_AT_ONCE = 1000;

const detailSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

/** Appends to the audit log; nothing updates or deletes a row of it. */
export async function appendAuditEvent(db: Queryable, event: AuditEvent): Promise<void> {
  await db(AUDIT_EVENTS).insert({
    tenant_id: event.tenantId,
    user_id: event.userId ?? null,
    happened_at: toUtcText(event.at),
    kind: event.kind,
    detail: JSON.stringify(event.detail),
  });
}

/** The tenant's newest events first, at most `limit`; `beforeId` continues the list. */
export async function listAuditEvents(
  db: Queryable,
  tenantId: string,
  { limit, beforeId }: { readonly limit: number; readonly beforeId?: number | undefined },
): Promise<AuditEntry[]> {
  const query = db(AUDIT_EVENTS).where('tenant_id', tenantId).orderBy('event_id', 'desc').limit(limit);
  if (beforeId !== undefined) void query.where('event_id', '<', beforeId);
  return ((await query.select()) as AuditRow[]).map(toEntry);
}

/** The tenant's events of one kind since a time (UTC text), the oldest first; read in blocks. */
export async function* eachAuditEvent(
  db: Queryable,
  tenantId: string,
  { kind, since, atOnce = EVENTS_AT_ONCE }: EventsToRead,
): AsyncGenerator<AuditEntry> {
  for (let last = 0; ;) {
    const query = db(AUDIT_EVENTS)
      .where({ tenant_id: tenantId, kind })
      .where('event_id', '>', last)
      .orderBy('event_id')
      .limit(atOnce);
    if (since !== undefined) void query.where('happened_at', '>=', since);
    const rows = (await query.select()) as AuditRow[];
    yield* rows.map(toEntry);
    const next = rows.at(-1)?.event_id;
    if (next === undefined || rows.length < atOnce) return;
    last = next;
  }
}

export interface EventsToRead {
  readonly kind: AuditKind;
  readonly since?: string | undefined;
  readonly atOnce?: number;
}

function toEntry(row: AuditRow): AuditEntry {
  return {
    eventId: row.event_id,
    userId: row.user_id,
    happenedAt: row.happened_at,
    kind: row.kind,
    detail: detailSchema.parse(JSON.parse(row.detail)),
  };
}
