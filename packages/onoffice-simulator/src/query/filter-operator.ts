export type FilterOperator =
  '=' | '!=' | '<' | '>' | '<=' | '>=' | 'between' | 'like' | 'not like' | 'in' | 'not in';

const OPERATORS: Readonly<Record<string, FilterOperator>> = {
  is: '=',
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  between: 'between',
  like: 'like',
  'not like': 'not like',
  in: 'in',
  'not in': 'not in',
};

/** The operator meant by a text in any case; undefined when onOffice knows no such operator. */
export function filterOperator(text: string): FilterOperator | undefined {
  const key = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return Object.hasOwn(OPERATORS, key) ? OPERATORS[key] : undefined;
}
