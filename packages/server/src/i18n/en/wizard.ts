import type { wizard as german } from '../de/wizard.js';

export const wizard: typeof german = {
  title: 'Import object',
  intro: { before: 'You are about to import the object titled', after: 'from onOffice.' },
  untitled: '(untitled)',
  alreadyImported: 'This object has already been imported, most recently on {{at}}.',
  archived: 'This object is archived. With “Continue” it appears in the overview again.',
  marketingUnknown:
    'No marketing type is given in onOffice. The offer procedure is meant for sales – please check this entry.',
  prospects: 'Prospects',
  importProspects: 'Import prospects',
  noProspects:
    'No prospects are assigned to this property in onOffice. Automatic assignments exist only for properties whose marketing status is “offen”. You can still import the object.',
  noReadableProspects: 'You do not have permission in onOffice to read any of the assigned prospects.',
  filter: 'Search by name or email',
  find: 'Search',
  tickAll: 'Select all',
  tickNone: 'Select none',
  count: '{{ticked}} of {{total}} selected',
  noContact: 'No contact details stored in onOffice',
  note: 'Note',
  noteFor: 'Note on {{name}}',
  group: {
    manual: 'Assigned by hand ({{count}})',
    automatic: 'Assigned automatically ({{count}})',
    automaticHint:
      'These people match by their search profile but have not necessarily asked about this property (section 7 of the German Unfair Competition Act).',
    automaticToggle: 'Import people who were assigned automatically',
  },
  untickHelp:
    'Anyone already imported who is unticked here stays in the object. You can remove people under “Object details”.',
  notVisible_one: '1 person imported earlier is not visible in this import',
  notVisible_other: '{{count}} people imported earlier are not visible in this import',
  notVisibleHelp:
    'They are no longer assigned in onOffice, or you may not read them. They stay in the object until you remove them there.',
  conflicts: {
    title: 'Details changed by hand',
    help: 'You changed these details here, and onOffice says something else. Without a tick, yours stay.',
    field: 'Detail',
    app: 'Here',
    onoffice: 'onOffice',
    take: 'Take over',
    takeLabel: 'take over from onOffice',
    fields: {
      title: 'Title',
      objectNumber: 'Object number',
      areaCenti: 'Area',
      brokerUserId: 'Agent',
    },
  },
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
  notPreselected: 'not preselected: {{reason}}',
  badge: {
    automatic: 'automatic',
    manual: 'manual',
    both: 'automatic and manual',
    stored: 'already imported',
    no_email: 'No e-mail address stored in onOffice',
    shared_email: 'E-mail address used more than once',
    owner: 'owner of this property',
    broker: 'belongs to the office',
    archived: 'address is archived',
    keep_until_passed: 'the keep-until date {{date}} has passed',
    removed: 'removed from the object on {{date}}',
    erased: 'erased on request on {{date}} – import again only if the person agrees',
    unspecified: 'consent not specified',
    ignored: 'consent: ignore',
    withdrawn: 'consent to storage withdrawn – cannot be imported',
  },
  notice: {
    stale:
      'Your sign-in has changed in the meantime. Nothing was saved. Please check your selection and click “Continue” again.',
  },
};
