import type { SimulatedClock } from '../clock/simulated-clock.js';
import type { CrmUser } from '../crm/crm-user.js';
import type { CustomerCrm } from '../crm/customer-crm.js';
import type { FieldModule } from '../fields/field-catalog.js';
import type { Marketplace } from '../marketplace/marketplace.js';
import { ApiError } from '../wire/api-error.js';
import type { PlainObject } from '../wire/plain-object.js';
import type { WireSettings } from '../wire/wire-settings.js';

export type Verb = 'read' | 'create' | 'modify' | 'delete' | 'get' | 'do';

/** Who calls: the customer's ordinary API user, or the provider in the name of a claim's user. */
export type Caller =
  | { readonly kind: 'ordinary' }
  | { readonly kind: 'provider'; readonly user: CrmUser; readonly claim: 'service' | 'unlock' };

export interface CallContext {
  readonly customer: CustomerCrm;
  readonly caller: Caller;
  readonly resourceId: string;
  readonly parameters: PlainObject;
  readonly settings: WireSettings;
  readonly clock: SimulatedClock;
  readonly marketplace: Marketplace;
  /** Where this simulator listens, for links to its pages. */
  readonly baseUrl: string;
}

export interface ApiRecord {
  readonly id: number | string;
  readonly type: string | null;
  readonly elements: unknown;
}

export interface CallResult {
  readonly records: readonly ApiRecord[];
  /** `meta.cntabsolute`. */
  readonly total: number | null;
}

/** One combination of verb and resource type. */
export interface ApiCall {
  readonly verb: Verb;
  readonly resourceType: string;
  /** The only resource ids the call exists for (error 24 otherwise); without it any is fine. */
  readonly resourceIds?: readonly string[];
  /** Writes and some reads are never cacheable. */
  readonly cacheable: boolean;
  /** Marketplace API users may not make this call (error 240). */
  readonly notForProviders?: boolean;
  handle(context: CallContext): CallResult;
}

/** Whether the caller may see the record; the ordinary API user sees everything. */
export function mayRead(context: CallContext, module: FieldModule, id: number): boolean {
  const { caller, customer } = context;
  return caller.kind === 'ordinary' || customer.rights.mayRead(caller.user.id, module, id);
}

/** @throws ApiError 293 or 292 when there is no such estate or address, or the caller may not see it */
export function requireKnown(context: CallContext, module: FieldModule, id: number): void {
  const known = context.customer.tables[module].has(id) && mayRead(context, module, id);
  if (!known) throw new ApiError(module === 'estate' ? 293 : 292);
}

/** Whether the caller may write at all. */
export function mayWrite(context: CallContext): boolean {
  return context.caller.kind === 'ordinary' || context.caller.user.mayWrite;
}

/** @throws ApiError 79 without a record id, 80 when it is no number */
export function requiredRecordId(context: CallContext): number {
  if (context.resourceId === '') throw new ApiError(79);
  if (!/^\d{1,15}$/.test(context.resourceId)) throw new ApiError(80);
  return Number(context.resourceId);
}

/** The answer of most writes. */
export function successResult(type = ''): CallResult {
  return { records: [{ id: 0, type, elements: { success: 'success' } }], total: null };
}

/** PHP delivers an empty map as `[]`. */
export function phpMap(elements: Readonly<Record<string, unknown>>): unknown {
  return Object.keys(elements).length === 0 ? [] : elements;
}
