import { parseRecordId, type AddressId, type EstateId, type RecordId, type UserId } from '../record-id.js';
import type { ServiceClaim } from '../claim.js';
import type { SignedCall, SignedParameters } from './signed-call-verifier.js';
import { createSignedParameterReader, type ParameterProblem } from './signed-parameter-reader.js';

/** What onOffice says when a user opens a service. Only to be read from a verified URL. */
export interface ServiceCall {
  /** The customer's client. Together with `userId` it identifies the caller; `userId` alone does not. */
  readonly customerWebId: string;
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
  /** Images ticked on the estate, from `1,2`, `[1,2]` or repeated `imageIds[]`. */
  readonly imageIds: readonly RecordId[];
  /** All parameters, for those that the provider registered itself. */
  readonly parameters: SignedParameters;
}

export type ServiceCallParsing = { readonly ok: true; readonly serviceCall: ServiceCall } | ParameterProblem;

/**
 * Reads the parameters of a service call. Record numbers are cleaned of thousands dots here, after the
 * verification, because the signature covers them as they came. Webhooks bring the same parameters.
 *
 * @returns the call, or the name of the parameter that is missing or cannot be what its name says
 * @example
 * const check = await verifier.accept(url, replayMemory);
 * const parsed = check.ok ? parseServiceCall(check.call) : check;
 * if (parsed.ok) console.log(parsed.serviceCall.customerWebId, parsed.serviceCall.estateId);
 * Source: marketplacedoc.onoffice.de (integration), onOfficeGmbH/marketplace-examples; the names of the
 * record numbers are those that the provider registers, `estateId` and `addressId` are the usual ones.
 */
export function parseServiceCall({ parameters, issuedAt }: SignedCall): ServiceCallParsing {
  const read = createSignedParameterReader(parameters);
  const imageIds = parseImageIds(parameters.get('imageIds'));
  const serviceCall: ServiceCall = {
    customerWebId: cleanedCustomerId(read.required('customerWebId')),
    customerName: read.required('customerName'),
    userId: read.requiredId('userId'),
    groupId: read.optionalId('groupId'),
    claim: read.required('apiClaim'),
    parameterCacheId: read.optional('parameterCacheId'),
    issuedAt,
    estateId: read.optionalId('estateId'),
    addressId: read.optionalId('addressId'),
    language: read.optional('language'),
    userLanguage: read.optional('UserLanguage'),
    imageIds: imageIds ?? [],
    parameters,
  };
  const problem = read.problem();
  if (problem) return problem;
  if (!imageIds) return { ok: false, reason: 'parameter_invalid', name: 'imageIds' };
  return { ok: true, serviceCall };
}

/** The customer's id is a number wherever it was seen; anything else is kept as it is. */
export function cleanedCustomerId(text: string): string {
  return parseRecordId(text) ?? text;
}

function parseImageIds(value: string | readonly string[] | undefined): RecordId[] | undefined {
  if (value === undefined || value === '') return [];
  const items = typeof value === 'string' ? value.replace(/^\s*\[|\]\s*$/g, '').split(',') : value;
  const ids = items
    .map((item) => item.trim().replace(/^"|"$/g, ''))
    .filter((item) => item !== '')
    .map(parseRecordId);
  return ids.every((id) => id !== undefined) ? ids : undefined;
}
