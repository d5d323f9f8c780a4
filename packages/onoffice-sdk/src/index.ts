export type { Action, Verb } from './action.js';
export {
  listAddresses,
  readAddresses,
  type AddressField,
  type AddressFilter,
  type AddressQuery,
  type AddressRecord,
  type AddressValues,
} from './addresses.js';
export type { AddressSurface } from './address-surface.js';
export {
  ATTEMPT_CHANNEL,
  CLOCK_CHANNEL,
  type AttemptReport,
  type ClockCorrectionReport,
} from './attempt-report.js';
export {
  decodeSuccess,
  defineCall,
  type ActionAnswer,
  type Call,
  type Settled,
  type WireRecord,
} from './call.js';
export type { Caller, CallOptions, SettledCalls } from './caller.js';
export {
  DEFAULT_API_URL,
  createOnOfficeClient,
  type OnOfficeClient,
  type OnOfficeClientOptions,
} from './client.js';
export type { ServiceClaim, UnlockClaim } from './claim.js';
export type { ClockReport } from './clock-correction.js';
export {
  decodeValue,
  type FieldType,
  type FieldValues,
  type ParkingLot,
  type ParkingLots,
} from './codecs.js';
export type { ContactEntry, ContactKind } from './contact-entries.js';
export {
  describeErrorCode,
  listErrorCodes,
  type CredentialProblem,
  type ErrorCategory,
  type ErrorCodeEntry,
} from './error-codes.js';
export {
  OnOfficeAnswerError,
  OnOfficeApiError,
  OnOfficeCancelledError,
  OnOfficeError,
  OnOfficeHttpError,
  OnOfficeUnreachableError,
  OutcomeUnknownError,
  type ActionName,
  type AnswerProblem,
  type UnreachableReason,
} from './errors.js';
export {
  listEstates,
  readEstate,
  type EstateField,
  type EstateFilter,
  type EstateQuery,
  type EstateRecord,
  type EstateValues,
  type SortDirection,
} from './estates.js';
export {
  readEstateFile,
  readEstateFiles,
  type EstateFile,
  type EstateFileContent,
  type FileId,
} from './estate-files.js';
export type { EstateSurface } from './estate-surface.js';
export {
  readFields,
  type FieldConfiguration,
  type FieldDescriptor,
  type ReadFieldsOptions,
} from './fields.js';
export type { AnyCondition, Condition, Filter, FilterOperator } from './filter.js';
export { createGotTransport } from './got-transport.js';
export type { Hint } from './hint.js';
export type { Priority } from './in-flight-limit.js';
export type { ListOptions, RecordList, ToArrayOptions } from './list.js';
export { defineList, type ListDefinition, type ListSpecification, type Page } from './list-definition.js';
export { ListInterruptedError, ListShiftedError, ListTooLongError, type ListShift } from './list-errors.js';
export { unlockProvider, type UnlockProviderOptions } from './provider.js';
export type { ReadOptions } from './read-options.js';
export {
  parseRecordId,
  type AddressId,
  type EstateId,
  type IdOf,
  type RecordId,
  type UserId,
} from './record-id.js';
export { relatedIds, relatingIds, type RelatedIds } from './related-ids.js';
export {
  addressRelations,
  companyContacts,
  defineRelation,
  estateRelations,
  type Relation,
} from './relation.js';
export type { RelationsOfAddress, RelationsOfEstate, RelationSurface } from './relation-surface.js';
export { readRecordLink, type LinkedModule } from './record-link.js';
export type { RetryLimits } from './retry.js';
export { signAction, type SignedParts } from './signing.js';
export { addressFieldTypes, estateFieldTypes } from './standard-fields.generated.js';
export {
  TransportFailure,
  type Timeouts,
  type Transport,
  type TransportAnswer,
  type TransportFailureReason,
  type TransportRequest,
} from './transport.js';
export { listUsers, readUser, type ListedUser, type UserField, type UserRecord } from './users.js';
