import {
  listAddresses,
  readAddresses,
  type AddressField,
  type AddressQuery,
  type AddressRecord,
} from './addresses.js';
import type { CallOptions, DeferringCaller } from './caller.js';
import { createList, type ListOptions, type RecordList } from './list.js';
import { LARGEST_PAGE } from './page-size.js';
import type { ReadOptions } from './read-options.js';
import { requireRecordId, type AddressId } from './record-id.js';

/** 2,000 addresses in one answer: some megabytes. */
const BLOCKS_PER_REQUEST = 4;

/** `client.addresses` */
export interface AddressSurface {
  /** One address; `undefined` when it does not exist or may not be seen. */
  readonly get: (
    id: AddressId,
    read: ReadOptions<AddressField>,
    options?: CallOptions,
  ) => Promise<AddressRecord | undefined>;
  /**
   * Any number of addresses by their ids, in blocks of 500, four of them as the actions of one request.
   * Those that do not exist or may not be seen are missing from the result.
   */
  readonly getMany: (
    ids: readonly AddressId[],
    read: ReadOptions<AddressField>,
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
      const wanted = [...new Set(ids.map(requireRecordId))];
      const calls = inBlocksOf(LARGEST_PAGE, wanted).map((block) => readAddresses(block, read));
      const answers = await Promise.all(
        inBlocksOf(BLOCKS_PER_REQUEST, calls).map((batch) => caller.callAll(batch, options)),
      );
      return answers.flat().flatMap((settled) => {
        if (!settled.ok) throw settled.error;
        return settled.value;
      });
    },
    list: (query, options) => createList(caller, listAddresses(query), options),
  };
}

function inBlocksOf<T>(size: number, items: readonly T[]): T[][] {
  const blocks: T[][] = [];
  for (let start = 0; start < items.length; start += size) blocks.push(items.slice(start, start + size));
  return blocks;
}
