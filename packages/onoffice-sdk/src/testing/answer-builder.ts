import { actionUrn, type Action, type Verb } from '../action.js';
import { isObject } from '../is-object.js';

/** An action as it arrived at the fake, without credentials, signature and claim. */
export interface ReceivedAction extends Action {
  readonly identifier: string;
}

/** The answer to one action. */
export type ActionReply =
  | { readonly kind: 'records'; readonly records: readonly ReplyRecord[]; readonly total: number | null }
  | { readonly kind: 'error'; readonly errorCode: number; readonly message: string };

export interface ReplyRecord {
  readonly id: string | number;
  readonly type: string | null;
  readonly elements: Readonly<Record<string, unknown>> | readonly unknown[];
}

/**
 * Records as the answer of a read. `total` is the number of all hits; without it the number of these records.
 *
 * @example records([{ id: 11, type: 'estate', elements: { objekttitel: 'Haus' } }])
 */
export function records(list: readonly ReplyRecord[], total: number | null = list.length): ActionReply {
  return { kind: 'records', records: list, total };
}

/** An estate on the wire: a numeric id, values as text. */
export function estate(id: number, elements: Readonly<Record<string, unknown>> = {}): ReplyRecord {
  return { id, type: 'estate', elements };
}

/** An address on the wire; `elements.id` is always delivered. */
export function address(id: number, elements: Readonly<Record<string, unknown>> = {}): ReplyRecord {
  return { id, type: 'address', elements: { id, ...elements } };
}

/**
 * The answer of `idsfromrelation`: related record numbers by the number asked for.
 *
 * @example onOffice.on('get', 'idsfromrelation', relatedIdsReply({ '11': [181, 190] }));
 */
export function relatedIdsReply(
  related: Readonly<Record<string, readonly (string | number)[]>>,
): ActionReply {
  const elements = Object.fromEntries(Object.entries(related).map(([id, ids]) => [id, ids.map(String)]));
  // PHP writes an empty map as an empty list.
  const isEmpty = Object.keys(elements).length === 0;
  return records([{ id: 'relatedIds', type: '', elements: isEmpty ? [] : elements }], null);
}

/** The success marker of a write. Source: apidoc.onoffice.de (modify estate). */
export function success(): ActionReply {
  return records([{ id: 0, type: '', elements: { success: 'success' } }], null);
}

/**
 * A refusal with one of onOffice's codes.
 *
 * @example onOffice.on('read', 'estate', apiError(149));
 */
export function apiError(errorCode: number, message = 'an error'): ActionReply {
  return { kind: 'error', errorCode, message };
}

/** The whole answer body for the actions of one request. */
export function answerBody(
  replies: readonly { readonly action: ReceivedAction; readonly reply: ActionReply }[],
): string {
  const [only, second] = replies;
  const failed = replies.some(({ reply }) => reply.kind === 'error');
  // One failed action is mirrored at the top, one of several gives the general code 97.
  const mirrored =
    only && !second && only.reply.kind === 'error'
      ? only.reply
      : { errorCode: 97, message: 'Error in action' };
  return JSON.stringify({
    status: failed
      ? { code: 500, errorcode: mirrored.errorCode, message: mirrored.message }
      : { code: 200, errorcode: 0, message: 'OK' },
    response: { results: replies.map(({ action, reply }) => result(action, reply)) },
  });
}

function result(action: ReceivedAction, reply: ActionReply): object {
  const isError = reply.kind === 'error';
  return {
    actionid: actionUrn(action.verb),
    resourceid: action.resourceId,
    resourcetype: action.resourceType,
    cacheable: !isError && (action.verb === 'read' || action.verb === 'get'),
    identifier: action.identifier,
    data: isError ? [] : { meta: { cntabsolute: reply.total }, records: reply.records },
    status: isError
      ? { errorcode: reply.errorCode, message: reply.message }
      : { errorcode: 0, message: 'OK' },
  };
}

/** Reads the actions of a request body, leaving credentials, signatures and the claim behind. */
export function receivedActions(body: string): ReceivedAction[] {
  const parsed: unknown = JSON.parse(body);
  const request = isObject(parsed) ? parsed['request'] : undefined;
  const actions = isObject(request) ? request['actions'] : undefined;
  if (!Array.isArray(actions)) throw new TypeError('the body has no actions');
  return actions.map((action: unknown) => {
    if (!isObject(action)) throw new TypeError('an action is an object');
    const { extendedclaim: _claim, ...parameters } = isObject(action['parameters'])
      ? action['parameters']
      : {};
    return {
      verb: verbOf(String(action['actionid'])),
      resourceType: String(action['resourcetype']),
      resourceId: String(action['resourceid']),
      identifier: String(action['identifier']),
      parameters,
    };
  });
}

function verbOf(urn: string): Verb {
  const verb = (['read', 'create', 'modify', 'delete', 'get', 'do'] as const).find(
    (one) => actionUrn(one) === urn,
  );
  if (verb === undefined) throw new TypeError('the action has an unknown URN');
  return verb;
}
