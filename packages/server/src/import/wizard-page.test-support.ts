import { attribute, plainText, type Page } from '../testing/visitor.test-support.js';

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
}

/** The persons whom the wizard lists, in its order. */
export function listedPersons(page: Page): ListedPerson[] {
  const boxes = [...page.body.matchAll(/<input\b[^>]*\sname="person"[^>]*>/g)].map(([tag]) => tag);
  return boxes.map((box) => {
    const addressId = attribute(box, 'value') ?? '';
    const detail = new RegExp(`<div[^>]*\\sid="d${addressId}"[^>]*>([\\s\\S]*?)</div>`).exec(page.body)?.[1] ?? '';
    return {
      addressId,
      name: page.label(`p${addressId}`),
      detail: plainText(detail),
      ticked: /\schecked/.test(box),
      disabled: /\sdisabled/.test(box),
      note: attribute(page.control(`n${addressId}`), 'value') ?? '',
      noteLabel: page.label(`n${addressId}`),
    };
  });
}

export function listedPerson(page: Page, addressId: number | string): ListedPerson {
  const found = listedPersons(page).find((person) => person.addressId === String(addressId));
  if (!found) throw new Error(`the wizard does not list ${addressId}`);
  return found;
}

/** The fields of the wizard as shown, with these persons unticked. */
export function untickedFields(page: Page, action: string, addressIds: readonly (number | string)[]): [string, string][] {
  const unticked = new Set(addressIds.map(String));
  return page.fields(action).filter(([name, value]) => name !== 'person' || !unticked.has(value));
}
