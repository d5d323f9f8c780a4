import type { Queryable } from '../database/database.js';
import { foldText } from './fold-text.js';

/** A text that a broker typed and that holds a person's name or e-mail. */
export interface Mention {
  readonly objectId: string;
  readonly objectTitle: string;
  /** A key of `administration.persons.place`. */
  readonly place: 'agreement' | 'document' | 'note';
}

export interface MentionSearch {
  readonly mentions: readonly Mention[];
  readonly hasMore: boolean;
}

const MAX_MENTIONS = 20;
const SHORTEST_NAME = 3;
const TEXTS_AT_ONCE = 1000;

/** `key` names a text among those of its object. */
const PLACES = [
  { place: 'agreement', table: 'object_agreements', key: 'position', column: 'text' },
  { place: 'document', table: 'object_documents', key: 'document_id', column: 'file_name' },
  { place: 'note', table: 'prospects', key: 'address_id', column: 'note' },
] as const;

interface TypedText {
  readonly object_id: string;
  readonly title: string;
  readonly key: string | number;
  readonly text: string;
}

/**
 * Where brokers typed a person's last name or e-mail by hand: Zusatzvereinbarungen, file names, notes to
 * others. Nothing there can be deleted without reading it, so the erasure only names these places.
 *
 * Compared in the program, because the databases' `like` differ and neither folds umlauts.
 */
export async function findMentions(
  db: Queryable,
  person: {
    readonly tenantId: string;
    readonly addressId: string;
    readonly lastName: string;
    readonly email: string;
  },
  textsAtOnce = TEXTS_AT_ONCE,
): Promise<MentionSearch> {
  const words = [person.lastName, person.email]
    .filter((word) => word.length >= SHORTEST_NAME)
    .map(foldText)
    // Marks alone fold to nothing, which every text would hold.
    .filter((word) => word !== '');
  const mentions: Mention[] = [];
  for (const place of words.length > 0 ? PLACES : []) {
    const found = new Set<string>();
    for await (const text of eachTypedText(db, person, place, textsAtOnce)) {
      if (found.has(text.object_id) || !holdsOneOf(text.text, words)) continue;
      found.add(text.object_id);
      mentions.push({ objectId: text.object_id, objectTitle: text.title, place: place.place });
      if (mentions.length > MAX_MENTIONS) {
        return { mentions: mentions.slice(0, MAX_MENTIONS), hasMore: true };
      }
    }
  }
  return { mentions, hasMore: false };
}

/** The texts of one place in all objects of the tenant, in blocks; the person's own note goes with him. */
async function* eachTypedText(
  db: Queryable,
  { tenantId, addressId }: { readonly tenantId: string; readonly addressId: string },
  { place, table, key, column }: (typeof PLACES)[number],
  textsAtOnce: number,
): AsyncGenerator<TypedText> {
  for (let last: TypedText | undefined; ;) {
    const query = db({ x: table })
      .join({ o: 'objects' }, (join) => {
        void join.on('o.object_id', 'x.object_id').andOn('o.tenant_id', 'x.tenant_id');
      })
      .where('x.tenant_id', tenantId)
      .whereNot(`x.${column}`, '')
      .orderBy(['x.object_id', `x.${key}`])
      .limit(textsAtOnce);
    if (place === 'note') void query.whereNot('x.address_id', addressId);
    if (last) void query.whereRaw('(x.object_id, ??) > (?, ?)', [`x.${key}`, last.object_id, last.key]);
    const rows = (await query.select('x.object_id', 'o.title', {
      key: `x.${key}`,
      text: `x.${column}`,
    })) as TypedText[];
    yield* rows;
    last = rows.at(-1);
    if (rows.length < textsAtOnce) return;
  }
}

function holdsOneOf(text: string, words: readonly string[]): boolean {
  const folded = foldText(text);
  return words.some((word) => folded.includes(word));
}
