import type { CallOptions, DeferringCaller } from './caller.js';
import { listEstates, readEstate, type EstateField, type EstateQuery, type EstateRecord } from './estates.js';
import { createList, type ListOptions, type RecordList } from './list.js';
import type { ReadOptions } from './read-options.js';
import type { EstateId } from './record-id.js';

/** `client.estates` */
export interface EstateSurface {
  /**
   * One estate; `undefined` when it does not exist. For one that the user may not see onOffice answers the same
   * or with an error of rights, such as 149.
   */
  readonly get: (
    id: EstateId,
    read: ReadOptions<EstateField>,
    options?: CallOptions,
  ) => Promise<EstateRecord | undefined>;
  /**
   * The estates that fit, read while they are iterated.
   *
   * @example
   * for await (const estate of client.estates.list({ fields: ['ort'], filter: { status: { op: '=', value: 1 } } })) …
   */
  readonly list: (query: EstateQuery, options?: ListOptions) => RecordList<EstateRecord>;
}

export function createEstateSurface(caller: DeferringCaller): EstateSurface {
  return {
    get: (id, read, options) => caller.call(readEstate(id, read), options),
    list: (query, options) => createList(caller, listEstates(query), options),
  };
}
