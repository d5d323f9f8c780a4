import type { signedOut as german } from '../de/signed-out.js';

export const signedOut: typeof german = {
  title: 'You are signed out',
  text: 'To sign in again, open a property in onOffice and click “immo-billie” → “Angebotsverfahren”.',
};
