import { actionUrn } from './action.js';
import type { ActionAnswer, WireRecord } from './call.js';
import {
  OnOfficeAnswerError,
  OnOfficeApiError,
  describeShape,
  type AnswerProblem,
  type OnOfficeError,
} from './errors.js';
import { isObject } from './is-object.js';
import type { LabelledAction } from './signed-request.js';
import { splitAnswer } from './split-answer.js';

/** What the answer says about one action, before the call's own decoder reads it. */
export type ActionOutcome =
  | {
      readonly ok: true;
      /** @throws OnOfficeAnswerError when the data have another shape than all data have or, unparsed, are no JSON */
      readonly read: () => ActionAnswer;
    }
  | {
      readonly ok: false;
      readonly error: OnOfficeError;
      /** The action itself succeeded, but the answer as a whole is called a failure: a write may have been executed. */
      readonly isContradictory?: boolean;
    };

/**
 * Reads the answer to one attempt and assigns every result to its action.
 *
 * Both status levels count: an action's own error code wins; an error at the top that no action
 * explains is applied to all of them, so that nothing is taken for a success that onOffice calls a failure.
 * A result that cannot be read fails alone; results in the wrong order discredit the whole answer.
 *
 * @param deferred leaves the records of a body of bytes unparsed until they are read
 * @returns one outcome per action, in the order of the actions; a refusal of the whole request is the
 *   outcome of each
 * @throws OnOfficeAnswerError when the answer as a whole cannot be trusted
 * Source: apidoc.onoffice.de (response, status, errors); results in request order: probes of laravel-onoffice-adapter.
 */
export function readAnswer(
  body: string | Buffer,
  actions: readonly LabelledAction[],
  { deferred }: { readonly deferred: boolean } = { deferred: false },
): ActionOutcome[] {
  const split = deferred && typeof body !== 'string' ? splitAnswer(body) : undefined;
  const envelope = parseJson(split?.outline ?? body);
  if (!isObject(envelope)) refuse('envelope', '$', 'an object', envelope);
  const status = envelope['status'];
  if (!isObject(status)) refuse('envelope', 'status', 'an object', status);
  const topCode = readErrorCode(status['errorcode'], 'status.errorcode');

  const results = resultsOf(envelope);
  if (results === undefined || (results.length === 0 && topCode !== 0)) {
    if (topCode === 0) refuse('envelope', 'response.results', 'a list', results);
    return allRefused(topCode, actions, status['message']);
  }
  if (results.length > actions.length) {
    throw new OnOfficeAnswerError(
      'surplus_result',
      'response.results',
      `${actions.length} results`,
      String(results.length),
    );
  }

  if (topCode !== 0 && results.every((result) => echoesOnly(topCode, result))) {
    return allRefused(topCode, actions, status['message']);
  }
  const outcomes = actions.map((action, index) =>
    settleResult(() => readResult(results[index], action, index, split?.data)),
  );
  const someActionFailed = outcomes.some((outcome) => !outcome.ok);
  if (someActionFailed) return outcomes;
  if (topCode !== 0) {
    return allRefused(topCode, actions, status['message']).map((outcome) => ({
      ...outcome,
      isContradictory: true,
    }));
  }
  if (status['code'] !== 200 && status['code'] !== '200') {
    throw new OnOfficeAnswerError(
      'envelope',
      'status.code',
      '200 beside error code 0',
      describeShape(status['code']),
    );
  }
  return outcomes;
}

/**
 * What an answer with an HTTP status other than 200 says about the actions, if it is onOffice's own refusal
 * of all of them. Not documented to happen, and not excluded either.
 */
export function readRefusals(
  body: string | Buffer,
  actions: readonly LabelledAction[],
): ActionOutcome[] | undefined {
  try {
    const outcomes = readAnswer(body, actions);
    const areRefusals = outcomes.every(
      (outcome) =>
        !outcome.ok && outcome.error instanceof OnOfficeApiError && outcome.isContradictory !== true,
    );
    return areRefusals ? outcomes : undefined;
  } catch (error) {
    if (error instanceof OnOfficeAnswerError) return undefined;
    throw error;
  }
}

/** A refusal of the whole request may come as results that name no action, only its code once more. */
function echoesOnly(code: number, result: unknown): boolean {
  if (!isObject(result) || !isObject(result['status'])) return false;
  const { actionid } = result;
  const isWithoutEcho = actionid === '' || actionid === null || actionid === undefined;
  return isWithoutEcho && String(result['status']['errorcode']) === String(code);
}

function settleResult(read: () => ActionOutcome): ActionOutcome {
  try {
    return read();
  } catch (error) {
    if (error instanceof OnOfficeAnswerError && error.problem !== 'order') return { ok: false, error };
    throw error;
  }
}

