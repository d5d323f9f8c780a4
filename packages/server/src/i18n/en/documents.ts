import type { documents as german } from '../de/documents.js';

export const documents: typeof german = {
  title: 'Documents',
  intro: 'Here you will find help on immo-billie.',
  guide: 'Guide',
  guideText: 'From activation to the finished object, step by step.',
};
