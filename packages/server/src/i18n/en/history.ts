import type { history as german } from '../de/history.js';

export const history: typeof german = {
  title: 'Imports',
  entry: '{{at}}, {{by}}',
  failed: 'not completed',
  failedText: 'Nothing was saved. Reference number: {{requestId}}',
  replay: 'repeated by the operator',
  more: 'The last {{shown}} imports are shown. The operator knows the older ones.',
};
