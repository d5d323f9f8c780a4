import { costTexts, parseCosts, readCostTexts, type CostTexts } from '../costs/cost-form.js';
import type { ObjectCosts } from '../costs/cost-store.js';
import { isHttpUrl } from '../web/is-http-url.js';
import type { Agreement } from './agreement-store.js';
import type { EditableValueField } from './estate-values.js';
import {
  cleanLine,
  createFieldReader,
  limitRows,
  readRows,
  type FieldReader,
  type FormError,
} from './form-fields.js';
import { parseBerlinTime, toBerlinInput, toGermanInput } from './german-input.js';
import type { BusinessRelation, ObjectDetails, OfferObject } from './object-store.js';

/** The texts of the form, as typed. What is wrong comes back exactly as it was. */
export interface ObjectFormTexts {
  readonly version: string;
  readonly broker: string;
  readonly businessRelation: string;
  readonly title: string;
  readonly objectNumber: string;
  readonly area: string;
  readonly startsAtDate: string;
  readonly startsAtTime: string;
  readonly endsAtDate: string;
  readonly endsAtTime: string;
  readonly startPrice: string;
  readonly targetPrice: string;
  readonly detailsUrl: string;
  readonly agreements: readonly AgreementTexts[];
  readonly costs: CostTexts;
}

export interface AgreementTexts {
  readonly text: string;
  readonly amount: string;
  readonly bidderConfirms: boolean;
}

export interface ParsedObjectForm {
  readonly texts: ObjectFormTexts;
  readonly errors: readonly FormError[];
  /** Present when there is nothing to mend. */
  readonly values?: {
    readonly version: number;
    readonly base: Readonly<Record<EditableValueField, string>>;
    readonly details: ObjectDetails;
    readonly agreements: readonly Agreement[];
    readonly costs: ObjectCosts;
  };
}

const MAX_TITLE = 200;
const MAX_OBJECT_NUMBER = 50;
const MAX_URL = 2000;
const MAX_AGREEMENT = 500;
export const MAX_AGREEMENTS = 50;

type Body = Readonly<Record<string, unknown>>;

/** The form of an object as it is stored. */
export function objectFormTexts(
  object: OfferObject,
  agreements: readonly Agreement[],
  costs: ObjectCosts,
): ObjectFormTexts {
  const startsAt = object.startsAt === null ? undefined : toBerlinInput(object.startsAt);
  const endsAt = object.endsAt === null ? undefined : toBerlinInput(object.endsAt);
  const amount = (cents: number | null) => (cents === null ? '' : toGermanInput(cents, 'money'));
  return {
    version: String(object.version),
    broker: object.brokerUserId ?? '',
    businessRelation: object.businessRelation,
    title: object.title,
    objectNumber: object.objectNumber,
    area: object.areaCenti === null ? '' : toGermanInput(object.areaCenti, 'number'),
    startsAtDate: startsAt?.date ?? '',
    startsAtTime: startsAt?.time ?? '',
    endsAtDate: endsAt?.date ?? '',
    endsAtTime: endsAt?.time ?? '',
    startPrice: amount(object.startPriceCents),
    targetPrice: amount(object.targetPriceCents),
    detailsUrl: object.detailsUrl,
    agreements: agreements.map((agreement) => ({
      text: agreement.text,
      amount: amount(agreement.amountCents),
      bidderConfirms: agreement.bidderConfirms,
    })),
    costs: costTexts(costs),
  };
}

/**
 * Reads the posted form. Missing values are no error: the object is stored as a draft then.
 *
 * @param rules users that may be chosen; the day (`YYYY-MM-DD`) whose tax rates count
 */