function readResult(
  result: unknown,
  { action, identifier }: LabelledAction,
  index: number,
  unparsedData: readonly Buffer[] | undefined,
): ActionOutcome {
  const where = `response.results[${index}]`;
  if (result === undefined) {
    return {
      ok: false,
      error: new OnOfficeAnswerError(
        'missing_result',
        where,
        `the result of ${action.verb} ${action.resourceType}`,
        'nothing',
      ),
    };
  }
  if (!isObject(result)) refuse('envelope', where, 'an object', result);
  requireEcho(result['actionid'], actionUrn(action.verb), `${where}.actionid`);
  requireEcho(result['resourcetype'], action.resourceType, `${where}.resourcetype`);
  // onOffice echoes the label; where it comes back empty, type and order have to do.
  if (result['identifier'] !== '' && result['identifier'] !== null && result['identifier'] !== undefined) {
    requireEcho(result['identifier'], identifier, `${where}.identifier`);
  }

  const status = result['status'];
  if (!isObject(status)) refuse('envelope', `${where}.status`, 'an object', status);
  const errorCode = readErrorCode(status['errorcode'], `${where}.status.errorcode`);
  if (errorCode !== 0) {
    return {
      ok: false,
      error: new OnOfficeApiError(errorCode, action, namedField(status['message'], action)),
    };
  }
  return {
    ok: true,
    read: () => {
      const place = `${where}.data`;
      const unparsed = unparsedData?.[Number(result['data'])];
      return readData(unparsed === undefined ? result['data'] : parseJson(unparsed, place), place);
    },
  };
}

function readData(data: unknown, where: string): ActionAnswer {
  if (!isObject(data)) refuse('shape', where, 'an object', data);
  const records = data['records'];
  if (!Array.isArray(records)) refuse('shape', `${where}.records`, 'a list', records);
  return {
    records: records.map((record: unknown, index) => readRecord(record, () => `${where}.records[${index}]`)),
    total: readTotal(data['meta'], `${where}.meta`),
    where,
  };
}

function readRecord(record: unknown, where: () => string): WireRecord {
  if (!isObject(record)) refuse('shape', where(), 'an object', record);
  const { id, type, elements } = record;
  if (typeof id !== 'number' && typeof id !== 'string')
    refuse('shape', `${where()}.id`, 'a number or text', id);
  if (typeof type !== 'string' && type !== null && type !== undefined) {
    refuse('shape', `${where()}.type`, 'text or null', type);
  }
  if (isObject(elements)) return { id, type: type ?? null, elements };
  if (!Array.isArray(elements)) refuse('shape', `${where()}.elements`, 'an object', elements);
  // PHP writes an empty map as an empty list.
  return { id, type: type ?? null, elements: elements.length === 0 ? {} : elements };
}

function readTotal(meta: unknown, where: string): number | null {
  if (meta === undefined || meta === null || Array.isArray(meta)) return null;
  if (!isObject(meta)) refuse('shape', where, 'an object', meta);
  const total = meta['cntabsolute'];
  if (total === null || total === undefined) return null;
  const count = typeof total === 'string' && /^\d+$/.test(total) ? Number(total) : total;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) {
    refuse('shape', `${where}.cntabsolute`, 'a count', total);
  }
  return count;
}

function resultsOf(envelope: Record<string, unknown>): unknown[] | undefined {
  const response = envelope['response'];
  if (response === undefined || response === null) return undefined;
  if (Array.isArray(response) && response.length === 0) return undefined;
  if (!isObject(response)) refuse('envelope', 'response', 'an object', response);
  const results = response['results'];
  if (results === undefined || results === null) return undefined;
  if (!Array.isArray(results)) refuse('envelope', 'response.results', 'a list', results);
  return results;
}

function allRefused(code: number, actions: readonly LabelledAction[], message: unknown): ActionOutcome[] {
  return actions.map(({ action }) => ({
    ok: false,
    error: new OnOfficeApiError(code, action, namedField(message, action)),
  }));
}

function readErrorCode(value: unknown, where: string): number {
  const code = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
  if (typeof code !== 'number' || !Number.isSafeInteger(code))
    refuse('envelope', where, 'an error code', value);
  return code;
}

function requireEcho(found: unknown, expected: string, where: string): void {
  if (found === expected) return;
  throw new OnOfficeAnswerError(
    'order',
    where,
    'the echo of the action sent at this place',
    describeShape(found),
  );
}

/** The field that an error text names, if the call itself asked for a field of that name. */
function namedField(message: unknown, action: LabelledAction['action']): string | undefined {
  if (typeof message !== 'string') return undefined;
  const named = /: *"?([\w:.\- ]{1,80}?)"?$/.exec(message)?.[1];
  if (named === undefined) return undefined;
  const { data, filter, sortby, fieldList } = action.parameters;
  const requested = [action.parameters, data, filter, sortby, fieldList].flatMap((source): unknown[] => {
    if (Array.isArray(source)) return source;
    return typeof source === 'object' && source !== null ? Object.keys(source) : [];
  });
  return requested.includes(named) || sortby === named ? named : undefined;
}

function parseJson(body: string | Buffer, where = '$'): unknown {
  const text = typeof body === 'string' ? body : body.toString('utf8');
  try {
    return JSON.parse(text) as unknown;
  } catch {
    // The parser's own message quotes the text, which may hold personal data.
    const looksLikeHtml = /^\s*</.test(text.slice(0, 200));
    const found = looksLikeHtml
      ? `an HTML page of ${text.length} characters`
      : `${describeShape(text)} that is not JSON`;
    throw new OnOfficeAnswerError('not_json', where, 'a JSON document', found);
  }
}

function refuse(problem: AnswerProblem, where: string, expected: string, found: unknown): never {
  throw new OnOfficeAnswerError(problem, where, expected, describeShape(found));
}
