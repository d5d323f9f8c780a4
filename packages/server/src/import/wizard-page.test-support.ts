import { attribute, labelIn, plainText, type Page } from '../testing/visitor.test-support.js';

/** A line of the wizard's list as people see it. */
export interface ListedPerson {
  readonly addressId: string;
  readonly name: string;
  /** Contact data and badges. */
  readonly detail: string;
  readonly ticked: boolean;
  readonly disabled: boolean;
  readonly note: string;
  readonly noteLabel: string;
  readonly noteMaxLength: string;
}

/** The persons whom the wizard lists, in its order. */
export function listedPersons(page: Page): ListedPerson[] {
  return page.body.split(/(?=<li\b)/).flatMap((line) => {
    const box = /<input\b[^>]*\sname="person"[^>]*>/.exec(line)?.[0];
    return box === undefined ? [] : [readLine(line, box)];
  });
}

function readLine(line: string, box: string): ListedPerson {
  const addressId = attribute(box, 'value') ?? '';
  const detail = new RegExp(`<span[^>]*\\sid="d${addressId}"[^>]*>([\\s\\S]*?)</span>`).exec(line)?.[1] ?? '';
  const note = new RegExp(`<input\\b[^>]*\\sname="note_${addressId}"[^>]*>`).exec(line)?.[0] ?? '';
  return {
    addressId,
    name: labelIn(line, `p${addressId}`),
    detail: plainText(detail),
    ticked: /\schecked/.test(box),
    disabled: /\sdisabled/.test(box),
    note: attribute(note, 'value') ?? '',
    noteLabel: attribute(note, 'aria-label') ?? '',
    noteMaxLength: attribute(note, 'maxlength') ?? '',
  };
}

export function listedPerson(page: Page, addressId: number | string): ListedPerson {
  const found = listedPersons(page).find((person) => person.addressId === String(addressId));
  if (!found) throw new Error(`the wizard does not list ${addressId}`);
  return found;
}

/** The fields of the wizard as shown, with these persons unticked. */
export function untickedFields(
  page: Page,
  action: string,
  addressIds: readonly (number | string)[],
): [string, string][] {
  const unticked = new Set(addressIds.map(String));
  return page.fields(action).filter(([name, value]) => name !== 'person' || !unticked.has(value));
}
