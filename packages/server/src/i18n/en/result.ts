import type { result as german } from '../de/result.js';

export const result: typeof german = {
  created: 'The object was imported.',
  updated: 'The object was updated.',
  unchanged: 'The basic data of the object are unchanged.',
  restored: 'It was archived and appears in the overview again.',
  prospects: 'Prospects: {{added}} new, {{updated}} updated, {{unchanged}} unchanged, {{skipped}} skipped.',
  stillThere: 'Deselected, but still in the object. Remove from the procedure?',
  stillThereMore_one: 'and 1 more person',
  stillThereMore_other: 'and {{count}} more people',
  reasons: 'Why skipped?',
  reason: {
    unticked: '{{count}} not selected by you',
    withdrawn: '{{count}} with consent to storage withdrawn',
    new_since_shown: '{{count}} added since the page was opened – please import again',
    automatic_off: '{{count}} assigned automatically, group switched off',
    prospects_off: '{{count}} because “Import prospects” was switched off',
    removed_since: '{{count}} removed from the object in the meantime',
    vanished: '{{count}} no longer assigned or no longer readable in onOffice',
  },
};
