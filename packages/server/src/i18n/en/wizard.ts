import type { wizard as german } from '../de/wizard.js';

export const wizard: typeof german = {
  title: 'Import object',
  intro: { before: 'You are about to import the object titled', after: 'from onOffice.' },
  untitled: '(untitled)',
  alreadyImported: 'This object has already been imported, most recently on {{at}}.',
  marketingUnknown:
    'No marketing type is given in onOffice. The offer procedure is meant for sales – please check this entry.',
  prospects: 'Prospects',
  importProspects: 'Import prospects',
  noProspects:
    'No prospects are assigned to this property in onOffice. Automatic assignments exist only for properties whose marketing status is “offen”. You can still import the object.',
  noReadableProspects: 'You do not have permission in onOffice to read any of the assigned prospects.',
  filter: 'Search by name or email',
  tickAll: 'Select all',
  tickNone: 'Select none',
  count: '{{ticked}} of {{total}} selected',
  noContact: 'No contact details stored in onOffice',
  note: 'Note',
  noteFor: 'Note on {{name}}',
  noteHelp: 'Only you and your office can see notes. They are kept when you import again.',
  unreadable_one: '1 prospect is not shown because you do not have permission to read it in onOffice.',
  unreadable_other:
    '{{count}} prospects are not shown because you do not have permission to read them in onOffice.',
  updateObject: 'Update object',
  updateObjectHelp:
    'Takes over changed basic data from onOffice. Anything you have changed here by hand is kept, and so are times, prices and agreements.',
  question: 'Do you want to continue?',
  next: 'Continue',
  back: 'Back',
  badge: {
    automatic: 'automatic',
    manual: 'manual',
    both: 'automatic and manual',
    stored: 'already imported',
    no_email: 'no email address',
    unspecified: 'consent not specified',
    ignored: 'consent: ignore',
    withdrawn: 'consent to storage withdrawn – cannot be imported',
  },
  notice: {
    stale:
      'Your sign-in has changed in the meantime. Nothing was saved. Please check your selection and click “Continue” again.',
  },
};
