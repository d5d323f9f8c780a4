import { listAddresses, readAddresses, type AddressQuery, type AddressRecord } from './addresses.js';
import type { CallOptions, DeferringCaller } from './caller.js';
import type { ReadOptions } from './estates.js';
import { createList, type ListOptions, type RecordList } from './list.js';
import { LARGEST_PAGE } from './page-size.js';
import type { AddressId } from './record-id.js';

/** `client.addresses` */
export interface AddressSurface {
  /** One address; `undefined` when it does not exist or may not be seen. */
  readonly get: (
    id: AddressId,
    read: ReadOptions,
    options?: CallOptions,
  ) => Promise<AddressRecord | undefined>;
  /**
   * Any number of addresses by their ids, in blocks of 500 as actions of one request. Those that do
   * not exist or may not be seen are missing from the result.
   */
  readonly getMany: (
    ids: readonly AddressId[],
    read: ReadOptions,
    options?: CallOptions,
  ) => Promise<AddressRecord[]>;
  /** The addresses that fit, read while they are iterated. */
  readonly list: (query: AddressQuery, options?: ListOptions) => RecordList<AddressRecord>;
}

export function createAddressSurface(caller: DeferringCaller): AddressSurface {
  return {
    async get(id, read, options) {
      const [address] = await caller.call(readAddresses([id], read), options);
      return address;
    },
    async getMany(ids, read, options) {
      const distinct = [...new Set(ids)];
      const blocks: AddressId[][] = [];
      for (let start = 0; start < distinct.length; start += LARGEST_PAGE) {
        blocks.push(distinct.slice(start, start + LARGEST_PAGE));
      }
      const settled = await caller.callAll(
        blocks.map((block) => readAddresses(block, read)),
        options,
      );
      return settled.flatMap((block) => {
        if (!block.ok) throw block.error;
        return block.value;
      });
    },
    list: (query, options) => createList(caller, listAddresses(query), options),
  };
}
