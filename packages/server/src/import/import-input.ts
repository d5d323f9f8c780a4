import { z } from 'zod';
import { EDITABLE_VALUE_FIELDS, ESTATE_VALUE_FIELDS } from '../objects/estate-values.js';
import { PROSPECT_WARNINGS } from '../objects/prospect.js';

const origin = z.enum(['automatic', 'manual', 'both']);

const estateValues = z.record(z.enum(ESTATE_VALUE_FIELDS), z.string().nullable());

const chosenProspect = z.object({
  addressId: z.string(),
  origin,
  salutation: z.string(),
  title: z.string(),
  firstName: z.string(),
  lastName: z.string(),
  company: z.string(),
  email: z.string(),
  phone: z.string(),
  language: z.string(),
  consent: z.string(),
  /** Warnings that the broker overrode by ticking the person. */
  warnings: z.array(z.enum(PROSPECT_WARNINGS)).readonly(),
  note: z.string(),
  /** The broker left the note as the page showed it: one that is stored stays. */
  keepsNote: z.literal(true).optional(),
});

/** Why a person who was there is not imported. */
const notChosenReason = z.enum([
  'unticked',
  'withdrawn',
  'new_since_shown',
  'prospects_off',
  'automatic_off',
  'removed_since',
]);

const notChosenProspect = z.object({
  addressId: z.string(),
  origin,
  consent: z.string(),
  reason: notChosenReason,
});

/**
 * Everything that one import writes, and all that a replay needs: what was read of the imported persons,
 * but of the others only who they are in onOffice and why they were left out.
 */
export const importInputSchema = z.object({
  version: z.literal(1),
  estateId: z.string(),
  /** UTC; when onOffice was read. Orders the imports of an object. */
  readAt: z.string(),
  /** Whether an object that exists already takes over the estate's values. */
  updatesObject: z.boolean(),
  /** Values changed by hand that the broker gives up for what onOffice says. */
  takesBack: z.array(z.enum(EDITABLE_VALUE_FIELDS)),
  estate: estateValues,
  prospects: z.array(chosenProspect),
  notChosen: z.array(notChosenProspect),
  /** Ticked persons whose address onOffice no longer showed. */
  vanishedAddressIds: z.array(z.string()),
});

export type ImportInput = z.infer<typeof importInputSchema>;
export type NotChosenReason = z.infer<typeof notChosenReason>;

/**
 * What an import did. Of persons it holds onOffice's numbers of those who were left out, which go when the
 * person is erased or the stored input is over.
 */
export const importResultSchema = z.object({
  objectId: z.string(),
  object: z.enum(['created', 'updated', 'unchanged']),
  /** Whether the object came back from the archive. */
  restored: z.boolean().optional(),
  prospects: z.object({
    added: z.number(),
    updated: z.number(),
    unchanged: z.number(),
  }),
  /** Everybody who was left out and why; whose number was forgotten still counts. */
  skipped: z.array(
    z.object({
      addressId: z.string().optional(),
      reason: z.enum([...notChosenReason.options, 'vanished']),
    }),
  ),
});

export type ImportResult = z.infer<typeof importResultSchema>;
export type SkipReason = ImportResult['skipped'][number]['reason'];
