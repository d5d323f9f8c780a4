import { z } from 'zod';
import type { SimulatedClock } from '../clock/simulated-clock.js';
import type { CrmUser } from '../crm/crm-user.js';
import type { CustomerCrm } from '../crm/customer-crm.js';
import { germanNumber } from '../fields/formatted-value.js';
import { ApiError } from '../wire/api-error.js';
import type { WireSettings } from '../wire/wire-settings.js';
import { ApiUsers, providerApiUserSchema, type UserCircle } from './api-users.js';
import { Claims, claimsSnapshotSchema } from './claims.js';
import { ParameterCaches, parameterCacheSchema } from './parameter-caches.js';
import { signProviderUrl } from './sign-provider-url.js';

/** The provider as onOffice registered it. */
export interface RegisteredProvider {
  /** Origin of the provider's app, without a slash at the end. */
  readonly origin: string;
  readonly activationUrl: string;
  readonly serviceUrl: string;
  readonly secret: string;
}

/** How far a customer is with the provider. */
export type CustomerState = 'not_activated' | 'active' | 'blocked';

export const marketplaceSnapshotSchema = z.object({
  apiUsers: z.record(z.string(), providerApiUserSchema),
  claims: claimsSnapshotSchema,
  parameterCaches: z.array(parameterCacheSchema),
  consents: z.array(z.string()),
});
export type MarketplaceSnapshot = z.infer<typeof marketplaceSnapshotSchema>;

/** Why a user cannot use the service; `undefined` means he can. */
export type ServiceObstacle = 'not_activated' | 'blocked' | 'user_inactive' | 'no_marketplace_right';

/** onOffice's side of the Marketplace for one provider: who unlocked it, claims, signed URLs, consents. */
export class Marketplace {
  readonly provider: RegisteredProvider;
  readonly apiUsers: ApiUsers;
  readonly claims: Claims;
  readonly parameterCaches = new ParameterCaches();
  readonly #clock: SimulatedClock;
  readonly #onChange: () => void;
  #consents = new Set<string>();

  constructor(options: {
    readonly provider: RegisteredProvider;
    readonly seed: number;
    readonly customers: readonly CustomerCrm[];
    readonly clock: SimulatedClock;
    /** Called after every change that has to survive a restart. */
    readonly onChange: () => void;
  }) {
    this.provider = options.provider;
    this.#clock = options.clock;
    this.#onChange = options.onChange;
    this.apiUsers = new ApiUsers(
      options.seed,
      options.customers.map((customer) => customer.webId),
    );
    this.claims = new Claims(`${options.seed}\u0000${options.provider.secret}`, options.clock);
  }

  stateOf(customerWebId: string): CustomerState {
    const { state } = this.apiUsers.providerUser(customerWebId);
    return state === 'pending' ? 'not_activated' : state;
  }

  /** Puts a customer into a state without going through the pages. */
  setState(customerWebId: string, state: CustomerState): void {
    const current = this.stateOf(customerWebId);
    if (state === 'not_activated') {
      if (current !== 'not_activated') this.apiUsers.renewProviderUser(customerWebId);
    } else {
      this.apiUsers.setProviderUser(customerWebId, { state });
    }
    this.#onChange();
  }

  /** Step 5 of an activation: onOffice makes the API user. A blocked customer gets a new token and key. */
  prepareActivation(customerWebId: string, circle: UserCircle): void {
    if (this.stateOf(customerWebId) === 'blocked') this.apiUsers.renewProviderUser(customerWebId);
    this.apiUsers.setProviderUser(customerWebId, { circle });
    this.#onChange();
  }

  /** @throws ApiError 177 when the cache is gone, 178 when it does not belong to this activation */
  unlock(customerWebId: string, parameterCacheId: unknown): void {
    const cache = this.parameterCaches.find(typeof parameterCacheId === 'string' ? parameterCacheId : '');
    if (cache === undefined) throw new ApiError(177);
    if (cache.customerWebId !== customerWebId || cache.purpose !== 'activation') throw new ApiError(178);
    this.apiUsers.setProviderUser(customerWebId, { state: 'active' });
    this.#onChange();
  }

