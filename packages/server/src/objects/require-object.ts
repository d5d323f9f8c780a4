import type { Request } from 'express';
import { z } from 'zod';
import type { Queryable } from '../database/database.js';
import { isOwnObject, seesOnlyOwn } from '../tenants/own-objects.js';
import { Problem } from '../web/problem.js';
import { signInOf } from '../web/sign-in-guard.js';
import { findObject, type OfferObject } from './object-store.js';

/**
 * The object that the route names by `:objectId`, of the signed-in tenant, if this user may see it.
 *
 * @throws Problem `not_found`: another tenant's object does not exist, nor does a colleague's where an office hides those.
 */
export async function requireObject(db: Queryable, request: Request): Promise<OfferObject> {
  const objectId = z.uuid().safeParse(request.params['objectId']);
  if (!objectId.success) throw new Problem('not_found');
  const signIn = signInOf(request);
  const object = await findObject(db, { tenantId: signIn.tenantId, objectId: objectId.data });
  if (!object) throw new Problem('not_found');
  const ownedBy = await seesOnlyOwn(db, signIn);
  if (ownedBy !== undefined && !isOwnObject(object, ownedBy)) throw new Problem('not_found');
  return object;
}
