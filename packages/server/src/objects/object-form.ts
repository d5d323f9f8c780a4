import type { Agreement } from './agreement-store.js';
import type { EditableValueField } from './estate-values.js';
import {
  parseBerlinTime,
  parseGermanNumber,
  toBerlinInput,
  toGermanInput,
  type Parsed,
} from './german-input.js';
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
}

export interface AgreementTexts {
  readonly text: string;
  readonly amount: string;
  readonly bidderConfirms: boolean;
}

/** One thing to mend; `field` is the id of the input, `error` a key of `details.errors`. */
export interface FormError {
  readonly field: string;
  /** A key of `details`, the name of the field in the summary. */
  readonly label: string;
  readonly error: string;
  readonly params?: Readonly<Record<string, string | number>>;
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
  };
}

const MAX_TITLE = 200;
const MAX_OBJECT_NUMBER = 50;
const MAX_URL = 2000;
const MAX_AGREEMENT = 500;
export const MAX_AGREEMENTS = 50;

type Body = Readonly<Record<string, unknown>>;

/** The form of an object as it is stored. */
export function objectFormTexts(object: OfferObject, agreements: readonly Agreement[]): ObjectFormTexts {
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
  };
}

/**
 * Reads the posted form. Missing values are no error: the object is stored as a draft then.
 *
 * @param brokerIds users that may be chosen
 */
export function parseObjectForm(body: Body, brokerIds: ReadonlySet<string>): ParsedObjectForm {
  const texts = readTexts(body);
  const errors: FormError[] = [];
  const add = (field: string, label: string, error: string, params?: FormError['params']) => {
    errors.push({ field, label, error, ...(params ? { params } : {}) });
  };
  const take = <T>(field: string, label: string, parsed: Parsed<T>): T | null => {
    if (parsed.ok) return parsed.value;
    add(field, label, parsed.error);
    return null;
  };
  const amount = (field: string, label: string, text: string, kind: 'number' | 'money') =>
    text.trim() === '' ? null : take(field, label, parseGermanNumber(text, kind));
  const limited = (field: string, label: string, text: string, max: number) => {
    const { length } = Array.from(text);
    if (length > max) add(field, label, 'too_long', { max, length });
    return text;
  };

  if (texts.broker !== '' && !brokerIds.has(texts.broker)) add('broker', 'broker', 'unknown_choice');
  const businessRelation = parseBusinessRelation(texts.businessRelation);
  if (!businessRelation) add('businessRelation', 'businessRelation', 'unknown_choice');
  const title = limited('title', 'objectTitle', texts.title, MAX_TITLE);
  const objectNumber = limited('objectNumber', 'objectNumber', texts.objectNumber, MAX_OBJECT_NUMBER);
  const areaCenti = amount('area', 'area', texts.area, 'number');
  const startsAt = take('startsAtDate', 'startsAt', parseBerlinTime(texts.startsAtDate, texts.startsAtTime));
  const endsAt = take('endsAtDate', 'endsAt', parseBerlinTime(texts.endsAtDate, texts.endsAtTime));
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt)
    add('endsAtDate', 'endsAt', 'end_before_start');
  const startPriceCents = amount('startPrice', 'startPrice', texts.startPrice, 'money');
  const targetPriceCents = amount('targetPrice', 'targetPrice', texts.targetPrice, 'money');
  const detailsUrl = limited('detailsUrl', 'detailsUrl', texts.detailsUrl, MAX_URL);
  if (detailsUrl !== '' && !isHttpUrl(detailsUrl)) add('detailsUrl', 'detailsUrl', 'url');
  const agreements = texts.agreements.flatMap((row, index): Agreement[] => {
    if (row.text === '' && row.amount === '') return [];
    const text = limited(`agreementText${index}`, 'agreements', row.text, MAX_AGREEMENT);
    if (text === '') add(`agreementText${index}`, 'agreements', 'agreement_text');
    const amountCents = amount(`agreementAmount${index}`, 'agreements', row.amount, 'money');
    return [{ text, amountCents, bidderConfirms: row.bidderConfirms }];
  });

  if (errors.length > 0 || !businessRelation) return { texts, errors };
  const details = { businessRelation, startsAt, endsAt, startPriceCents, targetPriceCents, detailsUrl };
  const base = {
    title,
    objectNumber,
    areaCenti: areaCenti === null ? '' : String(areaCenti),
    brokerUserId: texts.broker,
  };
  const state =
    missingForCompletion({ ...details, title, brokerUserId: texts.broker }).length === 0
      ? 'complete'
      : 'draft';
  return {
    texts,
    errors,
    values: { version: Number(texts.version), base, details: { ...details, state }, agreements },
  };
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
  const rows = Math.min(MAX_AGREEMENTS, Math.max(0, Number(cleanLine(body['agreementRows'])) || 0));
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
    agreements: Array.from({ length: rows }, (_, index) => ({
      text: line(`agreementText${index}`),
      amount: line(`agreementAmount${index}`),
      bidderConfirms: body[`agreementConfirm${index}`] !== undefined,
    })),
  };
}

/** One line without control characters; a repeated field counts once. */
function cleanLine(value: unknown): string {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first.replace(/\p{Cc}+/gu, ' ').trim() : '';
}

function parseBusinessRelation(text: string): BusinessRelation | undefined {
  return text === 'b2c' || text === 'b2b' ? text : undefined;
}

function isHttpUrl(text: string): boolean {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return false;
  const { username, password, hostname } = new URL(text);
  return username === '' && password === '' && hostname !== '';
}
