import type { objects as german } from '../de/objects.js';

export const objects: typeof german = {
  title: 'Objects',
  intro: 'Objects that your office has imported from onOffice.',
  empty: 'No object imported yet',
  emptyNext:
    'Open an active property in onOffice and click “immo-billie” → “Angebotsverfahren” at the bottom.',
  caption: 'Imported objects',
  column: {
    title: 'Title',
    objectNumber: 'Object number',
    city: 'Town',
    broker: 'Agent',
    state: 'Status',
    start: 'Start',
    end: 'End',
    startPrice: 'Starting price',
    prospects: 'Prospects',
  },
  state: { draft: 'Draft', complete: 'Complete' },
  none: '–',
  filter: {
    text: 'Title, number or town',
    state: 'Status',
    anyState: 'Any status',
    broker: 'Agent',
    anyBroker: 'All agents',
    sort: 'Order',
    apply: 'Show',
    reset: 'Remove filter',
    nothing: 'No object matches this filter.',
  },
  sort: { imported: 'Last imported', end: 'End', title: 'Title' },
  openInOnOffice: 'Open in onOffice',
  older: 'More objects',
  newest: 'Back to the first',
  importedAt: 'Last imported on {{at}} by {{by}}',
};
