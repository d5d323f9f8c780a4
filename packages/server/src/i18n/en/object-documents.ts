import type { objectDocuments as german } from '../de/object-documents.js';

export const objectDocuments: typeof german = {
  title: 'Documents',
  pageTitle: 'Documents of the object',
  backToObject: 'Back to the object',
  empty: 'There are no documents for this object yet.',
  used: '{{documents}} of at most {{maxDocuments}} documents, {{size}} of at most {{maxSize}} in total.',
  added: '{{type}}, {{size}}, added on {{at}}',
  fromOnOffice: 'from onOffice',
  kindLabel: 'Kind',
  visibilityLabel: 'Visible to',
  kind: {
    expose: 'Brochure',
    energieausweis: 'Energy performance certificate',
    grundriss: 'Floor plan',
    grundbuchauszug: 'Land register extract',
    teilungserklaerung: 'Declaration of division',
    protokolle: 'Minutes',
    sonstiges: 'Other',
  },
  visibility: { all: 'everyone', confirmed: 'after confirmation', broker: 'agents only' },
  visibilityHelp:
    '“after confirmation”: prospects see the document only once they have confirmed that they take part.',
  preview: 'View',
  download: 'Download',
  delete: 'Delete',
  moveUp: 'Move up',
  moveDown: 'Move down',
  saveList: 'Apply changes to the documents',
  upload: {
    label: 'Add files',
    help: 'PDF, PNG, JPEG, WebP, Word (DOCX), Excel (XLSX) or PowerPoint (PPTX), at most {{size}} per file. You can choose several at once.',
    submit: 'Upload',
    drop: 'You can also drag files here.',
  },
  energyHint:
    'There is no energy performance certificate among the documents. If one exists, its details belong in every property advertisement (section 87 GEG), and it must be shown at the viewing at the latest (section 80 GEG). Plots of land and listed buildings need none.',
  onoffice: {
    open: 'Take over files from onOffice',
    title: 'Files of the property in onOffice',
    empty: 'onOffice has no files for this property that you may see.',
    legend: 'Which files should be taken over?',
    submit: 'Take over selected files',
    close: 'Close',
    retry: 'Try again',
    hindrance: {
      is_link: 'a link, not a file',
      already_taken: 'already taken over',
      too_large: 'too large',
    },
    problem: {
      not_activated: 'immo-billie has not been activated for your office yet.',
      claim_stale:
        'Your permission from onOffice has expired. Please open the property in onOffice and start “Angebotsverfahren” again.',
      key_refused:
        'onOffice no longer accepts the stored API key. Please ask an onOffice administrator to activate immo-billie again.',
      onoffice_unreachable: 'onOffice cannot be reached at the moment. Please try again in a few minutes.',
      onoffice_failed: 'onOffice refused the request. Please try again.',
      list_too_long:
        'This property has more than {{max}} files in onOffice. That many cannot be shown here; please upload the files you want from your computer.',
      onoffice_answer:
        'The answer from onOffice was incomplete or unreadable. Please try again in a few minutes.',
    },
  },
  notice: {
    stale: 'Your sign-in has changed in the meantime. Please check your entries and save again.',
    stale_upload:
      'Your sign-in has changed in the meantime and nothing was saved. Please choose the files again and upload them once more.',
    no_file: 'Please choose at least one file.',
    too_many_files:
      'At most {{files}} files can be sent at once. None of them was saved; all existing documents are still there. Please choose fewer files.',
    nothing_ticked: 'Please tick at least one file.',
  },
  report: {
    stored: '{{name}}: saved.',
    taken_over: '{{name}}: taken over from onOffice.',
    changed: '{{name}}: changes applied.',
    moved: '{{name}}: now in position {{place}} of {{count}}.',
    removed: '{{name}}: deleted.',
    empty: '{{name}}: not saved because the file is empty.',
    too_large: '{{name}}: not saved because the file is larger than {{size}}.',
    wrong_type:
      '{{name}}: not saved because its content is neither PDF nor PNG, JPEG, WebP, Word (DOCX), Excel (XLSX) or PowerPoint (PPTX).',
    too_many: '{{name}}: not saved because an object can have at most {{documents}} documents.',
    no_room: '{{name}}: not saved because the documents of an object may be at most {{objectSize}} in total.',
    duplicate: '{{name}}: not saved a second time because this file already exists as “{{other}}”.',
    already_taken: '{{name}}: not taken over a second time because this file already exists as “{{other}}”.',
    is_link: '{{name}}: not taken over because it is a link and not a file.',
    not_in_onoffice: '{{name}}: not taken over because this file no longer exists in onOffice.',
    not_read: '{{name}}: not taken over. {{reason}}',
    failed: '{{name}}: could not be saved. Please try again.',
    conflict:
      '{{name}}: these entries have been changed in another window or by someone else in the meantime. Please check them and change them again.',
    gone: 'A document that you wanted to change has been deleted in the meantime.',
  },
  deletePage: {
    title: 'Delete document',
    question: 'Should “{{name}}” be deleted?',
    stays:
      'Only this file in immo-billie is deleted, for good. The object, its details and the other documents stay, and nothing changes in onOffice.',
    confirm: 'Delete for good',
    keep: 'Do not delete',
  },
  script: {
    uploading: 'Uploading file {number} of {total}: {name}',
    progress: 'Upload progress',
    takingOver: 'The files are being taken over from onOffice …',
    loading: 'The files of the property are being read from onOffice …',
    notSent: '{name}: not uploaded because the connection was lost. Please try again.',
    notTried: '{name}: not uploaded.',
    failed: 'This did not work because the connection was lost. Please try again.',
  },
};
