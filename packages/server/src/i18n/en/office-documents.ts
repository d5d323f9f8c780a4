import type { officeDocuments as german } from '../de/office-documents.js';

export const officeDocuments: typeof german = {
  title: 'Documents of the office',
  intro: 'Here you adapt what everybody in your office finds under “Documents”.',
  toDocuments: 'See what it looks like',
  change: 'Change',
  language: { de: 'German', en: 'English' },
  state: { delivered: 'as delivered', markdown: 'own text', file: 'own PDF file' },
  delivered: {
    title: 'Delivered documents',
    intro:
      'Instead of a delivered text you can show a text or a PDF file of your own, for each language separately. You can go back at any time.',
    document: 'Document',
  },
  own: {
    title: 'Own documents',
    intro: 'They are available under “Documents” to all users of your office, in this order.',
    empty: 'You have not added any documents of your own yet.',
    up: 'Up',
    down: 'Down',
    delete: 'Delete',
    deleteText:
      'Delete “{{title}}”? The file is removed from immo-billie for good. All other documents stay.',
    deleteConfirm: 'Delete for good',
  },
  used: '{{files}} of at most {{maxFiles}} files, {{size}} of at most {{maxSize}} in total. PDF files that replace delivered texts count as well.',
  titleLabel: 'Title',
  titleHelp:
    'What the document is called in the list. If the field stays empty, the name of the file is used.',
  descriptionLabel: 'Description',
  descriptionHelp: 'A sentence on what the document is good for. May be left out.',
  file: 'File',
  fileHelp:
    'PDF, PNG, JPEG, WebP, Word (DOCX), Excel (XLSX) or PowerPoint (PPTX), at most {{size}}. Files with macros are not accepted.',
  add: { title: 'Add a document', submit: 'Add' },
  edit: {
    title: 'Change document',
    file: 'Newer file (only to exchange it)',
    fileHelp:
      'If the field stays empty, the file stays. Otherwise the new one replaces it, at most {{size}}.',
    cancel: 'Cancel',
  },
  text: {
    title: '{{title}} ({{language}})',
    now: 'What is shown now',
    changed: 'changed on {{at}} by {{name}}',
    restore: 'Back to the delivered text',
    restoreText: {
      markdown:
        'Your own text is deleted, and everybody sees the delivered one again. If you want to keep your text, copy it first.',
      file: 'Your PDF file is deleted from immo-billie, and everybody sees the delivered text again.',
    },
    restoreConfirm: 'Show the delivered text',
    own: 'Own text',
    ownIntro:
      'Your text appears as a page and as a PDF, with the name and logo of your office. You change both under Administration → Office. It replaces a PDF file of your own.',
    label: 'Text',
    place: 'Line {{line}} “{{excerpt}}”',
    help: 'At most {{max}} characters. If you save the delivered text unchanged, you also get its future improvements.',
    rulesTitle: 'How to structure the text',
    rules: [
      ['# Title', 'the title, exactly once and in the first line; an introductory paragraph follows it'],
      ['## Section', 'a section'],
      ['### Topic', 'a topic or a question within a section'],
      ['- Item', 'a list, one line for each item'],
      ['1. Step', 'numbered steps; the list begins with 1'],
      ['- [ ] Task', 'a box to tick on paper'],
      ['**important**', 'bold text'],
      ['| A | B |', 'a table: a header row, below it | --- | --- |, below that the rows'],
      ['{{tenant}}', 'the name of your office, except in headings'],
      ['(empty line)', 'a new paragraph; a single line break counts as a space'],
    ],
    notPossible:
      'Links, images, italics, lists within lists and HTML are not possible. Simply write internet and email addresses as text.',
    preview: 'Preview',
    previewTitle: 'Preview',
    previewNote: 'Not saved yet. If you like the text, click “Save” above.',
    storedNow: 'This is stored now',
    moreErrors_one: 'There is 1 more place that is not named here.',
    moreErrors_other: 'There are {{count}} more places that are not named here.',
    fileTitle: 'Own PDF file',
    fileIntro:
      'The file is shown instead of the text, just as it is. It replaces a text of your own. Make sure that the file is accessible (tagged PDF).',
    fileLabel: 'PDF file',
    fileHelp: 'At most {{size}}.',
    fileSubmit: 'Show this file',
  },
};
