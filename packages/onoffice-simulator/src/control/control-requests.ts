import { z } from 'zod';
import { openModeSchema } from '../simulation/simulation-options.js';
import { wireSettingsSchema } from '../wire/wire-settings.js';

/** Numbers may come as JSON numbers or as text, as in a query string. */
const id = z.union([z.int().min(0), z.string().regex(/^\d{1,15}$/)]).transform(Number);
const customer = z.union([z.string(), z.number().transform(String)]).optional();

export const CUSTOMER_STATES = ['not_activated', 'active', 'blocked'] as const;

/** The body of every control POST; `customer` is a customerWebId or a name, the first customer by default. */
export const controlRequests = {
  latency: z.strictObject({ ms: z.number().min(0).max(600_000) }),
  clock: z.strictObject({ offsetSeconds: z.number().min(-1e10).max(1e10) }),
  customers: z.strictObject({ customer, state: z.enum(CUSTOMER_STATES) }),
  claims: z.union([
    z.strictObject({ expire: z.literal(true) }),
    z.strictObject({ ttlSeconds: z.number().min(0).max(1e9) }),
  ]),
  rights: z.union([
    z.strictObject({ userId: id, estateIds: z.array(id), allow: z.boolean(), customer }),
    z.strictObject({ userId: id, addressIds: z.array(id), allow: z.boolean(), customer }),
    z.strictObject({ userId: id, userData: z.boolean(), customer }),
  ]),
  records: z.union([
    z.strictObject({
      module: z.enum(['estate', 'address']),
      id,
      elements: z.record(z.string(), z.unknown()),
      customer,
    }),
    z.strictObject({ module: z.enum(['estate', 'address']), id, deleted: z.literal(true), customer }),
  ]),
  faults: z.strictObject({
    fault: z.string(),
    times: z.int().min(0).max(1_000_000).default(1),
    resourcetype: z.string().optional(),
    offsetSeconds: z.int().min(-1e10).max(1e10).optional(),
  }),
  wire: wireSettingsSchema.partial(),
  fields: z.union([
    z.strictObject({
      customer,
      module: z.enum(['estate', 'address']),
      field: z.string(),
      active: z.boolean(),
    }),
    z.strictObject({
      customer,
      module: z.enum(['estate', 'address']),
      field: z.string(),
      mandatory: z.boolean(),
    }),
  ]),
  relations: z.strictObject({
    customer,
    relationtype: z.string(),
    parentid: id,
    childids: z.array(id),
    mode: z.enum(['set', 'add', 'remove']).default('set'),
  }),
  bulk: z.strictObject({
    customer,
    estates: z.int().min(0).max(100_000).optional(),
    addresses: z.int().min(0).max(1_000_000).optional(),
    /** Makes the new addresses prospects of this estate. */
    prospectsOf: id.optional(),
  }),
  openMode: z.strictObject({ mode: openModeSchema }),
  consents: z.strictObject({ forget: z.literal(true) }),
  parameterCaches: z.strictObject({ drop: z.literal(true) }),
  reset: z.strictObject({}),
} as const;

/** What a caller in the same process passes: the input of the schema above. */
export type ControlRequest<K extends keyof typeof controlRequests> = z.input<(typeof controlRequests)[K]>;

export const credentialsQuery = z.strictObject({
  customer: z.string().optional(),
  kind: z.enum(['provider', 'ordinary']).default('provider'),
});

export const serviceUrlQuery = z.strictObject({
  estateId: z.string().min(1),
  userId: z.string().optional(),
  customer: z.string().optional(),
});

export const activationUrlQuery = z.strictObject({
  customer: z.string().optional(),
  userId: z.string().optional(),
});
