import type { FieldDefinition, FieldModule } from './field-catalog.js';
import { isKeyList, storedValue, unsetValue, type FieldValue, type FieldValues } from './field-value.js';
import { formattedValue, type LabelLanguage } from './formatted-value.js';

/** How the values of a read are wanted. */
export interface OutputForm {
  readonly formatted: boolean;
  readonly language: LabelLanguage;
}

/**
 * Prepares a field for being read from many records: what depends on the field alone is decided once,
 * because a page of 500 addresses has 50,000 values.
 */
export function fieldOutput(
  module: FieldModule,
  field: FieldDefinition,
  form: OutputForm,
): (values: FieldValues) => unknown {
  if (form.formatted) return (values) => formattedValue(field, values, form.language);
  if (field.compoundOf !== undefined) return (values) => storedValue(field, values);
  const { name } = field;
  const unset = wireForm(module, unsetValue(field));
  if (field.type !== 'multiselect') return (values) => values[name] ?? unset;
  return (values) => {
    const value = values[name];
    return value === undefined ? unset : wireForm(module, value);
  };
}

/** Addresses deliver multi-selects as one string with pipes, estates as an array of keys. */
function wireForm(module: FieldModule, value: FieldValue): unknown {
  return module === 'address' && isKeyList(value) ? value.map((key) => `|${key}|`).join('') : value;
}
