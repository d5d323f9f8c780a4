declare const purpose: unique symbol;

/** The claim of a service call or webhook: lets the API user act with the rights of the calling user. */
export type ServiceClaim = string & { readonly [purpose]?: 'service' };

/** The claim of an activation: good for `unlockProvider` and nothing else. */
export type UnlockClaim = string & { readonly [purpose]?: 'unlock' };
