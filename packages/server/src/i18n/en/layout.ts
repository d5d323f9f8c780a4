import type { layout as german } from '../de/layout.js';

export const layout: typeof german = {
  session: {
    ends: 'You will be signed out in a few minutes.',
    prolong: 'Stay signed in',
    failed:
      'That did not work. Please try again. If it keeps failing, save now or open immo-billie again from onOffice.',
    final:
      'You will be signed out in a few minutes and cannot stay signed in any longer. Please save now and open immo-billie again from onOffice afterwards.',
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
