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
    origin: 'Assignment and notes',
    note: 'Note',
    imported: 'Imported on',
    action: 'Action',
  },
  override: 'Selected in spite of a warning ({{reasons}}) on {{at}} by {{by}}',
  warning: 'Note: {{reasons}}',
  keptUntilPassed: 'the keep-until date has passed',
  consentWithdrawn: 'consent to storage withdrawn – please remove',
  withdrawn_one: '1 imported person has withdrawn consent to storage and must not be contacted.',
  withdrawn_other: '{{count}} imported people have withdrawn consent to storage and must not be contacted.',
  withdrawnShow: 'Show and remove',
  withdrawnOnly:
    'Only people who have withdrawn consent to storage. An administrator can erase them everywhere under “Retention and erasure”.',
  showAll: 'Show all people',
  remove: 'Remove',
  pages: 'Pages',
  previous: 'Back',
  next: 'Next',
  pageOf: 'Page {{page}} of {{pages}}',
  removed: 'The person was removed.',
  removeTitle: 'Remove from the procedure?',
  removeQuestion: 'Do you want to remove {{name}} from “{{title}}”?',
  removeStays:
    'Nothing changes in onOffice. The note and contact details are deleted here. The person can be selected again in a new import.',
  removeStale:
    'Your sign-in has changed in the meantime, nobody was removed. Please check and confirm again.',
  removeConfirm: 'Remove',
  keep: 'Keep',
};
