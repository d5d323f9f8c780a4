import { z } from 'zod';
import { Problem } from '../web/problem.js';
import { cleanLine } from './form-fields.js';
import type { ObjectListCursor, ObjectListFilter, ObjectSort } from './object-list.js';

export interface ObjectListQuery {
  readonly filter: ObjectListFilter;
  readonly sort: ObjectSort;
  readonly after?: ObjectListCursor;
}

const MAX_TEXT = 100;

/** PostgreSQL takes any text but one with NUL. */
const storable = z.string().regex(/^[^\0]*$/);

const querySchema = z.object({
  q: z.string().transform(cleanLine).pipe(z.string().max(MAX_TEXT)).default(''),
  state: z.enum(['', 'draft', 'complete', 'archived']).default(''),
  broker: storable.max(64).default(''),
  sort: z.enum(['imported', 'end', 'title']).default('imported'),
  after: z.string().max(2000).optional(),
});

const cursorSchema = z.tuple([storable, z.uuid()]);

/** Filter, order and place from the query of the page. @throws Problem for anything that no link of ours says. */
export function parseListQuery(query: unknown): ObjectListQuery {
  const parsed = querySchema.safeParse(query);
  if (!parsed.success) throw new Problem('not_found');
  const { q, state, broker, sort, after } = parsed.data;
  const filter = {
    ...(q === '' ? {} : { text: q }),
    ...(state === '' ? {} : { state }),
    ...(broker === '' ? {} : { brokerUserId: broker }),
  };
  return { filter, sort, ...(after === undefined ? {} : { after: parseCursor(after) }) };
}

/** An address of the overview, with or without filter. */
export function isListAddress(value: unknown): value is string {
  return typeof value === 'string' && /^\/objects(?:\?[\w\-.~%+=&*]*)?$/.test(value);
}

/** A cursor for the address of the next page. */
export function cursorText({ value, objectId }: ObjectListCursor): string {
  return Buffer.from(JSON.stringify([value, objectId]), 'utf8').toString('base64url');
}

function parseCursor(text: string): ObjectListCursor {
  try {
    const [value, objectId] = cursorSchema.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { value, objectId };
  } catch (error) {
    throw new Problem('not_found', { cause: error });
  }
}
