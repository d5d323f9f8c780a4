import { isDerivedRelation, relatedIds } from '../crm/related-ids.js';
import { relationModules, relationSuffix, storedRelation } from '../crm/relation-types.js';
import { ApiError } from '../wire/api-error.js';
import {
  mayRead,
  mayWrite,
  requireKnown,
  successResult,
  type ApiCall,
  type CallContext,
} from './api-call.js';
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
  handle: (context) => {
    const { type, pairs } = readRelationChange(context);
    for (const [parent, child] of pairs) context.customer.relations.add(type, parent, child);
    return successResult();
  },
};

export const deleteRelationCall: ApiCall = {
  verb: 'delete',
  resourceType: 'relation',
  cacheable: false,
  handle: (context) => {
    const { type, pairs } = readRelationChange(context);
    const { relations } = context.customer;
    if (pairs.some(([parent, child]) => !relations.childrenOf(type, parent).includes(child))) {
      throw new ApiError(80);
    }
    for (const [parent, child] of pairs) relations.remove(type, parent, child);
    return successResult();
  },
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
  const [parentModule, childModule] = relationModules(type);
  const module = side === 'parent' ? parentModule : childModule;
  if (module === undefined) return ids;
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

/**
 * The relations that a write names, as they are stored.
 *
 * @throws ApiError 132 for a relation that cannot be written, 185 for missing ids, 219 for n:n, 293 and 292 for an
 *   estate or address that is missing or hidden from the caller, 174 without write right
 */
function readRelationChange(context: CallContext): {
  readonly type: string;
  readonly pairs: readonly (readonly [parent: number, child: number])[];
} {
  const suffix = readRelationType(context);
  const parents = readIdList(context, 'parentid');
  const children = readIdList(context, 'childid');
  if (parents === undefined || children === undefined) throw new ApiError(185);
  if (parents.length > 1 && children.length > 1) throw new ApiError(219);
  // What follows from other records cannot be written as a relation.
  if (isDerivedRelation(suffix)) throw new ApiError(132);
  const [parentModule, childModule] = relationModules(suffix);
  if (parentModule !== undefined) for (const id of parents) requireKnown(context, parentModule, id);
  if (childModule !== undefined) for (const id of children) requireKnown(context, childModule, id);
  if (!mayWrite(context)) throw new ApiError(174);
  const { type, swapped } = storedRelation(suffix);
  const pairs = parents.flatMap((parent) =>
    children.map((child) => (swapped ? ([child, parent] as const) : ([parent, child] as const))),
  );
  return { type, pairs };
}
