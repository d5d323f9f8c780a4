import { defineCall, elementsOf, type Call } from './call.js';
import { OnOfficeAnswerError, describeShape } from './errors.js';
import { isObject } from './is-object.js';

/** How an account has configured one field. */
export interface FieldDescriptor {
  readonly name: string;
  /**
   * `singleselect`, `multiselect`, `varchar`, `text`, `integer`, `float`, `boolean`, `date`, `datetime`,
   * `blob` and others. Not always what the wire carries: `benutzer` says text and is a user number.
   */
  readonly type: string;
  /** Longest text, where onOffice states one. */
  readonly length: number | undefined;
  /** Only with `labels`. */
  readonly label: string | undefined;
  /** Key → label of a select field (the key itself without `labels`); empty for other fields. */
  readonly permittedValues: ReadonlyMap<string, string>;
  readonly default: string | undefined;
}

/** Module → field → configuration. A module that onOffice did not answer for is absent. */
export type FieldConfiguration = ReadonlyMap<string, ReadonlyMap<string, FieldDescriptor>>;

export interface ReadFieldsOptions {
  /** Such as `estate` and `address`. */
  readonly modules: readonly string[];
  /** Language of the labels, ISO alpha-3 such as `DEU`. */
  readonly language?: string;
  /** Labels of fields and values; true unless said otherwise. */
  readonly labels?: boolean;
}

/**
 * The active fields of the account. The call takes several seconds: keep its result, per account, for
 * some hours.
 *
 * @throws RangeError for no module
 * @example
 * const fields = await client.call(readFields({ modules: ['estate'], language: 'DEU' }));
 * const label = fields.get('estate')?.get('kaufpreis')?.label;
 * Source: apidoc.onoffice.de (get fields); shapes from recorded answers of onoffice-structure.
 */
export function readFields({
  modules,
  language,
  labels = true,
}: ReadFieldsOptions): Call<FieldConfiguration> {
  if (modules.length === 0) throw new RangeError('at least one module is needed');
  return defineCall(
    {
      verb: 'get',
      resourceType: 'fields',
      resourceId: '',
      parameters: { labels, modules: [...modules], ...(language === undefined ? {} : { language }) },
    },
    (answer) =>
      new Map(
        answer.records.map((record, index) => {
          const where = (): string => `${answer.where}.records[${index}]`;
          if (typeof record.id !== 'string') {
            throw new OnOfficeAnswerError(
              'shape',
              `${where()}.id`,
              'the name of a module',
              describeShape(record.id),
            );
          }
          return [record.id, readModule(elementsOf(record, where), labels, where)];
        }),
      ),
  );
}

function readModule(
  elements: Readonly<Record<string, unknown>>,
  labels: boolean,
  where: () => string,
): ReadonlyMap<string, FieldDescriptor> {
  const fields = new Map<string, FieldDescriptor>();
  for (const [name, descriptor] of Object.entries(elements)) {
    // With labels the label of the module itself stands among the fields.
    if (name === 'label' && typeof descriptor === 'string') continue;
    fields.set(
      name,
      readDescriptor(name, descriptor, labels, () => `${where()}.elements.${name}`),
    );
  }
  return fields;
}

function readDescriptor(name: string, value: unknown, labels: boolean, where: () => string): FieldDescriptor {
  if (!isObject(value)) {
    throw new OnOfficeAnswerError('shape', where(), 'the description of a field', describeShape(value));
  }
  const { type, length, label, permittedvalues, default: preset } = value;
  if (typeof type !== 'string') {
    throw new OnOfficeAnswerError('shape', `${where()}.type`, 'the name of a type', describeShape(type));
  }
  return {
    name,
    type,
    length: readLength(length),
    label: typeof label === 'string' ? label : undefined,
    permittedValues: readPermittedValues(permittedvalues, labels, where),
    default: typeof preset === 'string' || typeof preset === 'number' ? String(preset) : undefined,
  };
}

function readLength(value: unknown): number | undefined {
  const length = typeof value === 'string' ? Number(value) : value;
  return typeof length === 'number' && Number.isInteger(length) && length > 0 ? length : undefined;
}

/**
 * Without labels a list of keys, with labels an object. A list in spite of labels is what PHP makes of
 * the keys 0, 1, 2 …, so the place in the list is the key.
 */
function readPermittedValues(
  value: unknown,
  labels: boolean,
  where: () => string,
): ReadonlyMap<string, string> {
  if (value === null || value === undefined || value === '') return new Map();
  if (typeof value !== 'object') {
    throw new OnOfficeAnswerError(
      'shape',
      `${where()}.permittedvalues`,
      'the permitted values',
      describeShape(value),
    );
  }
  if (!Array.isArray(value))
    return new Map(Object.entries(value).map(([key, label]) => [key, String(label)]));
  return new Map(value.map((item: unknown, index) => [labels ? String(index) : String(item), String(item)]));
}
