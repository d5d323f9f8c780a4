import { isDerivedRelation, relatedIds } from '../crm/related-ids.js';
import { relationSuffix, storedRelation } from '../crm/relation-types.js';
import { ApiError } from '../wire/api-error.js';
import { mayRead, successResult, type ApiCall, type CallContext, type CallResult } from './api-call.js';
import { readIdList } from './read-parameters.js';

/** `get` of `idsfromrelation`: one record whose elements are keyed by the ids that were asked for. */
export const idsFromRelationCall: ApiCall = {
  verb: 'get',
  resourceType: 'idsfromrelation',
  cacheable: true,
  handle: (context) => {
    const type = readRelationType(context);
    const parents = readIdList(context, 'parentids') ?? readIdList(context, 'parentIds');
    const children = readIdList(context, 'childids') ?? readIdList(context, 'childIds');
    const side = parents === undefined ? 'child' : 'parent';
    const ids = parents ?? children;
    if (ids === undefined) throw new ApiError(185);
    const related = relatedIds(context.customer, type, { side, ids: readableEnds(context, type, side, ids) });
    const found = ids.map((id) => [id, related.get(id) ?? []] as const);
    return {
      records: [{ id: 'relatedIds', type: '', elements: relationElements(context, found) }],
      total: null,
    };
  },
};

export const createRelationCall: ApiCall = {
  verb: 'create',
  resourceType: 'relation',
  cacheable: false,
  handle: (context) =>
    changeRelation(context, (type, parent, child) => {
      context.customer.relations.add(type, parent, child);
    }),
};

export const deleteRelationCall: ApiCall = {
  verb: 'delete',
  resourceType: 'relation',
  cacheable: false,
  handle: (context) =>
    changeRelation(context, (type, parent, child) => {
      if (!context.customer.relations.remove(type, parent, child)) throw new ApiError(80);
    }),
};

/** Only appointments carry modifiable relations, and this account has none. */
export const modifyRelationCall: ApiCall = {
  verb: 'modify',
  resourceType: 'relation',
  cacheable: false,
  handle: (context) => {
    const type = readRelationType(context);
    throw new ApiError(type === 'calendar:address' ? 180 : 182);
  },
};

/** @throws ApiError 132 for a relation that onOffice does not know */
function readRelationType(context: CallContext): string {
  const type = relationSuffix(context.parameters['relationtype']);
  if (type === undefined) throw new ApiError(132);
  return type;
}

/** Relations of an estate or address that the user may not read stay empty. */
function readableEnds(
  context: CallContext,
  type: string,
  side: 'parent' | 'child',
  ids: readonly number[],
): readonly number[] {
  const [parentModule, childModule] = type.split(':');
  const module = side === 'parent' ? parentModule : childModule;
  if (module !== 'estate' && module !== 'address') return ids;
  return ids.filter((id) => mayRead(context, module, id));
}

function relationElements(
  context: CallContext,
  found: readonly (readonly [number, readonly number[]])[],
): unknown {
  const { emptyRelation, relationIds } = context.settings;
  const nothing = found.every(([, related]) => related.length === 0);
  if (nothing && emptyRelation === 'object') return {};
  if (nothing && emptyRelation === 'list') return [];
  return Object.fromEntries(
    found.map(([id, related]) => [String(id), relationIds === 'string' ? related.map(String) : [...related]]),
  );
}

function changeRelation(
  context: CallContext,
  change: (type: string, parent: number, child: number) => void,
): CallResult {
  const suffix = readRelationType(context);
  const parents = readIdList(context, 'parentid');
  const children = readIdList(context, 'childid');
  if (parents === undefined || children === undefined) throw new ApiError(185);
  if (parents.length > 1 && children.length > 1) throw new ApiError(219);
  // What follows from other records cannot be written as a relation.
  if (isDerivedRelation(suffix)) throw new ApiError(132);
  const { type, swapped } = storedRelation(suffix);
  for (const parent of parents) {
    for (const child of children) {
      if (swapped) change(type, child, parent);
      else change(type, parent, child);
    }
  }
  return successResult();
}
