import { decodeSuccess, defineCall, type Call } from './call.js';

export interface UnlockProviderOptions {
  /** From the activation URL. */
  readonly parameterCacheId: string;
  /** A customer whom the provider bills directly, outside of the Marketplace. */
  readonly isRegularCustomer?: boolean;
}

/**
 * Activates the provider for the customer whose API user signs the call. The claim has to be the one
 * of the activation URL; that claim is good for nothing else. Without the success marker in the answer the
 * call ends with an `OutcomeUnknownError`. Errors 177 and 178 say that the activation window is too old.
 *
 * @example
 * const client = createOnOfficeClient({ token: apiToken, secret: apiKey, unlockClaim: claim });
 * await client.call(unlockProvider({ parameterCacheId }));
 * Source: apidoc.onoffice.de (unlockProvider), onOfficeGmbH/sdk.
 */
export function unlockProvider({ parameterCacheId, isRegularCustomer }: UnlockProviderOptions): Call<void> {
  return defineCall(
    {
      verb: 'do',
      resourceType: 'unlockProvider',
      resourceId: '',
      parameters: {
        parameterCacheId,
        ...(isRegularCustomer === undefined ? {} : { isRegularCustomer: isRegularCustomer ? 1 : 0 }),
      },
    },
    decodeSuccess,
  );
}
