import { isEntryListField, isMainEntryField, searchedValues } from '../crm/contact-entries.js';
import type { CrmRecord } from '../crm/record-table.js';
import type { FieldCatalog, FieldModule, FieldType } from '../fields/field-catalog.js';
import { isKeyList, storedValue } from '../fields/field-value.js';
import { ApiError } from '../wire/api-error.js';
import type { ComparedAs, FieldLookup } from './record-filter.js';

/** The fields of a module as filters and sorting see them. */
export function moduleFieldLookup(module: FieldModule, catalog: FieldCatalog): FieldLookup<CrmRecord> {
  return (name) => {
    if (module === 'address' && (isEntryListField(name) || isMainEntryField(name))) {
      return { comparedAs: 'text', valuesOf: (record) => searchedValues(record.entries ?? [], name) };
    }
    const field = catalog.active(name);
    if (field === undefined) throw new ApiError(141, name);
    if (isRecordNumber(module, name)) {
      return { comparedAs: 'number', valuesOf: (record) => [String(record.id)] };
    }
    return {
      comparedAs: comparedAs(field.type),
      valuesOf: (record) => {
        const value = storedValue(field, record.values);
        if (isKeyList(value)) return value;
        return [typeof value === 'string' ? value : ''];
      },
    };
  };
}

/** The field that holds the record's own number. */
export function isRecordNumber(module: FieldModule, name: string): boolean {
  return module === 'estate' ? name === 'Id' : name === 'ID';
}

function comparedAs(type: FieldType): ComparedAs {
  switch (type) {
    case 'integer':
    case 'tinyint':
    case 'float':
    case 'boolean':
      return 'number';
    case 'multiselect':
      return 'keys';
    default:
      return 'text';
  }
}
