import type { Queryable } from '../database/database.js';
import { insertInBlocks } from '../database/insert-in-blocks.js';
import {
  EDITABLE_VALUE_FIELDS,
  ESTATE_VALUE_FIELDS,
  type EditableValueField,
  type EstateValueField,
  type EstateValues,
} from './estate-values.js';
import { saveEffectiveValues, type ObjectKey } from './object-store.js';

/** One base value: what onOffice said and what the broker typed instead. */
export interface ObjectValue {
  readonly field: EstateValueField;
  readonly onofficeValue: string | null;
  readonly onofficeReadAt: string | null;
  readonly handValue: string | null;
  readonly handChangedAt: string | null;
  readonly handChangedBy: string | null;
}

interface ValueRow {
  readonly tenant_id: string;
  readonly object_id: string;
  readonly field: EstateValueField;
  readonly onoffice_value: string | null;
  readonly onoffice_read_at: string | null;
  readonly hand_value: string | null;
  readonly hand_changed_at: string | null;
  readonly hand_changed_by: string | null;
}

const VALUES = 'object_values';

/**
 * Takes over what onOffice says. A value that is unknown now keeps what was known before, and a value that
 * the broker changed by hand stays in force. Returns whether anything that counts has changed.
 */
export async function saveOnOfficeValues(
  db: Queryable,
  key: ObjectKey,
  values: EstateValues,
  readAt: string,
): Promise<boolean> {
  const before = await listObjectValues(db, key);
  const known = ESTATE_VALUE_FIELDS.filter((field) => values[field] !== null);
  await insertInBlocks(
    db,
    VALUES,
    known.map((field) => ({
      tenant_id: key.tenantId,
      object_id: key.objectId,
      field,
      onoffice_value: values[field],
      onoffice_read_at: readAt,
    })),
    { columns: ['tenant_id', 'object_id', 'field'], merge: ['onoffice_value', 'onoffice_read_at'] },
  );
  await refreshEffectiveValues(db, key);
  return known.some((field) => before.get(field)?.onofficeValue !== values[field]);
}

/**
 * Stores what the broker typed for base values. Typing exactly what onOffice says takes the change back,
 * so that a later import may update the value again.
 */
export async function saveHandValues(
  db: Queryable,
  key: ObjectKey,
  typed: Readonly<Record<EditableValueField, string>>,
  by: { readonly userId: string; readonly at: string },
): Promise<void> {
  const before = await listObjectValues(db, key);
  for (const field of EDITABLE_VALUE_FIELDS) {
    const current = before.get(field);
    const effective = current?.handValue ?? current?.onofficeValue ?? '';
    if (typed[field] === effective) continue;
    const takenBack = typed[field] === (current?.onofficeValue ?? '');
    const hand = takenBack
      ? { hand_value: null, hand_changed_at: null, hand_changed_by: null }
      : { hand_value: typed[field], hand_changed_at: by.at, hand_changed_by: by.userId };
    await db(VALUES)
      .insert({ tenant_id: key.tenantId, object_id: key.objectId, field, ...hand })
      .onConflict(['tenant_id', 'object_id', 'field'])
      .merge(Object.keys(hand));
  }
  await refreshEffectiveValues(db, key);
}

/** Takes back values that were changed by hand: what onOffice says is in force again. Returns whether there were any. */
export async function giveUpHandValues(
  db: Queryable,
  key: ObjectKey,
  fields: readonly EditableValueField[],
): Promise<boolean> {
  const count = await db(VALUES)
    .where({ tenant_id: key.tenantId, object_id: key.objectId })
    .whereIn('field', [...fields])
    .whereNotNull('hand_value')
    .update({ hand_value: null, hand_changed_at: null, hand_changed_by: null });
  return count > 0;
}

export async function listObjectValues(
  db: Queryable,
  key: ObjectKey,
): Promise<Map<EstateValueField, ObjectValue>> {
  const rows = await db<ValueRow>(VALUES).where({ tenant_id: key.tenantId, object_id: key.objectId });
  return new Map(
    rows.map((row) => [
      row.field,
      {
        field: row.field,
        onofficeValue: row.onoffice_value,
        onofficeReadAt: row.onoffice_read_at,
        handValue: row.hand_value,
        handChangedAt: row.hand_changed_at,
        handChangedBy: row.hand_changed_by,
      },
    ]),
  );
}

/** Copies the values in force into the object's row. */
async function refreshEffectiveValues(db: Queryable, key: ObjectKey): Promise<void> {
  const values = await listObjectValues(db, key);
  await saveEffectiveValues(db, key, (field) => {
    const value = values.get(field);
    return value?.handValue ?? value?.onofficeValue ?? '';
  });
}
