import type { Action } from './action.js';
import { OnOfficeAnswerError, describeShape, type OnOfficeError } from './errors.js';
import { largestListLimit } from './paging-rules.js';

/** One record as it came, with the envelope checked: `elements` is an object or, in a few calls, a list. */
export interface WireRecord {
  /** Usually a number; text for pseudo records such as `"relatedIds"`. */
  readonly id: string | number;
  readonly type: string | null;
  /** Field → value. PHP's empty map `[]` has already become `{}`. */
  readonly elements: Readonly<Record<string, unknown>> | readonly unknown[];
}

/** The answer to one action that succeeded. */
export interface ActionAnswer {
  readonly records: readonly WireRecord[];
  /** All hits of a list read, whatever the page; `null` where onOffice counts nothing. */
  readonly total: number | null;
  /** Path of `data` in the answer, for error messages. */
  readonly where: string;
}

/**
 * A pure description of one action and of how its answer is read. It holds no credentials and no
 * connection, may be reused, and is sent by `client.call` or together with others by `client.callAll`.
 */
export interface Call<T> {
  /** Reads may be repeated by the client, writes are sent once. */
  readonly kind: 'read' | 'write';
  readonly action: Action;
  /** @throws OnOfficeAnswerError when the answer has another shape than the call promises. */
  readonly decode: (answer: ActionAnswer) => T;
}

/** How one action of a batch ended. */
export type Settled<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: OnOfficeError };

/**
 * Describes any call of the API. The kind follows from the verb: `read` and `get` read, all others write.
 *
 * @param decode makes the result of a successful answer; what it throws ends the call with an
 *   `OnOfficeAnswerError`, for writes with an `OutcomeUnknownError`
 * @throws RangeError for a `listlimit` above 500 (100 for files), which onOffice would answer with 20 records
 * @example
 * const regions = defineCall(
 *   { verb: 'get', resourceType: 'regions', resourceId: '', parameters: { language: 'DEU' } },
 *   (answer) => answer.records.map((record) => record.elements),
 * );
 */
export function defineCall<T>(action: Action, decode: (answer: ActionAnswer) => T): Call<T> {
  const { listlimit } = action.parameters;
  const largest = largestListLimit(action.verb, action.resourceType);
  if (Number(listlimit) > largest) {
    throw new RangeError(`a listlimit is at most ${largest}; onOffice answers larger ones with 20 records`);
  }
  const kind = action.verb === 'read' || action.verb === 'get' ? 'read' : 'write';
  return { kind, action, decode };
}

/** The elements of a record that has to be a map of fields. */
export function elementsOf(record: WireRecord, where: () => string): Readonly<Record<string, unknown>> {
  if (isMap(record.elements)) return record.elements;
  throw new OnOfficeAnswerError('shape', `${where()}.elements`, 'an object', describeShape(record.elements));
}

/** Accepts the success marker that writing calls answer with: `success` or, in Marketplace calls, `result`. */
export function decodeSuccess(answer: ActionAnswer): void {
  const [record] = answer.records;
  const where = `${answer.where}.records[0]`;
  if (!record) throw new OnOfficeAnswerError('shape', where, 'a success marker', 'nothing');
  const elements = elementsOf(record, () => where);
  if (elements['success'] === 'success' || elements['result'] === 'success') return;
  throw new OnOfficeAnswerError(
    'shape',
    `${where}.elements.success`,
    '"success"',
    describeShape(elements['success']),
  );
}

function isMap(elements: WireRecord['elements']): elements is Readonly<Record<string, unknown>> {
  return !Array.isArray(elements);
}
