import { readFileSync } from 'node:fs';
import { z } from 'zod';

const fieldSchema = z.object({
  name: z.string(),
  type: z.enum([
    'varchar',
    'text',
    'integer',
    'tinyint',
    'float',
    'boolean',
    'date',
    'datetime',
    'singleselect',
    'multiselect',
    'blob',
  ]),
  de: z.string(),
  en: z.string().optional(),
  length: z.number().optional(),
  values: z.record(z.string(), z.string()).optional(),
  valuesEn: z.record(z.string(), z.string()).optional(),
  compoundOf: z.array(z.string()).optional(),
});

/** One field of a module: its type, its labels and, for select fields, the labels of its keys. */
export type FieldDefinition = z.infer<typeof fieldSchema>;
export type FieldType = FieldDefinition['type'];
export type FieldModule = 'estate' | 'address';

/** Which fields one customer's account has. Inactive fields answer with error 141 like unknown ones. */
export class FieldCatalog {
  readonly #fields: ReadonlyMap<string, FieldDefinition>;
  readonly #inactive: Set<string>;

  constructor(fields: ReadonlyMap<string, FieldDefinition>, inactive: readonly string[]) {
    this.#fields = fields;
    this.#inactive = new Set(inactive);
  }

  /** The definition of an active field. */
  active(name: string): FieldDefinition | undefined {
    return this.#inactive.has(name) ? undefined : this.#fields.get(name);
  }

  /** The definition of a field, whether the account has it switched on or not. */
  find(name: string): FieldDefinition | undefined {
    return this.#fields.get(name);
  }

  setActive(name: string, active: boolean): void {
    if (active) this.#inactive.delete(name);
    else this.#inactive.add(name);
  }

  activeFields(): FieldDefinition[] {
    return [...this.#fields.values()].filter((field) => !this.#inactive.has(field.name));
  }

  inactiveFields(): FieldDefinition[] {
    return [...this.#fields.values()].filter((field) => this.#inactive.has(field.name));
  }
}

/** Reads the standard fields of a module that come with the package. */
export function loadStandardFields(module: FieldModule): ReadonlyMap<string, FieldDefinition> {
  const file = readFileSync(new URL(`../../data/${module}-fields.json`, import.meta.url), 'utf8');
  const { fields } = z.object({ fields: z.array(fieldSchema) }).parse(JSON.parse(file));
  return new Map(fields.map((field) => [field.name, field]));
}
