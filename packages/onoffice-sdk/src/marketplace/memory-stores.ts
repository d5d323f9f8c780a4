import type { ClaimStore, KeptClaim } from './claim-keeper.js';
import type { ReplayMemory } from './replay-memory.js';

/** A replay memory of one process; with several, or across a restart, use a database. */
export function createMemoryReplayMemory(clock: () => number = Date.now): ReplayMemory {
  const used = new Map<string, number>();
  return {
    remember(signature, untilSeconds) {
      const nowSeconds = Math.floor(clock() / 1000);
      for (const [old, until] of used) if (until < nowSeconds) used.delete(old);
      if (used.has(signature)) return false;
      used.set(signature, untilSeconds);
      return true;
    },
  };
}

/** A claim store of one process; with several, or across a restart, use a database and encrypt the claims. */
export function createMemoryClaimStore(): ClaimStore {
  const claims = new Map<string, KeptClaim>();
  const keyOf = (customerWebId: string, userId: string): string => JSON.stringify([customerWebId, userId]);
  return {
    saveUnlessOlder(claim) {
      const key = keyOf(claim.customerWebId, claim.userId);
      const known = claims.get(key);
      if (known && known.issuedAt > claim.issuedAt) return false;
      claims.set(key, claim);
      return true;
    },
    load: (customerWebId, userId) => claims.get(keyOf(customerWebId, userId)),
  };
}
