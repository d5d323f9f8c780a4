import type { Verb } from './action.js';
import { defineCall, type Call } from './call.js';
import { OnOfficeAnswerError } from './errors.js';
import { pagingRule } from './paging-rules.js';
import { checkRecords, type CheckedRecord } from './record-decoder.js';
import type { RecordId } from './record-id.js';

/** One page of a list. */
export interface Page<T> {
  readonly records: readonly T[];
  /** All hits, whatever the page; `null` when onOffice does not say. */
  readonly total: number | null;
}

/** A list that can be read in pages. */
export interface ListDefinition<T extends { readonly id: RecordId }> {
  readonly largestPage: number;
  /** @throws RangeError for a page size that onOffice would not honour */
  readonly page: (offset: number, limit: number) => Call<Page<T>>;
  /** Reads the number of hits and as little else as possible. */
  readonly count: () => Call<number>;
}

/** What a list asks for and how its records are read. */
export interface ListSpecification<T extends { readonly id: RecordId }> {
  readonly verb: Verb;
  readonly resourceType: string;
  readonly resourceId?: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Parameters that only sort. A count goes without them, so that it needs no field that an account may lack. */
  readonly order?: Readonly<Record<string, unknown>>;
  /** Makes one record; its `id` has to stay the record number, by which repeated records are noticed. */
  readonly decode: (record: CheckedRecord) => T;
}

/**
 * Describes a list of any call that pages.
 *
 * @throws RangeError for a call that does not page
 * @example
 * const activities = defineList({
 *   verb: 'read',
 *   resourceType: 'agentslog',
 *   parameters: { estateid: 4711, data: ['Datum', 'Bemerkung'] },
 *   decode: ({ id, elements }) => ({ id, note: String(elements['Bemerkung'] ?? '') }),
 * });
 * for await (const activity of client.list(activities)) …
 */
export function defineList<T extends { readonly id: RecordId }>(
  specification: ListSpecification<T>,
): ListDefinition<T> {
  const { verb, resourceType, resourceId = '', parameters, order, decode } = specification;
  const rule = pagingRule(verb, resourceType, resourceId);
  const part = (offset: number, limit: number): Record<string, number> => ({
    [rule.limitName]: limit,
    ...(offset === 0 ? {} : { [rule.offsetName]: offset }),
  });

  return {
    largestPage: rule.largestPage,
    page(offset, limit) {
      if (!Number.isInteger(limit) || limit < 1 || limit > rule.largestPage) {
        throw new RangeError(
          `a page holds 1 to ${rule.largestPage} records; onOffice answers larger requests with 20`,
        );
      }
      return defineCall(
        { verb, resourceType, resourceId, parameters: { ...parameters, ...order, ...part(offset, limit) } },
        (answer) => {
          if (answer.records.length > limit) {
            throw new OnOfficeAnswerError(
              'unexpected_record',
              `${answer.where}.records`,
              `at most ${limit} records`,
              String(answer.records.length),
            );
          }
          return { records: checkRecords(answer, rule.recordType).map(decode), total: answer.total };
        },
      );
    },
    count: () =>
      defineCall(
        {
          verb,
          resourceType,
          resourceId,
          parameters: { ...parameters, ...oneField(parameters), ...part(0, 1) },
        },
        (answer) => {
          if (answer.total !== null) return answer.total;
          throw new OnOfficeAnswerError('shape', `${answer.where}.meta.cntabsolute`, 'a count', 'null');
        },
      ),
  };
}

/** One of the fields that the list reads: users without any are answered with nothing at all. */
function oneField({ data }: ListSpecification<{ readonly id: RecordId }>['parameters']): object {
  return Array.isArray(data) ? { data: data.slice(0, 1) } : {};
}
