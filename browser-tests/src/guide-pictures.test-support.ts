/** A picture of the guide: a file and the elements of the page that it shows. */
export interface GuidePicture {
  readonly file: string;
  /** From the first to the last of these; the whole window when there are none. */
  readonly parts: readonly string[];
}

/**
 * Which pictures of the guide are taken at which stop of the tour. onOffice speaks German to everybody; of the
 * app there is one picture in each language.
 */
export const GUIDE_PICTURES: Readonly<Record<string, readonly GuidePicture[]>> = {
  'onoffice-marketplace': [{ file: 'onoffice-marketplace', parts: ['h1', '.tiles'] }],
  activation: [{ file: 'onoffice-freischalten', parts: ['main > section.panel'] }],
  'onoffice-estate': [{ file: 'onoffice-immobilie', parts: [] }],
  'onoffice-rights': [{ file: 'onoffice-rechteabfrage', parts: ['main > section'] }],
  wizard: [
    { file: 'wizard', parts: ['h1', 'form[data-wizard]'] },
    { file: 'login', parts: ['.app-header'] },
  ],
  'wizard-choice': [{ file: 'prospects-choice', parts: ['.prospects'] }],
  'wizard-reasons': [
    { file: 'prospects-reasons', parts: ['.prospect-group:nth-of-type(3)'] },
    { file: 'prospects-automatic', parts: ['.prospect-group:nth-of-type(4)'] },
  ],
  'object-details': [
    { file: 'details-help', parts: ['h1', '.help-box'] },
    { file: 'details-base', parts: ['[aria-labelledby=base-title]'] },
    { file: 'details-schedule', parts: ['[aria-labelledby=schedule-title]'] },
    { file: 'details-agreements', parts: ['[aria-labelledby=agreements-title]'] },
    { file: 'details-costs', parts: ['#costs-title', '[data-costs] .field-grid'] },
    { file: 'details-documents', parts: ['#documents-title', '.object-document-list'] },
  ],
  'object-details-saved': [{ file: 'details-saved', parts: ['h1', '.alert-success'] }],
  'wizard-again': [
    { file: 'reimport', parts: ['.prospects', '.update-check'] },
    { file: 'conflicts', parts: ['.conflicts'] },
  ],
  'object-details-updated': [{ file: 'import-result', parts: ['h1', '.alert-success'] }],
  objects: [{ file: 'objects', parts: ['h1', '.object-table'] }],
  documents: [{ file: 'documents', parts: ['h1', '.card-grid'] }],
  administration: [{ file: 'administration', parts: ['h1', '.card-grid'] }],
  'administration-setup': [{ file: 'setup', parts: ['.setup-steps'] }],
  'administration-users': [{ file: 'users', parts: ['h1', '[aria-labelledby=visibility-title]'] }],
  'problem-inactive': [{ file: 'problem-inactive', parts: ['.panel-problem'] }],
  handover: [{ file: 'handover', parts: ['main > .panel'] }],
};

/** `undefined` for a picture that does not exist in this language, because onOffice's pages are German. */
export function guideFileName(file: string, language: 'de' | 'en'): string | undefined {
  if (!file.startsWith('onoffice-')) return `${file}.${language}.png`;
  return language === 'de' ? `${file}.png` : undefined;
}
