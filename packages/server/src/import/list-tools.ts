import { cleanLine } from '../objects/form-fields.js';
import { displayName, isImportable, type Prospect } from '../objects/prospect.js';
import type { ImportChoices } from './import-form.js';

/** What the tools above the list do where no script runs: the form comes back, changed, and nothing is imported. */
export interface ListTools {
  readonly action: 'find' | 'all' | 'none' | undefined;
  /** Part of a name, company or contact; only matching persons are shown, ticked or unticked. */
  readonly find: string;
}

/** Names of the fields. */
export const LIST_TOOL_FIELDS = { action: 'list', find: 'find' } as const;

const MAX_FIND_LENGTH = 100;

export function parseListTools(body: unknown): ListTools {
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  const action = cleanLine(fields[LIST_TOOL_FIELDS.action]);
  return {
    action: action === 'find' || action === 'all' || action === 'none' ? action : undefined,
    find: Array.from(cleanLine(fields[LIST_TOOL_FIELDS.find])).slice(0, MAX_FIND_LENGTH).join(''),
  };
}

export function isFound(prospect: Prospect, find: string): boolean {
  const { company, email, phone } = prospect;
  const text = [displayName(prospect), company, email, phone].join(' ');
  return text.toLocaleLowerCase('de').includes(find.toLocaleLowerCase('de'));
}

/** The choices after „Alle auswählen“ or „Keine auswählen“, for the persons who are found. */
export function applyListTools(
  choices: ImportChoices,
  { action, find }: ListTools,
  prospects: readonly Prospect[],
): ImportChoices {
  if (action !== 'all' && action !== 'none') return choices;
  const ticked = new Set(choices.ticked);
  for (const prospect of prospects) {
    const { addressId } = prospect;
    if (!choices.shown.has(addressId) || !isFound(prospect, find)) continue;
    if (action === 'none') ticked.delete(addressId);
    else if (isImportable(prospect)) ticked.add(addressId);
  }
  return { ...choices, ticked };
}
