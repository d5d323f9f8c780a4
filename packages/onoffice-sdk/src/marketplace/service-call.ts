import { parseRecordId, type AddressId, type EstateId, type RecordId, type UserId } from '../record-id.js';
import type { ServiceClaim } from '../claim.js';
import type { SignedCall, SignedParameters } from './signed-call-verifier.js';
import { createSignedParameterReader, type ParameterProblem } from './signed-parameter-reader.js';

/** What onOffice says when a user opens a service. Only to be read from a verified URL. */
export interface ServiceCall {
  /** The customer's client. Together with `userId` it identifies the caller; `userId` alone does not. */
  readonly customerWebId: string;
  /** `""` when onOffice does not send it. */
  readonly customerName: string;
  readonly userId: UserId;
  /** Only for users who belong to a group. */
  readonly groupId: RecordId | undefined;
  readonly claim: ServiceClaim;
  /** Needed for parent messages and orders; undocumented, but always there in practice. */
  readonly parameterCacheId: string | undefined;
  /** Unix seconds; decides which claim of a user is the newest. */
  readonly issuedAt: number;
  readonly estateId: EstateId | undefined;
  readonly addressId: AddressId | undefined;
  /** Language of the opened multilingual estate, such as `DEU`. */
  readonly language: string | undefined;
  /** Language of the user's interface. */
  readonly userLanguage: string | undefined;
  /** Images ticked on the estate, from `1,2`, `[1,2]` or repeated `imageIds[]`; none in any other form. */
  readonly imageIds: readonly RecordId[];
  /** All parameters as they came, for those that the provider registered itself and those read as absent. */
  readonly parameters: SignedParameters;
}

export type ServiceCallParsing = { readonly ok: true; readonly serviceCall: ServiceCall } | ParameterProblem;

/**
 * Reads the parameters of a service call. Record numbers are cleaned of thousands dots here, after the
 * verification, because the signature covers them as they came. Webhooks bring the same parameters.
 *
 * Needed are `customerWebId`, `userId` and `apiClaim`. Another one that is empty, `0` or cannot be read is absent:
 * the forms of some are not documented, and none is worth locking a user out.
 *
 * @returns the call, or the name of the needed parameter that is missing or cannot be what its name says
 * @example
 * const check = await verifier.accept(url, replayMemory);
 * const parsed = check.ok ? parseServiceCall(check.call) : check;
 * if (parsed.ok) console.log(parsed.serviceCall.customerWebId, parsed.serviceCall.estateId);
 * Source: marketplacedoc.onoffice.de (integration), onOfficeGmbH/marketplace-examples; the names of the
 * record numbers are those that the provider registers, `estateId` and `addressId` are the usual ones.
 */
export function parseServiceCall({ parameters, issuedAt }: SignedCall): ServiceCallParsing {
  const read = createSignedParameterReader(parameters);
  const serviceCall: ServiceCall = {
    customerWebId: cleanedCustomerId(read.required('customerWebId')),
    customerName: read.optional('customerName') ?? '',
    userId: read.requiredId('userId'),
    groupId: read.optionalId('groupId'),
    claim: read.required('apiClaim'),
    parameterCacheId: read.optional('parameterCacheId'),
    issuedAt,
    estateId: read.optionalId('estateId'),
    addressId: read.optionalId('addressId'),
    language: read.optional('language'),
    userLanguage: read.optional('UserLanguage'),
    imageIds: parseImageIds(parameters.get('imageIds')),
    parameters,
  };
  return read.problem() ?? { ok: true, serviceCall };
}

/** The customer's id is a number wherever it was seen; anything else is kept as it is. */
export function cleanedCustomerId(text: string): string {
  return parseRecordId(text) ?? text;
}

function parseImageIds(value: string | readonly string[] = ''): RecordId[] {
  const items = typeof value === 'string' ? value.replace(/^\s*\[|\]\s*$/g, '').split(',') : value;
  const ids = items
    .map((item) => item.trim().replace(/^"|"$/g, ''))
    .filter((item) => item !== '')
    .map(parseRecordId);
  return ids.every((id) => id !== undefined) ? ids : [];
}
