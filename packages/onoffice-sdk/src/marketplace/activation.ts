import type { UserId } from '../record-id.js';
import type { UnlockClaim } from '../claim.js';
import { cleanedCustomerId } from './service-call.js';
import type { SignedCall, SignedParameters } from './signed-call-verifier.js';
import { createSignedParameterReader, type ParameterProblem } from './signed-parameter-reader.js';

/** What onOffice says when an administrator activates the provider. Only to be read from a verified URL. */
export interface Activation {
  readonly customerWebId: string;
  /** `""` when onOffice does not send it. */
  readonly customerName: string;
  /** The administrator who activates. */
  readonly userId: UserId;
  /** Token of the API user that onOffice has just created. */
  readonly apiToken: string;
  /** Goes to `unlockProvider`. */
  readonly parameterCacheId: string;
  /** Good for `unlockProvider` alone: put it into a client of its own. Older pages did not send one. */
  readonly claim: UnlockClaim | undefined;
  /** Language of the user's interface, where the provider has registered it for this page. */
  readonly userLanguage: string | undefined;
  /** Unix seconds. */
  readonly issuedAt: number;
  readonly parameters: SignedParameters;
}

export type ActivationParsing = { readonly ok: true; readonly activation: Activation } | ParameterProblem;

/**
 * Reads the parameters of an activation. Needed are `customerWebId`, `userId`, `apiToken` and `parameterCacheId`.
 *
 * @returns the activation, or the name of the needed parameter that is missing or cannot be what its name says
 * @example
 * const check = verifier.check(url);
 * const parsed = check.ok ? parseActivation(check.call) : check;
 * if (parsed.ok) console.log(parsed.activation.customerWebId, parsed.activation.parameterCacheId);
 * Source: marketplacedoc.onoffice.de (activation), onOfficeGmbH/marketplace-examples.
 */
export function parseActivation({ parameters, issuedAt }: SignedCall): ActivationParsing {
  const read = createSignedParameterReader(parameters);
  const activation: Activation = {
    customerWebId: cleanedCustomerId(read.required('customerWebId')),
    customerName: read.optional('customerName') ?? '',
    userId: read.requiredId('userId'),
    apiToken: read.required('apiToken'),
    parameterCacheId: read.required('parameterCacheId'),
    claim: read.optional('apiClaim'),
    userLanguage: read.optional('UserLanguage'),
    issuedAt,
    parameters,
  };
  return read.problem() ?? { ok: true, activation };
}
