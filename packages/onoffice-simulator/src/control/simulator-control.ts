import type { ZodType } from 'zod';
import type { LoggedRequest } from '../api/request-log.js';
import { fullName, type CrmUser } from '../crm/crm-user.js';
import type { CustomerCrm } from '../crm/customer-crm.js';
import { isDerivedRelation } from '../crm/related-ids.js';
import { relationSuffix, RELATION_PREFIX, RELATION_TYPES, storedRelation } from '../crm/relation-types.js';
import { generatedEstate } from '../demo-data/generated-estate.js';
import { generatedPerson } from '../demo-data/generated-person.js';
import { FAULT_NAMES, parseFault } from '../faults/fault.js';
import type { CustomerState } from '../marketplace/marketplace.js';
import type { OpenMode } from '../simulation/simulation-options.js';
import type { Simulation } from '../simulation/simulation.js';
import type { WireSettings } from '../wire/wire-settings.js';
import { ControlError } from './control-error.js';
import {
  activationUrlQuery,
  controlRequests,
  credentialsQuery,
  serviceUrlQuery,
  type ControlRequest,
} from './control-requests.js';
import { changeRecord } from './change-record.js';
import { explainProblems } from './explain-problems.js';

export interface Credentials {
  readonly token: string;
  readonly secret: string;
  /** A fresh claim of the customer's first user for the provider's API user, empty for the ordinary one. */
  readonly extendedclaim: string;
  readonly customerWebId: string;
}

export interface Overview {
  readonly customers: readonly {
    readonly customerWebId: string;
    readonly name: string;
    readonly state: CustomerState;
    readonly users: readonly { readonly userId: number; readonly name: string; readonly admin: boolean }[];
    readonly estates: number;
    readonly addresses: number;
  }[];
  readonly latencyMs: number;
  readonly clockOffsetSeconds: number;
  readonly openMode: OpenMode;
  readonly wire: WireSettings;
  readonly faults: readonly { readonly fault: string; readonly times: number }[];
}

/**
 * The control endpoints as typed calls in the same process. Every method checks its input like the
 * endpoint does and throws {@link ControlError} for what it does not understand.
 */
