import type { Queryable } from '../database/database.js';

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

const PLACES = [
  { place: 'agreement', table: 'object_agreements', column: 'text' },
  { place: 'document', table: 'object_documents', column: 'file_name' },
  { place: 'note', table: 'prospects', column: 'note' },
] as const;

/**
 * Where brokers typed a person's last name or e-mail by hand: Zusatzvereinbarungen, file names, notes to
 * others. Nothing there can be deleted without reading it, so the erasure only names these places.
 */
export async function findMentions(
  db: Queryable,
  person: {
    readonly tenantId: string;
    readonly addressId: string;
    readonly lastName: string;
    readonly email: string;
  },
): Promise<MentionSearch> {
  const words = [person.lastName, person.email].filter((word) => word.length >= SHORTEST_NAME);
  const mentions: Mention[] = [];
  for (const { place, table, column } of words.length > 0 ? PLACES : []) {
    const query = db({ x: table })
      .join({ o: 'objects' }, (join) => {
        void join.on('o.object_id', 'x.object_id').andOn('o.tenant_id', 'x.tenant_id');
      })
      .where('x.tenant_id', person.tenantId)
      .where((where) => {
        for (const word of words) void where.orWhereRaw("?? like ? escape '\\'", [`x.${column}`, like(word)]);
      })
      .distinct('o.object_id', 'o.title')
      .limit(MAX_MENTIONS + 1);
    if (place === 'note') void query.whereNot('x.address_id', person.addressId);
    const rows = (await query) as { object_id: string; title: string }[];
    mentions.push(...rows.map((row) => ({ objectId: row.object_id, objectTitle: row.title, place })));
  }
  return { mentions: mentions.slice(0, MAX_MENTIONS), hasMore: mentions.length > MAX_MENTIONS };
}

function like(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
