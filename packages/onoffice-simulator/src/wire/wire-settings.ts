import { z } from 'zod';

/**
 * Answers of which nobody outside onOffice knows the exact form. Each has a default that follows the
 * best public evidence and can be switched, so that clients can prove they stand both.
 */
export const wireSettingsSchema = z.strictObject({
  /** Top level of a request with several actions when one fails: 500/97 as documented, or 200/0. */
  partialFailure: z.enum(['97', '0']).default('97'),
  /** `status.code` when token, timestamp or HMAC are refused. */
  authStatusCode: z.union([z.literal(400), z.literal(500)]).default(400),
  /** Whether structural errors (4, 9, 13–15) carry an empty `response.results` or no `response`. */
  structuralResults: z.enum(['empty', 'missing']).default('empty'),
  /** An id without relations in `idsfromrelation`: `{"5":[]}`; when nothing matches at all also `{}` or `[]`. */
  emptyRelation: z.enum(['key', 'object', 'list']).default('key'),
  relationIds: z.enum(['string', 'number']).default('string'),
  recordIds: z.enum(['number', 'string']).default('number'),
  /** A single estate the claim's user may not read: error 149, or an empty list. */
  unreadableEstate: z.enum(['149', 'empty']).default('149'),
  /** Key of `defaultemail` and its siblings in an address read: as asked for, or numbered like the others. */
  defaultEntryKeys: z.enum(['plain', 'numbered']).default('plain'),
  /** Whether address accepts `ID` in data, filter and sortby (`Id` and `id` never). */
  addressIdField: z.enum(['accept', 'refuse']).default('accept'),
  /** Error 302 for id lists above 500. */
  idListLimit: z.enum(['off', '500']).default('off'),
  /** What a blocked or not yet unlocked API user is told: 22, 42 or 48. */
  blockedCode: z.union([z.literal(22), z.literal(42), z.literal(48)]).default(22),
  /** Whether signed URLs of the pages and of control sign the provider's port. */
  signedPort: z.enum(['without', 'with']).default('without'),
  /** Format of `estateId` in service URLs: `1437`, or `1.437` as one provider reported. */
  serviceIdFormat: z.enum(['plain', 'dotted']).default('plain'),
  /** Whether answers are gzipped for clients that accept it. */
  compression: z.enum(['off', 'gzip']).default('off'),
});

export type WireSettings = z.infer<typeof wireSettingsSchema>;

export const defaultWireSettings: WireSettings = wireSettingsSchema.parse({});
