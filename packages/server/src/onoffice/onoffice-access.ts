import {
  createOnOfficeClient,
  OnOfficeApiError,
  OnOfficeError,
  unlockProvider,
  type OnOfficeClient,
  type OnOfficeClientOptions,
} from '@immo-billie/onoffice-sdk';
import { toUtcText, type Clock } from '../clock.js';
import type { Database } from '../database/database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { readClaim } from '../service-call/claim-store.js';
import { readCredentials, type Credentials } from '../tenants/credential-store.js';
import { noteKeyState } from '../tenants/tenant-store.js';
import type { UserKey } from '../tenants/user-store.js';

/** The office has no key, or the user no claim: only onOffice can give one. */
export class OnOfficeAccessError extends Error {
  override readonly name = 'OnOfficeAccessError';
  readonly code: 'not_activated' | 'claim_missing';

  constructor(code: 'not_activated' | 'claim_missing') {
    super(
      code === 'not_activated'
        ? 'the tenant is not activated; activate immo-billie in the onOffice Marketplace'
        : 'there is no claim of this user; open the service again from onOffice',
    );
    this.code = code;
  }
}

export type UnlockRefusal = 'key_refused' | 'claim_refused' | 'cache_gone' | 'blocked' | 'unreachable';

/** The way from a tenant and user to onOffice. */
export interface OnOfficeAccess {
  /** Asks onOffice to unlock the provider with a new key. Returns why not, or `undefined` when it did. */
  unlock(
    call: Credentials & { readonly claim: string; readonly parameterCacheId: string },
  ): Promise<UnlockRefusal | undefined>;
  /**
   * A client that acts with exactly this user's rights: the tenant's key and the user's newest claim.
   *
   * @throws OnOfficeAccessError when the tenant has no key or the user no claim.
   */
  forUser(user: UserKey): Promise<OnOfficeClient>;
  /** Notes that onOffice accepted the tenant's key. */
  noteSuccess(tenantId: string): Promise<void>;
  /** Notes what an error says about the tenant's key; call it where an error of onOffice ends up. */
  noteFailure(tenantId: string, error: unknown): Promise<void>;
}

/** Codes of `unlockProvider` for a parameter cache that is gone or incomplete. */
const PARAMETER_CACHE_CODES = new Set([177, 178]);

/** Time-outs and repetitions of the client. */
export type Patience = Pick<OnOfficeClientOptions, 'timeouts' | 'retry'>;

/** A broker waits for the page: better a clear word after half a minute than an answer after two. */
const PATIENCE: Patience = {
  timeouts: { connectMs: 4_000, responseMs: 20_000, totalMs: 25_000 },
  retry: { attempts: 2, totalMs: 40_000 },
};

/** Clients are kept, because they remember the clock's offset and bound the requests in flight. */
const MAX_CLIENTS = 500;

export function createOnOfficeAccess(dependencies: {
  readonly database: Database;
  readonly secretBox: SecretBox;
  readonly apiUrl: string;
  readonly clock: Clock;
  /** How long a waiting person's page may take. */
  readonly patience?: Patience;
}): OnOfficeAccess {
  const { database, secretBox, apiUrl, clock, patience = PATIENCE } = dependencies;
  const clients = new Map<string, { readonly credentials: Credentials; readonly client: OnOfficeClient }>();

  const clientOf = (tenantId: string, credentials: Credentials): OnOfficeClient => {
    const known = clients.get(tenantId);
    clients.delete(tenantId);
    const entry =
      known?.credentials.token === credentials.token && known.credentials.secret === credentials.secret
        ? known
        : {
            credentials,
            client: createOnOfficeClient({ ...credentials, ...patience, apiUrl, tenantKey: tenantId, clock }),
          };
    clients.set(tenantId, entry);
    const [oldest] = clients.keys();
    if (clients.size > MAX_CLIENTS && oldest !== undefined) clients.delete(oldest);
    return entry.client;
  };

  return {
    async unlock({ token, secret, claim, parameterCacheId }) {
      const client = createOnOfficeClient({
        token,
        secret,
        ...patience,
        apiUrl,
        unlockClaim: claim === '' ? undefined : claim,
        clock,
      });
      try {
        await client.call(unlockProvider({ parameterCacheId }));
        return undefined;
      } catch (error) {
        if (error instanceof OnOfficeError) return unlockRefusalOf(error);
        throw error;
      }
    },

    async forUser(user) {
      const credentials = await readCredentials(database.knex, secretBox, user.tenantId);
      if (!credentials) throw new OnOfficeAccessError('not_activated');
      const claim = await readClaim(database.knex, secretBox, user);
      if (claim === undefined) throw new OnOfficeAccessError('claim_missing');
      return clientOf(user.tenantId, credentials).withClaim(claim);
    },

    async noteSuccess(tenantId) {
      await noteKeyState(database.knex, tenantId, 'unlocked', toUtcText(clock()));
    },

    async noteFailure(tenantId, error) {
      if (
        !(error instanceof OnOfficeApiError) ||
        error.credential === undefined ||
        error.credential === 'claim'
      )
        return;
      await noteKeyState(database.knex, tenantId, 'refused', toUtcText(clock()));
    },
  };
}

function unlockRefusalOf(error: OnOfficeError): UnlockRefusal {
  if (!(error instanceof OnOfficeApiError)) return 'unreachable';
  if (PARAMETER_CACHE_CODES.has(error.errorCode)) return 'cache_gone';
  switch (error.credential) {
    case 'key':
      return 'key_refused';
    case 'claim':
      return 'claim_refused';
    case 'customer':
      return 'blocked';
    default:
      return 'unreachable';
  }
}
