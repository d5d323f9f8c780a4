import type { Queryable } from '../database/database.js';
import type { SecretBox } from '../encryption/secret-box.js';
import { displayName, type ImportedProspect } from '../objects/prospect.js';
import type { ProspectRow } from '../objects/prospect-store.js';
import { foldText, searchWords } from './fold-text.js';
import { eachStoredInput, parseStoredInput } from './stored-inputs.js';

/** A person of the tenant, in objects or only in the stored input of an import. */
export interface FoundPerson {
  readonly addressId: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  /** In how many objects. */
  readonly objectCount: number;
}

export interface PersonSearch {
  readonly persons: readonly FoundPerson[];
  /** There are more than the shown ones: the search has to be narrower. */
  readonly hasTooMany: boolean;
  /** Stored inputs after this import were not searched yet. */
  readonly continueAfter: number | undefined;
  /** Inputs that no key of this server opens. */
  readonly unreadableInputs: number;
}

/** The fields that a person is found by. */
type Searchable = Pick<
  ImportedProspect,
  'addressId' | 'title' | 'firstName' | 'lastName' | 'company' | 'email' | 'phone'
>;

const COLUMNS = [
  'object_id',
  'address_id',
  'title',
  'first_name',
  'last_name',
  'company',
  'email',
  'phone',
] as const;

type SearchedRow = Pick<ProspectRow, (typeof COLUMNS)[number]>;

export interface SearchLimits {
  readonly persons: number;
  /** Persons in stored inputs that one search looks at; the next one goes on from there. */
  readonly inputPersons: number;
}

const LIMITS: SearchLimits = { persons: 100, inputPersons: 50_000 };
const ROWS_AT_ONCE = 5000;

/**
 * Persons whose name, company or e-mail holds every word of `text`, or whose address number it is. Looks into
 * all objects, and into stored inputs up to a limit: who was removed from an object may still be there.
 *
 * Compared in the program, because neither database folds umlauts and accents the way people write.
 *
 * @param afterImport where the search of stored inputs goes on; then the objects are not searched again
 */
export async function findPersons(
  db: Queryable,
  box: SecretBox,
  search: { readonly tenantId: string; readonly text: string; readonly afterImport?: number | undefined },
  limits: SearchLimits = LIMITS,
): Promise<PersonSearch> {
  const words = searchWords(search.text);
  const found = new Map<string, { person: Searchable; objectCount: number }>();
  const look = (person: Searchable, isInObject: boolean): void => {
    if (!matches(person, words)) return;
    const known = found.get(person.addressId);
    if (known) known.objectCount += isInObject ? 1 : 0;
    else found.set(person.addressId, { person, objectCount: isInObject ? 1 : 0 });
  };
  let continueAfter: number | undefined;
  let unreadableInputs = 0;
  if (words.length > 0) {
    if (search.afterImport === undefined) {
      for await (const person of eachProspect(db, search.tenantId)) look(person, true);
    }
    let left = limits.inputPersons;
    for await (const stored of eachStoredInput(db, box, search.tenantId, search.afterImport)) {
      if (stored.json === undefined) unreadableInputs += 1;
      const persons = stored.json === undefined ? [] : parseStoredInput(stored.json).prospects;
      for (const person of persons) look(person, false);
      left -= persons.length + 1;
      continueAfter = stored.importId;
      if (left <= 0) break;
      continueAfter = undefined;
    }
  }
  const persons = [...found.values()].slice(0, limits.persons).map(({ person, objectCount }) => ({
    addressId: person.addressId,
    name: displayName(person),
    email: person.email,
    phone: person.phone,
    objectCount,
  }));
  const collator = new Intl.Collator('de', { numeric: true });
  return {
    persons: persons.sort((a, b) => collator.compare(a.name, b.name)),
    hasTooMany: found.size > limits.persons,
    continueAfter,
    unreadableInputs,
  };
}

async function* eachProspect(db: Queryable, tenantId: string): AsyncGenerator<Searchable> {
  let last: SearchedRow | undefined;
  for (;;) {
    const query = db('prospects')
      .where('tenant_id', tenantId)
      .orderBy(['object_id', 'address_id'])
      .limit(ROWS_AT_ONCE);
    if (last) {
      void query.whereRaw('(object_id, address_id) > (?, ?)', [last.object_id, last.address_id]);
    }
    const rows = (await query.select(...COLUMNS)) as SearchedRow[];
    for (const row of rows) {
      yield {
        addressId: row.address_id,
        title: row.title,
        firstName: row.first_name,
        lastName: row.last_name,
        company: row.company,
        email: row.email,
        phone: row.phone,
      };
    }
    last = rows.at(-1);
    if (rows.length < ROWS_AT_ONCE) return;
  }
}

function matches(person: Searchable, words: readonly string[]): boolean {
  if (words.length === 1 && words[0] === person.addressId) return true;
  const { firstName, lastName, company, email } = person;
  const text = foldText(`${firstName} ${lastName} ${company} ${email}`);
  return words.every((word) => text.includes(word));
}
