import { ApiError } from './api-error.js';
import { asPhpMap, isPlainObject, scalarText, type PlainObject } from './plain-object.js';

const MAX_JSON_DEPTH = 512;

/** A request body whose outer structure is right; the actions are still unchecked. */
export interface RequestEnvelope {
  readonly token: string;
  readonly actions: readonly unknown[];
}

/** An action with every attribute in its expected form. */
export interface WireAction {
  readonly actionId: string;
  readonly resourceType: string;
  readonly resourceId: string;
  readonly identifier: string;
  /** As sent: it is part of what v1 signs. */
  readonly timestamp: string;
  readonly hmac: string;
  readonly hmacVersion: string;
  readonly parameters: PlainObject;
}

/** What an answer repeats of its action, readable even when the action is broken. */
export type ActionEcho = Pick<WireAction, 'actionId' | 'resourceId' | 'resourceType' | 'identifier'>;

/**
 * Parses a request body.
 *
 * @throws ApiError 3, 4, 7, 9 for what is no JSON, 13–15 for missing elements
 */
export function parseEnvelope(body: Buffer): RequestEnvelope {
  const text = decodeUtf8(body);
  if (text.trim() === '') throw new ApiError(9);
  if (isTooDeep(text)) throw new ApiError(3);
  const json = parseJson(text);
  if (!isPlainObject(json)) throw new ApiError(9);
  const { token, request } = json;
  if (typeof token !== 'string' || token === '') throw new ApiError(13);
  if (!isPlainObject(request)) throw new ApiError(14);
  const { actions } = request;
  if (!Array.isArray(actions) || actions.length === 0) throw new ApiError(15);
  return { token, actions };
}

export function echoOf(action: unknown): ActionEcho {
  const source = isPlainObject(action) ? action : {};
  return {
    actionId: scalarText(source['actionid']) ?? '',
    resourceId: scalarText(source['resourceid']) ?? '',
    resourceType: scalarText(source['resourcetype']) ?? '',
    identifier: scalarText(source['identifier']) ?? '',
  };
}

/** @throws ApiError 16–20 and 247 for missing or wrong attributes */
export function parseAction(action: unknown): WireAction {
  if (!isPlainObject(action)) throw new ApiError(247);
  const actionId = action['actionid'];
  if (typeof actionId !== 'string') throw new ApiError(16);
  if (actionId === '') throw new ApiError(17);
  const resourceId = action['resourceid'] === null ? '' : action['resourceid'];
  if (typeof resourceId !== 'string' && typeof resourceId !== 'number') throw new ApiError(18);
  const resourceType = action['resourcetype'];
  if (typeof resourceType !== 'string') throw new ApiError(19);
  const parameters = asPhpMap(action['parameters']);
  if (parameters === undefined) throw new ApiError(20);
  if (Object.hasOwn(parameters, '')) throw new ApiError(21);
  return {
    actionId,
    resourceType,
    resourceId: String(resourceId),
    identifier: scalarText(action['identifier']) ?? '',
    timestamp: scalarText(action['timestamp']) ?? '',
    hmac: scalarText(action['hmac']) ?? '',
    hmacVersion: scalarText(action['hmac_version']) ?? '',
    parameters,
  };
}

function decodeUtf8(body: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw new ApiError(7);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(4);
  }
}

/** PHP's `json_decode` gives up at 512 levels; counted without building anything. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (inText) {
      if (character === '\\') index += 1;
      else if (character === '"') inText = false;
    } else if (character === '"') {
      inText = true;
    } else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > MAX_JSON_DEPTH) return true;
    } else if (character === '}' || character === ']') {
      depth -= 1;
    }
  }
  return false;
}
