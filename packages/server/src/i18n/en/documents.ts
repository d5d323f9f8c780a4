import type { documents as german } from '../de/documents.js';

export const documents: typeof german = {
  title: 'Documents',
  intro: 'Material for you, your sellers and your prospects – to read, and as a PDF to pass on.',
  read: 'Read',
  pdf: 'PDF',
  pdfIn: { de: 'PDF in German', en: 'PDF in English' },
  own: 'adapted by your office',
  ownFile: 'Your office shows a file of its own here:',
  fileFacts: '{{type}}, {{size}}, of {{at}}',
  office: {
    title: 'Documents of your office',
    empty: 'Your office has not added any documents of its own yet.',
    open: 'View',
    download: 'Download',
    manage: 'Manage own documents and texts',
  },
  pdfOf: 'Open as PDF',
  watch: 'Go to the video',
  of: '{{action}}: {{title}}',
  contents: 'Contents',
  table: 'Table, can be scrolled sideways',
  back: 'All documents',
  page: 'Page {{page}} of {{count}}',
  logo: 'Logo of {{name}}',
  tenantUnknown: 'Your estate agency',
  cards: {
    strategie: 'All the important strategies for preparation, acquisition and handling at a glance.',
    'das-ist-immo-billie':
      'The digital offer procedure explained in simple terms, with the name and logo of your office: a hand-out for your sellers.',
    'fragen-und-antworten':
      'What agents, prospects and sellers ask, with suitable answers, including answers to objections.',
    video: 'Explains to prospects and potential buyers what it is about and how the procedure works.',
  },
  guide: 'Guide',
  guideText: 'From activation to the completed object, step by step.',
};