export function parseObjectForm(
  body: Body,
  rules: { readonly brokerIds: ReadonlySet<string>; readonly day: string },
): ParsedObjectForm {
  const texts = readTexts(body);
  const fields = createFieldReader();
  if (texts.broker !== '' && !rules.brokerIds.has(texts.broker)) {
    fields.fail('broker', 'details.broker', 'unknown_choice');
  }
  const businessRelation = parseBusinessRelation(texts.businessRelation);
  if (!businessRelation) fields.fail('businessRelation', 'details.businessRelation', 'unknown_choice');
  const title = fields.limited('title', 'details.objectTitle', texts.title, MAX_TITLE);
  const objectNumber = fields.limited(
    'objectNumber',
    'details.objectNumber',
    texts.objectNumber,
    MAX_OBJECT_NUMBER,
  );
  const areaCenti = fields.amount('area', 'details.area', texts.area, 'number');
  const startsAt = fields.take(
    'startsAtDate',
    'details.startsAt',
    parseBerlinTime(texts.startsAtDate, texts.startsAtTime),
  );
  const endsAt = fields.take(
    'endsAtDate',
    'details.endsAt',
    parseBerlinTime(texts.endsAtDate, texts.endsAtTime),
  );
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) {
    fields.fail('endsAtDate', 'details.endsAt', 'end_before_start');
  }
  const startPriceCents = fields.amount('startPrice', 'details.startPrice', texts.startPrice, 'money');
  const targetPriceCents = fields.amount('targetPrice', 'details.targetPrice', texts.targetPrice, 'money');
  const detailsUrl = fields.limited('detailsUrl', 'details.detailsUrl', texts.detailsUrl, MAX_URL);
  if (detailsUrl !== '' && !isHttpUrl(detailsUrl)) fields.fail('detailsUrl', 'details.detailsUrl', 'url');
  limitRows(fields, 'agreementText', 'details.agreements', texts.agreements, MAX_AGREEMENTS);
  const agreements = texts.agreements.flatMap((row, index) => parseAgreement(row, index, fields));
  const costs = parseCosts(texts.costs, fields, rules.day);

  if (fields.errors.length > 0 || !businessRelation) return { texts, errors: fields.errors };
  const details = { businessRelation, startsAt, endsAt, startPriceCents, targetPriceCents, detailsUrl };
  const base = {
    title,
    objectNumber,
    areaCenti: areaCenti === null ? '' : String(areaCenti),
    brokerUserId: texts.broker,
  };
  const missing = missingForCompletion({ ...details, title, brokerUserId: texts.broker });
  const state = missing.length === 0 ? 'complete' : 'draft';
  return {
    texts,
    errors: [],
    values: { version: Number(texts.version), base, details: { ...details, state }, agreements, costs },
  };
}

function parseAgreement(row: AgreementTexts, index: number, fields: FieldReader): Agreement[] {
  if (row.text === '' && row.amount === '') return [];
  const textField = `agreementText${index}`;
  const text = fields.limited(textField, 'details.agreements', row.text, MAX_AGREEMENT);
  if (text === '') fields.fail(textField, 'details.agreements', 'agreement_text');
  const amountCents = fields.amount(`agreementAmount${index}`, 'details.agreements', row.amount, 'money');
  return [{ text, amountCents, bidderConfirms: row.bidderConfirms }];
}

/** Labels (keys of `details`) of what an object still needs before it is complete. */
export function missingForCompletion(object: {
  readonly brokerUserId: string | null;
  readonly title: string;
  readonly startsAt: string | null;
  readonly endsAt: string | null;
  readonly startPriceCents: number | null;
}): string[] {
  const missing = {
    broker: !object.brokerUserId,
    objectTitle: object.title === '',
    startsAt: object.startsAt === null,
    endsAt: object.endsAt === null,
    startPrice: object.startPriceCents === null,
  };
  return Object.entries(missing).flatMap(([label, isMissing]) => (isMissing ? [label] : []));
}

function readTexts(body: Body): ObjectFormTexts {
  const line = (name: string) => cleanLine(body[name]);
  return {
    version: line('version'),
    broker: line('broker'),
    businessRelation: line('businessRelation'),
    title: line('title'),
    objectNumber: line('objectNumber'),
    area: line('area'),
    startsAtDate: line('startsAtDate'),
    startsAtTime: line('startsAtTime'),
    endsAtDate: line('endsAtDate'),
    endsAtTime: line('endsAtTime'),
    startPrice: line('startPrice'),
    targetPrice: line('targetPrice'),
    detailsUrl: line('detailsUrl'),
    agreements: readRows(body, 'agreementRows', (index) => ({
      text: line(`agreementText${index}`),
      amount: line(`agreementAmount${index}`),
      bidderConfirms: body[`agreementConfirm${index}`] !== undefined,
    })),
    costs: readCostTexts(body),
  };
}

function parseBusinessRelation(text: string): BusinessRelation | undefined {
  return text === 'b2c' || text === 'b2b' ? text : undefined;
}
