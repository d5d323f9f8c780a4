import type { FieldDescriptor } from '@immo-billie/onoffice-sdk';
import type { Clock } from '../clock.js';

/** The active fields of an onOffice account: module → field → descriptor. */
export type AccountFields = ReadonlyMap<string, ReadonlyMap<string, FieldDescriptor>>;

/** Remembers the field configuration of tenants: reading it takes onOffice seconds, and it rarely changes. */
export interface AccountFieldCache {
  get(tenantId: string): AccountFields | undefined;
  set(tenantId: string, fields: AccountFields): void;
  /** Call it when onOffice no longer knows a field (error 141). */
  drop(tenantId: string): void;
}

const MAX_AGE_MS = 24 * 60 * 60 * 1000;
const MAX_TENANTS = 500;

export function createAccountFieldCache(clock: Clock): AccountFieldCache {
  const entries = new Map<string, { readonly fields: AccountFields; readonly readAt: number }>();
  return {
    get(tenantId) {
      const entry = entries.get(tenantId);
      if (!entry || clock() - entry.readAt > MAX_AGE_MS) return undefined;
      return entry.fields;
    },
    set(tenantId, fields) {
      entries.delete(tenantId);
      entries.set(tenantId, { fields, readAt: clock() });
      const [oldest] = entries.keys();
      if (entries.size > MAX_TENANTS && oldest !== undefined) entries.delete(oldest);
    },
    drop(tenantId) {
      entries.delete(tenantId);
    },
  };
}

/** Those of the wanted fields that the account uses. */
export function activeFields(fields: AccountFields, module: string, wanted: readonly string[]): string[] {
  const active = fields.get(module);
  return wanted.filter((field) => active?.has(field));
}