  obstacleFor(customerWebId: string, user: CrmUser): ServiceObstacle | undefined {
    const state = this.stateOf(customerWebId);
    if (state !== 'active') return state;
    if (!user.active) return 'user_inactive';
    const { circle } = this.apiUsers.providerUser(customerWebId);
    const allowed = user.admin || (circle === 'all' && user.marketplaceRight);
    return allowed ? undefined : 'no_marketplace_right';
  }

  hasConsented(customerWebId: string, userId: number): boolean {
    return this.#consents.has(`${customerWebId}:${userId}`);
  }

  consent(customerWebId: string, userId: number): void {
    this.#consents.add(`${customerWebId}:${userId}`);
    this.#onChange();
  }

  /** Every user is asked again at his next service call. */
  forgetConsents(): void {
    this.#consents.clear();
    this.#onChange();
  }

  dropParameterCaches(): void {
    this.parameterCaches.dropAll();
    this.#onChange();
  }

  issueClaim(customerWebId: string, userId: number, purpose: 'unlock' | 'service'): string {
    const claim = this.claims.issue(customerWebId, userId, purpose);
    this.#onChange();
    return claim;
  }

  expireClaims(): void {
    this.claims.expireAll();
    this.#onChange();
  }

  setClaimTtl(seconds: number): void {
    this.claims.setTtl(seconds);
    this.#onChange();
  }

  /** The signed URL of the activation iframe, with a claim that only unlocks. */
  activationUrl(customer: CustomerCrm, userId: number, settings: WireSettings): string {
    return this.#sign(this.provider.activationUrl, settings, {
      apiClaim: this.issueClaim(customer.webId, userId, 'unlock'),
      apiToken: this.apiUsers.providerCredentials(customer.webId).token,
      customerName: customer.name,
      customerWebId: customer.webId,
      parameterCacheId: this.#openCache(customer.webId, userId, 'activation'),
      timestamp: String(this.#clock.nowSeconds()),
      userId: String(userId),
    });
  }

  /** The signed URL of a service call for one estate. */
  serviceUrl(customer: CustomerCrm, user: CrmUser, estateId: string, settings: WireSettings): string {
    return this.#sign(this.provider.serviceUrl, settings, {
      apiClaim: this.issueClaim(customer.webId, user.id, 'service'),
      customerName: customer.name,
      customerWebId: customer.webId,
      estateId: settings.serviceIdFormat === 'dotted' ? germanNumber(estateId, 0) : estateId,
      ...(user.groupId === undefined ? {} : { groupId: String(user.groupId) }),
      language: 'DEU',
      parameterCacheId: this.#openCache(customer.webId, user.id, 'service'),
      timestamp: String(this.#clock.nowSeconds()),
      UserLanguage: user.uiLanguage,
      userId: String(user.id),
    });
  }

  snapshot(): MarketplaceSnapshot {
    return {
      apiUsers: this.apiUsers.snapshot(),
      claims: this.claims.snapshot(),
      parameterCaches: this.parameterCaches.snapshot(),
      consents: [...this.#consents],
    };
  }

  restore(snapshot: MarketplaceSnapshot): void {
    this.apiUsers.restore(snapshot.apiUsers);
    this.claims.restore(snapshot.claims);
    this.parameterCaches.restore(snapshot.parameterCaches);
    this.#consents = new Set(snapshot.consents);
  }

  #openCache(customerWebId: string, userId: number, purpose: 'activation' | 'service'): string {
    const id = this.parameterCaches.open({ customerWebId, userId, purpose });
    this.#onChange();
    return id;
  }

  #sign(base: string, settings: WireSettings, parameters: Readonly<Record<string, string>>): string {
    return signProviderUrl({ base, parameters, secret: this.provider.secret, port: settings.signedPort });
  }
}
