import type { layout as german } from '../de/layout.js';

export const layout: typeof german = {
  session: {
    ends: 'You will be signed out in a few minutes.',
    prolong: 'Stay signed in',
  },
  skipToContent: 'Skip to content',
  moreInformation: 'More information',
  closeWindow: 'Close window',
  mainNavigation: 'Main navigation',
  documents: 'Documents',
  administration: 'Administration',
  signOut: 'Sign out',
  language: 'Language',
  languageName: { de: 'Deutsch', en: 'English' },
};
