import { z } from 'zod';
import { deriveAlphanumeric } from '../randomness/seeded-random.js';

export interface ApiCredentials {
  /** 32 letters and digits. */
  readonly token: string;
  /** The "API-Key", 64 letters and digits; its text is the HMAC key. */
  readonly secret: string;
}

export const providerStateSchema = z.enum(['pending', 'active', 'blocked']);
export type ProviderState = z.infer<typeof providerStateSchema>;

/** Who may use the service after activation; administrators always may. */
export const userCircleSchema = z.enum(['all', 'admins']);
export type UserCircle = z.infer<typeof userCircleSchema>;

export const providerApiUserSchema = z.object({
  /** Every re-activation makes a new API user with a new token and key. */
  generation: z.number().int().min(1),
  state: providerStateSchema,
  circle: userCircleSchema,
});
export type ProviderApiUser = Readonly<z.infer<typeof providerApiUserSchema>>;

export type ApiUserIdentity =
  | { readonly kind: 'ordinary'; readonly customerWebId: string; readonly credentials: ApiCredentials }
  | {
      readonly kind: 'provider';
      readonly customerWebId: string;
      readonly credentials: ApiCredentials;
      readonly state: ProviderState;
    };

const FRESH: ProviderApiUser = { generation: 1, state: 'pending', circle: 'all' };

/**
 * The API users of all customers: an ordinary one, which needs no claim, and the provider's, which
 * onOffice makes during activation. Tokens and keys derive from the seed, so they are the same every time.
 */
export class ApiUsers {
  readonly #seed: number;
  readonly #customerWebIds: readonly string[];
  readonly #provider = new Map<string, ProviderApiUser>();

  constructor(seed: number, customerWebIds: readonly string[]) {
    this.#seed = seed;
    this.#customerWebIds = customerWebIds;
  }

  ordinaryCredentials(customerWebId: string): ApiCredentials {
    return this.#derive('ordinary', customerWebId, 1);
  }

  providerUser(customerWebId: string): ProviderApiUser {
    return this.#provider.get(customerWebId) ?? FRESH;
  }

  /** Token and key of the provider's newest API user, unlocked or not. */
  providerCredentials(customerWebId: string): ApiCredentials {
    return this.#derive('provider', customerWebId, this.providerUser(customerWebId).generation);
  }

  setProviderUser(customerWebId: string, change: Partial<ProviderApiUser>): void {
    this.#provider.set(customerWebId, { ...this.providerUser(customerWebId), ...change });
  }

  /** Makes a new, still locked API user; the old token stays refused for ever. */
  renewProviderUser(customerWebId: string): void {
    const { generation } = this.providerUser(customerWebId);
    this.setProviderUser(customerWebId, { generation: generation + 1, state: 'pending' });
  }

  findByToken(token: string): ApiUserIdentity | undefined {
    for (const customerWebId of this.#customerWebIds) {
      const ordinary = this.ordinaryCredentials(customerWebId);
      if (ordinary.token === token) return { kind: 'ordinary', customerWebId, credentials: ordinary };
      const current = this.providerUser(customerWebId);
      for (let generation = current.generation; generation >= 1; generation -= 1) {
        const credentials = this.#derive('provider', customerWebId, generation);
        if (credentials.token !== token) continue;
        const state = generation === current.generation ? current.state : 'blocked';
        return { kind: 'provider', customerWebId, credentials, state };
      }
    }
    return undefined;
  }

  snapshot(): Record<string, ProviderApiUser> {
    return Object.fromEntries(this.#provider);
  }

  restore(users: Readonly<Record<string, ProviderApiUser>>): void {
    for (const [customerWebId, user] of Object.entries(users)) this.#provider.set(customerWebId, user);
  }

  readonly #derived = new Map<string, ApiCredentials>();

  #derive(kind: 'ordinary' | 'provider', customerWebId: string, generation: number): ApiCredentials {
    const key = `${kind}:${customerWebId}:${generation}`;
    const known = this.#derived.get(key);
    if (known !== undefined) return known;
    const credentials = {
      token: deriveAlphanumeric(32, this.#seed, key, 'token'),
      secret: deriveAlphanumeric(64, this.#seed, key, 'secret'),
    };
    this.#derived.set(key, credentials);
    return credentials;
  }
}
