import type { help as german } from '../de/help.js';

export const help: typeof german = {
  title: 'Guide',
  chapters: 'All chapters',
  place: 'Chapter {{number}} of {{count}}',
  previous: 'Back',
  next: 'Next',
  enlarge: '{{alt}} (open picture in full size)',
};
