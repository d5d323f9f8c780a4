import type { Queryable } from '../database/database.js';
import { listOnOfficeUsers } from '../tenants/onoffice-user-store.js';
import { listUsers } from '../tenants/user-store.js';
import type { Formats } from '../web/format.js';
import type { EditableValueField } from './estate-values.js';

/** Somebody who can be chosen as Makler. */
export interface Broker {
  readonly userId: string;
  /** „Klein Joachim“. */
  readonly name: string;
}

/** The office's users as onOffice listed them at the latest import, and everybody who was here; by name. */
export async function listBrokers(db: Queryable, tenantId: string): Promise<Broker[]> {
  const people = [...(await listOnOfficeUsers(db, tenantId)), ...(await listUsers(db, tenantId))];
  const brokers = new Map(
    people.map((person) => [person.userId, { userId: person.userId, name: brokerName(person) }]),
  );
  const collator = new Intl.Collator('de');
  return [...brokers.values()].sort((a, b) => collator.compare(a.name, b.name));
}

/** „Klein Joachim“, as the guide writes brokers; the number of a user whose name is not known. */
export function brokerName(person: {
  readonly firstName: string;
  readonly lastName: string;
  readonly userId: string;
}): string {
  return [person.lastName, person.firstName].filter((part) => part !== '').join(' ') || person.userId;
}

/** A base value as people read it. */
export function showEditableValue(
  field: EditableValueField,
  value: string,
  formats: Formats,
  brokers: readonly Broker[],
): string {
  if (value === '') return '–';
  if (field === 'areaCenti') return formats.area(Number(value));
  if (field === 'brokerUserId') return brokers.find(({ userId }) => userId === value)?.name ?? value;
  return value;
}
