import { z } from 'zod';
import { EDITABLE_VALUE_FIELDS, type EditableValueField } from '../objects/estate-values.js';
import { stripInvisible } from '../web/strip-invisible.js';

/** Most persons that one form takes; above it the wizard says so instead of cutting the list. */
export const MAX_PROSPECTS = 10_000;

/** Longest note to a person, in characters. */
export const MAX_NOTE_LENGTH = 200;

/** What the broker decided in the wizard. Only ids, ticks, notes and switches: all else is read again. */
export interface ImportChoices {
  readonly importsProspects: boolean;
  /** The toggle of the group of automatic matches. */
  readonly importsAutomatic: boolean;
  /** Whether an object that exists takes over the estate's values. */
  readonly updatesObject: boolean;
  /** Values changed by hand for which the broker takes what onOffice says. */
  readonly takesBack: readonly EditableValueField[];
  /** Persons that the page showed. */
  readonly shown: ReadonlySet<string>;
  readonly ticked: ReadonlySet<string>;
  readonly notes: ReadonlyMap<string, string>;
  /** Notes as the page first showed them, where there were any: what is still the same nobody has changed here. */
  readonly shownNotes: ReadonlyMap<string, string>;
  /** Removals that the page told of, by address id the event: only beside these is a tick for who was removed meant. */
  readonly toldRemovals?: ReadonlyMap<string, number>;
}

const TICK_FIELD = 'person';
const NOTE_PREFIX = 'note_';
const SHOWN_NOTES_FIELD = 'shownNotes';
const TOLD_REMOVALS_FIELD = 'toldRemovals';
const ADDRESS_ID = /^\d{1,15}$/;

/** Names of the fields, for the page and for {@link parseImportForm}. */
export const IMPORT_FIELDS = {
  importsProspects: 'importProspects',
  importsAutomatic: 'importAutomatic',
  showsAutomatic: 'automaticShown',
  updatesObject: 'updateObject',
  takesBack: 'takeBack',
  person: TICK_FIELD,
  shownNotes: SHOWN_NOTES_FIELD,
  toldRemovals: TOLD_REMOVALS_FIELD,
  note: (addressId: string) => `${NOTE_PREFIX}${addressId}`,
} as const;

/** Reads the posted wizard. Every shown person has a note field, so the notes tell who was shown. */
export function parseImportForm(body: unknown): ImportChoices {
  const fields = new Map(Object.entries((body ?? {}) as Record<string, string | string[] | undefined>));
  const notes = new Map<string, string>();
  for (const [name, value] of fields) {
    const addressId = name.startsWith(NOTE_PREFIX) ? name.slice(NOTE_PREFIX.length) : '';
    if (ADDRESS_ID.test(addressId)) notes.set(addressId, cleanNote(firstOf(value)));
  }
  const ticked = [fields.get(TICK_FIELD) ?? []].flat().filter((id) => ADDRESS_ID.test(id));
  return {
    importsProspects: fields.has(IMPORT_FIELDS.importsProspects),
    // A page without automatic matches has no toggle to be switched off.
    importsAutomatic: fields.has(IMPORT_FIELDS.importsAutomatic) || !fields.has(IMPORT_FIELDS.showsAutomatic),
    updatesObject: fields.has(IMPORT_FIELDS.updatesObject),
    takesBack: EDITABLE_VALUE_FIELDS.filter((field) =>
      [fields.get(IMPORT_FIELDS.takesBack) ?? []].flat().includes(field),
    ),
    shown: new Set(notes.keys()),
    ticked: new Set(ticked.filter((id) => notes.has(id))),
    notes,
    shownNotes: new Map(parseEntries(noteEntries, firstOf(fields.get(SHOWN_NOTES_FIELD)))),
    toldRemovals: new Map(parseEntries(removalEntries, firstOf(fields.get(TOLD_REMOVALS_FIELD)))),
  };
}

const noteEntries = z.array(z.tuple([z.string(), z.string()]));
const removalEntries = z.array(z.tuple([z.string(), z.number()]));

/** One field for all of them, so that a form of 10,000 persons has no more fields than it needs. */
export function showNotes(notes: Iterable<readonly [addressId: string, note: string]>): string {
  return JSON.stringify([...notes].filter(([, note]) => note !== ''));
}

/** None out of a page of an earlier version, or a form that somebody made up. */
function parseEntries<T>(entries: z.ZodType<T[]>, text: string): T[] {
  try {
    return entries.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

/** One line, without control characters; cut by characters, not by halves of an emoji. */
function cleanNote(note: string): string {
  const line = stripInvisible(note)
    .replace(/\p{Cc}+/gu, ' ')
    .trim();
  return Array.from(line).slice(0, MAX_NOTE_LENGTH).join('');
}

function firstOf(value: string | string[] | undefined): string {
  return (Array.isArray(value) ? value[0] : value) ?? '';
}
