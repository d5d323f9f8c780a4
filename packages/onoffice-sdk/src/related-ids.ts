import { defineCall, elementsOf, type ActionAnswer, type Call } from './call.js';
import { OnOfficeAnswerError, describeShape } from './errors.js';
import { LARGEST_PAGE } from './page-size.js';
import { parseRecordId, requireRecordId, type IdOf, type RecordId } from './record-id.js';
import type { Relation } from './relation.js';

/** The related record numbers of every record asked for; a record without relations maps to an empty list. */
export type RelatedIds<From extends string, To extends string> = ReadonlyMap<IdOf<From>, readonly IdOf<To>[]>;

/**
 * The children of the given parents, for instance the owners' address ids of some estates.
 *
 * @throws RangeError for no ids or more than 500
 * @example
 * const owners = await client.call(relatedIds(estateRelations.owners, ['4711', '4713']));
 * owners.get('4711'); // ['181', '190']
 * Source: apidoc.onoffice.de (get relations).
 */
export function relatedIds<Parent extends string, Child extends string>(
  relation: Relation<Parent, Child>,
  parentIds: readonly IdOf<NoInfer<Parent>>[],
): Call<RelatedIds<Parent, Child>> {
  return idsFromRelation(relation.urn, 'parentids', parentIds);
}

/**
 * The parents of the given children, for instance the estates that some addresses own.
 *
 * @throws RangeError for no ids or more than 500
 * @example const estates = await client.call(relatingIds(estateRelations.owners, ['181']));
 * Source: apidoc.onoffice.de (get relations: `childids`).
 */
export function relatingIds<Parent extends string, Child extends string>(
  relation: Relation<Parent, Child>,
  childIds: readonly IdOf<NoInfer<Child>>[],
): Call<RelatedIds<Child, Parent>> {
  return idsFromRelation(relation.urn, 'childids', childIds);
}

function idsFromRelation(
  urn: string,
  side: 'parentids' | 'childids',
  ids: readonly RecordId[],
): Call<ReadonlyMap<RecordId, readonly RecordId[]>> {
  const wanted = [...new Set(ids.map(requireRecordId))];
  if (wanted.length === 0 || wanted.length > LARGEST_PAGE) {
    throw new RangeError(`between 1 and ${LARGEST_PAGE} record ids are needed, got ${wanted.length}`);
  }
  return defineCall(
    {
      verb: 'get',
      resourceType: 'idsfromrelation',
      resourceId: '',
      parameters: { relationtype: urn, [side]: wanted.map(Number) },
    },
    (answer) => decodeRelatedIds(answer, wanted),
  );
}

/**
 * No relation at all is seen in four forms: no record, `{}`, `[]`, or `[]` under the id's key. All of
 * them mean the same here.
 */
function decodeRelatedIds(
  answer: ActionAnswer,
  wanted: readonly RecordId[],
): ReadonlyMap<RecordId, readonly RecordId[]> {
  const result = new Map<RecordId, readonly RecordId[]>(wanted.map((id) => [id, []]));
  const [record, second] = answer.records;
  if (!record) return result;
  if (second) {
    throw new OnOfficeAnswerError(
      'unexpected_record',
      `${answer.where}.records[1]`,
      'one record',
      'a second one',
    );
  }
  const where = `${answer.where}.records[0]`;
  if (record.id !== 'relatedIds') {
    throw new OnOfficeAnswerError('shape', `${where}.id`, '"relatedIds"', describeShape(record.id));
  }
  for (const [key, ids] of Object.entries(elementsOf(record, () => where))) {
    if (!result.has(key)) {
      throw new OnOfficeAnswerError(
        'unexpected_record',
        `${where}.elements`,
        'only ids asked for',
        'another id',
      );
    }
    result.set(key, readIds(ids, `${where}.elements[${key}]`));
  }
  return result;
}

function readIds(value: unknown, where: string): readonly RecordId[] {
  if (value === null || value === '') return [];
  if (typeof value !== 'object') {
    throw new OnOfficeAnswerError('shape', where, 'a list of record numbers', describeShape(value));
  }
  // A PHP list with holes arrives as an object.
  const items: unknown[] = Array.isArray(value) ? value : Object.values(value);
  const ids = items.map((item) => {
    const id = parseRecordId(item);
    if (id === undefined)
      throw new OnOfficeAnswerError('shape', where, 'record numbers', describeShape(item));
    return id;
  });
  return [...new Set(ids)];
}
