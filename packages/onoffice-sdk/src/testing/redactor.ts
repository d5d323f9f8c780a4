import { isObject } from '../is-object.js';

/** Replaces content by shape. One redactor maps the same record number always to the same stand-in. */
export interface Redactor {
  /** Record numbers, as number or text, are replaced; names of pseudo records such as `relatedIds` stay. */
  readonly recordId: (id: unknown) => unknown;
  /** Literals such as `estate` stay, record numbers are replaced. */
  readonly resourceId: (id: string) => string;
  readonly parameters: (parameters: Readonly<Record<string, unknown>>) => unknown;
  readonly value: (value: unknown) => unknown;
  /** Codes stay, texts go: onOffice repeats values in them. */
  readonly status: (status: unknown) => unknown;
}

/** Parameters whose text is a name or keyword, not content. */
const keywordParameters: ReadonlySet<string> = new Set([
  'sortby',
  'sortorder',
  'relationtype',
  'language',
  'outputlanguage',
  'estatelanguage',
  'op',
]);

/** Parameters whose lists hold names of fields or modules. */
const nameListParameters: ReadonlySet<string> = new Set(['data', 'modules', 'fieldList']);

/**
 * Digits become 1, letters x; whole numbers above 9 get a running number instead, the same for each
 * occurrence, so that ids in relations and records still fit together. Dates stay dates, e-mail
 * addresses keep their form, `"0"`, `"1"` and single digits stay.
 */
export function createRedactor(): Redactor {
  const standIns = new Map<string, number>();
  const standIn = (digits: string): number => {
    const known = standIns.get(digits);
    if (known !== undefined) return known;
    const next = 1_001 + standIns.size;
    standIns.set(digits, next);
    return next;
  };

  const id = (value: number): number =>
    Number.isInteger(value) && value <= 9 ? value : standIn(String(value));

  const text = (value: string): string => {
    if (/^\d$/.test(value)) return value;
    if (/^\d+$/.test(value)) return String(standIn(value));
    return maskCharacters(value);
  };

  const key = (name: string): string => {
    if (/^\d+$/.test(name)) return String(id(Number(name)));
    // Contact entries carry their number in the name.
    return name.replace(/__(\d+)/, (_, digits: string) => `__${standIn(digits)}`);
  };

  const value = (one: unknown): unknown => {
    if (typeof one === 'string') return text(one);
    if (typeof one === 'number') return id(one);
    if (Array.isArray(one)) return one.map(value);
    if (isObject(one))
      return Object.fromEntries(Object.entries(one).map(([name, child]) => [key(name), value(child)]));
    return one;
  };

  const parameter = (name: string, child: unknown): unknown => {
    if (typeof child === 'string' && keywordParameters.has(name)) return child;
    if (!Array.isArray(child)) return isObject(child) ? parameters(child) : value(child);
    const isNameList = nameListParameters.has(name);
    return child.map((item: unknown) =>
      isNameList && typeof item === 'string' ? item : parameter('', item),
    );
  };
  const parameters = (given: Readonly<Record<string, unknown>>): Record<string, unknown> =>
    Object.fromEntries(Object.entries(given).map(([name, child]) => [key(name), parameter(name, child)]));

  return {
    recordId: (given) => (typeof given === 'string' && !/^[\d.]+$/.test(given) ? given : value(given)),
    resourceId: (given) => (/^\d+$/.test(given) ? text(given) : given),
    parameters,
    value,
    status: (status) =>
      isObject(status)
        ? {
            ...(status['code'] === undefined ? {} : { code: status['code'] }),
            errorcode: status['errorcode'],
            message: '',
          }
        : value(status),
  };
}

function maskCharacters(text: string): string {
  return text.replace(/\p{N}/gu, '1').replace(/[^\p{P}\p{Z}\s1|+]/gu, 'x');
}