export class SimulatorControl {
  readonly #simulation: Simulation;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
  }

  credentials(query: { customer?: string; kind?: 'provider' | 'ordinary' } = {}): Credentials {
    const { customer: name, kind } = check(credentialsQuery, query);
    const customer = this.#customer(name);
    const { marketplace } = this.#simulation;
    if (kind === 'ordinary') {
      return {
        ...marketplace.apiUsers.ordinaryCredentials(customer.webId),
        extendedclaim: '',
        customerWebId: customer.webId,
      };
    }
    return {
      ...marketplace.apiUsers.providerCredentials(customer.webId),
      extendedclaim: marketplace.issueClaim(customer.webId, this.#user(customer, undefined).id, 'service'),
      customerWebId: customer.webId,
    };
  }

  /** A fresh signed service call. The estate need not exist: deleted ones have to be tried too. */
  serviceUrl(query: { estateId: string | number; userId?: string | number; customer?: string }): {
    url: string;
  } {
    const { estateId, userId, customer: name } = check(serviceUrlQuery, texts(query));
    const customer = this.#customer(name);
    const user = this.#user(customer, userId);
    const { marketplace, wire } = this.#simulation;
    return { url: marketplace.serviceUrl(customer, user, estateId, wire) };
  }

  /** A fresh signed activation call; a blocked customer gets a new API user with it. */
  activationUrl(query: { customer?: string; userId?: string | number } = {}): { url: string } {
    const { customer: name, userId } = check(activationUrlQuery, texts(query));
    const customer = this.#customer(name);
    const { marketplace, wire } = this.#simulation;
    const { circle } = marketplace.apiUsers.providerUser(customer.webId);
    marketplace.prepareActivation(customer.webId, circle);
    return { url: marketplace.activationUrl(customer, this.#user(customer, userId).id, wire) };
  }

  requests(): LoggedRequest[] {
    return this.#simulation.requestLog.list();
  }

  overview(): Overview {
    const simulation = this.#simulation;
    return {
      customers: simulation.customers.map((customer) => ({
        customerWebId: customer.webId,
        name: customer.name,
        state: simulation.marketplace.stateOf(customer.webId),
        users: customer.users.map((user) => ({ userId: user.id, name: fullName(user), admin: user.admin })),
        estates: customer.tables.estate.ids().length,
        addresses: customer.tables.address.ids().length,
      })),
      latencyMs: simulation.latencyMs,
      clockOffsetSeconds: simulation.clock.offsetSeconds,
      openMode: simulation.openMode,
      wire: simulation.wire,
      faults: simulation.faults.waiting(),
    };
  }

  reset(request: ControlRequest<'reset'> = {}): void {
    check(controlRequests.reset, request);
    this.#simulation.reset();
  }

  latency(request: ControlRequest<'latency'>): void {
    this.#simulation.latencyMs = check(controlRequests.latency, request).ms;
  }

  clock(request: ControlRequest<'clock'>): void {
    this.#simulation.setClock(check(controlRequests.clock, request).offsetSeconds);
  }

  customers(request: ControlRequest<'customers'>): void {
    const { customer, state } = check(controlRequests.customers, request);
    this.#simulation.marketplace.setState(this.#customer(customer).webId, state);
  }

  claims(request: ControlRequest<'claims'>): void {
    const change = check(controlRequests.claims, request);
    if ('expire' in change) this.#simulation.marketplace.expireClaims();
    else this.#simulation.marketplace.setClaimTtl(change.ttlSeconds);
  }

  rights(request: ControlRequest<'rights'>): void {
    const change = check(controlRequests.rights, request);
    const customer = this.#customer(change.customer);
    const user = this.#user(customer, String(change.userId));
    if ('userData' in change) {
      user.mayReadUserData = change.userData;
      return;
    }
    const [module, ids] =
      'estateIds' in change
        ? (['estate', change.estateIds] as const)
        : (['address', change.addressIds] as const);
    customer.rights.setReadable({ userId: user.id, module, ids, allow: change.allow });
  }

  records(request: ControlRequest<'records'>): void {
    const change = check(controlRequests.records, request);
    const customer = this.#customer(change.customer);
    if ('deleted' in change) customer.tables[change.module].delete(change.id);
    else changeRecord(customer, change.module, change.id, change.elements);
  }

  faults(request: ControlRequest<'faults'>): void {
    const { fault: text, times, resourcetype, offsetSeconds } = check(controlRequests.faults, request);
    const fault = parseFault(text);
    if (fault === undefined) throw new ControlError(`unknown fault ${JSON.stringify(text)}`, FAULT_NAMES);
    this.#simulation.faults.add({ fault, times, resourceType: resourcetype, offsetSeconds });
  }

  wire(request: ControlRequest<'wire'>): void {
    const chosen = Object.entries(check(controlRequests.wire, request)).filter(([name]) =>
      Object.hasOwn(request, name),
    );
    this.#simulation.wire = { ...this.#simulation.wire, ...Object.fromEntries(chosen) };
  }

  fields(request: ControlRequest<'fields'>): void {
    const change = check(controlRequests.fields, request);
    const { module, field } = change;
    const customer = this.#customer(change.customer);
    const catalog = customer.fields[module];
    if (catalog.find(field) === undefined) {
      throw new ControlError(`${module} has no field ${JSON.stringify(field)}`);
    }
    if ('active' in change) catalog.setActive(field, change.active);
    else if (change.mandatory) customer.mandatoryFields[module].add(field);
    else customer.mandatoryFields[module].delete(field);
  }

  relations(request: ControlRequest<'relations'>): void {
    const { customer, relationtype, parentid, childids, mode } = check(controlRequests.relations, request);
    const suffix = relationSuffix(
      relationtype.startsWith('urn:') ? relationtype : `${RELATION_PREFIX}${relationtype}`,
    );
    if (suffix === undefined) {
      throw new ControlError(`unknown relation ${JSON.stringify(relationtype)}`, [...RELATION_TYPES]);
    }
    if (isDerivedRelation(suffix)) throw new ControlError(`${suffix} follows from other records`);
    const { type, swapped } = storedRelation(suffix);
    if (swapped) throw new ControlError(`write ${suffix} from the other side: ${type}`);
    const { relations } = this.#customer(customer);
    if (mode === 'set') relations.setChildren(type, parentid, childids);
    for (const child of mode === 'set' ? [] : childids) {
      if (mode === 'add') relations.add(type, parentid, child);
      else relations.remove(type, parentid, child);
    }
  }

  /** Adds generated estates and addresses; returns the ids of the first and last of each. */
  bulk(request: ControlRequest<'bulk'>): {
    estateIds: [number, number] | [];
    addressIds: [number, number] | [];
  } {
    const { customer: name, estates, addresses, prospectsOf } = check(controlRequests.bulk, request);
    const customer = this.#customer(name);
    const addressIds = addBlock(customer, 'address', addresses ?? 0);
    if (prospectsOf !== undefined) {
      const all = customer.tables.address
        .ids()
        .filter((id) => id >= (addressIds[0] ?? Number.POSITIVE_INFINITY));
      const type = 'estate:address:interested';
      const before = customer.relations.childrenOf(type, prospectsOf);
      customer.relations.setChildren(type, prospectsOf, [...before, ...all]);
    }
    return { estateIds: addBlock(customer, 'estate', estates ?? 0), addressIds };
  }

  openMode(request: ControlRequest<'openMode'>): void {
    this.#simulation.openMode = check(controlRequests.openMode, request).mode;
  }

  consents(request: ControlRequest<'consents'>): void {
    check(controlRequests.consents, request);
    this.#simulation.marketplace.forgetConsents();
  }

  parameterCaches(request: ControlRequest<'parameterCaches'>): void {
    check(controlRequests.parameterCaches, request);
    this.#simulation.marketplace.dropParameterCaches();
  }

  #customer(name: string | undefined): CustomerCrm {
    const customer = this.#simulation.findCustomer(name);
    if (customer !== undefined) return customer;
    throw new ControlError(
      `unknown customer ${JSON.stringify(name)}`,
      this.#simulation.customers.flatMap((known) => [known.webId, known.name]),
    );
  }

  #user(customer: CustomerCrm, userId: string | undefined): CrmUser {
    const { users } = customer;
    const user = userId === undefined ? users[0] : users.find((known) => String(known.id) === userId);
    if (user !== undefined) return user;
    throw new ControlError(
      `${customer.name} has no user ${JSON.stringify(userId)}`,
      users.map((known) => String(known.id)),
    );
  }
}

function check<T>(schema: ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw explainProblems(schema, result.error);
}

/** Ids may come as numbers from callers in the same process. */
function texts(query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  );
}

function addBlock(customer: CustomerCrm, module: 'estate' | 'address', count: number): [number, number] | [] {
  if (count === 0) return [];
  const table = customer.tables[module];
  const firstId = table.nextId();
  const key = [customer.webId, 'bulk', firstId];
  table.addBlock({
    firstId,
    step: 2,
    count,
    make: (index) =>
      module === 'estate'
        ? generatedEstate(`B${firstId + 2 * index}`, [...key, index])
        : generatedPerson(firstId + 2 * index, firstId + index, [...key, index]),
  });
  return [firstId, firstId + 2 * (count - 1)];
}
