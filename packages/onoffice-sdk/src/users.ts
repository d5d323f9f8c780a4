import { defineCall, elementsOf, type Call } from './call.js';
import { OnOfficeAnswerError, describeShape } from './errors.js';
import { onlyRecord } from './estates.js';
import { checkRecords, type RawElements } from './record-decoder.js';
import type { ReadOptions } from './read-options.js';
import { requireRecordId, type UserId } from './record-id.js';

/** Fields of a user that `read user` knows. */
export type UserField =
  | 'Anrede'
  | 'Titel'
  | 'Kuerzel'
  | 'Vorname'
  | 'Nachname'
  | 'Firma'
  | 'PLZ'
  | 'Ort'
  | 'Strasse'
  | 'Hausnummer'
  | 'Land'
  | 'province'
  | 'Mobil'
  | 'Telefon'
  | 'Fax'
  | 'Url'
  | 'UstID'
  | 'taxNumber'
  | 'Nr'
  | 'Name'
  | 'email'
  | 'Emailname'
  | 'Sprache'
  | 'meetingUrl'
  | 'userCreationDate';

export interface UserRecord {
  readonly id: UserId;
  /** All delivered texts without surrounding blanks, which onOffice delivers now and then. */
  readonly values: Readonly<Partial<Record<UserField, string>>>;
  readonly raw: RawElements;
}

/** A user as `get users` lists it. */
export interface ListedUser {
  readonly id: UserId;
  /** The login name, which address fields such as `Benutzer` refer to. */
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
}

/**
 * One user by number. Needs the right to read user data through the API, except for the own record;
 * without it onOffice answers with error 170.
 *
 * @throws RangeError when the id is not a record number or no field is named (onOffice would answer with nothing)
 * @example
 * const user = await client.call(readUser('21', { fields: ['Vorname', 'Nachname', 'email'] }));
 * Source: apidoc.onoffice.de (read user).
 */
export function readUser(id: UserId, { fields }: ReadOptions<UserField>): Call<UserRecord | undefined> {
  const recordId = requireRecordId(id);
  if (fields.length === 0) throw new RangeError('at least one field of the user is needed');
  return defineCall(
    { verb: 'read', resourceType: 'user', resourceId: recordId, parameters: { data: [...fields] } },
    (answer) =>
      onlyRecord(checkRecords(answer, 'user'), recordId, (record) => ({
        id: record.id,
        values: trimmedTexts(record.elements),
        raw: record.elements,
      })),
  );
}

/**
 * All users that the caller may see; an empty text where onOffice has none. onOffice does not page this call.
 *
 * @example const names = (await client.call(listUsers())).map(({ username }) => username);
 * Source: apidoc.onoffice.de (get users).
 */
export function listUsers(): Call<ListedUser[]> {
  return defineCall({ verb: 'get', resourceType: 'users', resourceId: '', parameters: {} }, (answer) =>
    answer.records.map((record, index) => {
      const where = (): string => `${answer.where}.records[${index}]`;
      const elements = elementsOf(record, where);
      const text = (name: string): string => {
        const value = elements[name];
        if (value === undefined || value === null) return '';
        if (typeof value === 'string') return value.trim();
        throw new OnOfficeAnswerError('shape', `${where()}.elements.${name}`, 'text', describeShape(value));
      };
      return {
        id: requireUserId(elements['id'] ?? record.id, where),
        username: text('username'),
        firstName: text('firstname'),
        lastName: text('lastname'),
        email: text('email'),
      };
    }),
  );
}

function requireUserId(value: unknown, where: () => string): UserId {
  try {
    return requireRecordId(value);
  } catch {
    throw new OnOfficeAnswerError('shape', `${where()}.id`, 'a user number', describeShape(value));
  }
}

function trimmedTexts(elements: RawElements): Record<string, string> {
  const texts: Record<string, string> = {};
  for (const [name, value] of Object.entries(elements)) {
    if (typeof value === 'string') texts[name] = value.trim();
    else if (typeof value === 'number') texts[name] = String(value);
  }
  return texts;
}
