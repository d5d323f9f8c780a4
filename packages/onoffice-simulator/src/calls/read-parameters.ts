import { ApiError } from '../wire/api-error.js';
import { recordId } from '../wire/plain-object.js';
import type { CallContext } from './api-call.js';

const MAX_IDS = 500;

/**
 * A list of record ids; one id may come without a list. Undefined when the parameter is absent.
 *
 * @throws ApiError 185 for what is no id, 302 for more than 500 when the simulator is told to mind
 */
export function readIdList(context: CallContext, name: string): number[] | undefined {
  const value = context.parameters[name];
  if (value === undefined || value === null || value === '') return undefined;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (context.settings.idListLimit === '500' && list.length > MAX_IDS) throw new ApiError(302);
  return list.map((item) => {
    const id = recordId(item);
    if (id === undefined) throw new ApiError(185);
    return id;
  });
}

/** The names in `data`. @throws ApiError 74 when it is no list, 291 when a name is no text */
export function readFieldNames(context: CallContext): string[] {
  const data = context.parameters['data'];
  if (data === undefined || data === null) return [];
  if (!Array.isArray(data)) throw new ApiError(74);
  return data.map((name: unknown) => {
    if (typeof name !== 'string') throw new ApiError(291);
    return name;
  });
}
