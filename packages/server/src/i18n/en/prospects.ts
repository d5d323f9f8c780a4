import type { prospects as german } from '../de/prospects.js';

export const prospects: typeof german = {
  title: 'Prospects',
  back: 'Back to object details',
  show_one: '1 prospect',
  show_other: '{{count}} prospects',
  total_one: '1 person',
  total_other: '{{count}} people',
  empty:
    'Nobody imported yet. Prospects only come in through “immo-billie” → “Angebotsverfahren” in onOffice.',
  search: 'Search',
  nothingFound: 'Nobody found for “{{text}}”.',
  column: {
    name: 'Name',
    contact: 'Contact',
    origin: 'Assignment',
    note: 'Note',
    imported: 'Imported on',
    action: 'Action',
  },
  remove: 'Remove',
  pages: 'Pages',
  previous: 'Back',
  next: 'Next',
  pageOf: 'Page {{page}} of {{pages}}',
  removed: '{{name}} was removed from the object.',
  removeTitle: 'Remove from the procedure?',
  removeQuestion: 'Do you want to remove {{name}} from “{{title}}”?',
  removeStays:
    'Nothing changes in onOffice. The note and contact details are deleted here. The person can be selected again in a new import.',
  removeConfirm: 'Remove',
  keep: 'Keep',
};
