import type { ServiceClaim } from '../claim.js';
import type { ServiceCall } from './service-call.js';

/** The claim of one user of one customer. */
export interface KeptClaim {
  readonly customerWebId: string;
  readonly userId: string;
  readonly claim: ServiceClaim;
  /** The signed time of the call that brought it, unix seconds. */
  readonly issuedAt: number;
}

/** Where claims are kept; encrypted if it is a disk. With several servers it has to be shared between them. */
export interface ClaimStore {
  /**
   * Stores the claim unless a newer one of the same customer and user is there, in one atomic step.
   * Of two with the same time the later arrival stays.
   *
   * @returns true when it was stored
   */
  readonly saveUnlessOlder: (claim: KeptClaim) => boolean | Promise<boolean>;
  readonly load: (
    customerWebId: string,
    userId: string,
  ) => KeptClaim | undefined | Promise<KeptClaim | undefined>;
}

/** Keeps the newest claim of every user, however the calls arrive. */
export interface ClaimKeeper {
  /** @returns false when a newer claim of this user is known already */
  readonly keep: (call: ServiceCall) => Promise<boolean>;
  /** The newest claim of this user; never that of another one, because a claim carries a user's rights. */
  readonly newest: (customerWebId: string, userId: string) => Promise<ServiceClaim | undefined>;
}

/**
 * Keeps claims in the given store. Only claims of service calls can be kept: the one of an activation has
 * another type and does not compile here.
 *
 * @example
 * const claims = createClaimKeeper(createMemoryClaimStore());
 * await claims.keep(serviceCall);
 * const client = office.withClaim(await claims.newest('4711', '21'));
 * Source: marketplacedoc.onoffice.de (API calls: the newest claim of the user is to be used).
 */
export function createClaimKeeper(store: ClaimStore): ClaimKeeper {
  return {
    async keep({ customerWebId, userId, claim, issuedAt }) {
      return store.saveUnlessOlder({ customerWebId, userId, claim, issuedAt });
    },
    async newest(customerWebId, userId) {
      return (await store.load(customerWebId, userId))?.claim;
    },
  };
}
