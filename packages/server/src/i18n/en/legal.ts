import type { legal as german } from '../de/legal.js';

export const legal: typeof german = {
  title: 'Legal',
  page: {
    beschreibung: 'Description',
    rechte: 'Rights to be granted',
    agb: 'Terms and conditions',
    datenschutz: 'Privacy policy',
    avv: 'Data processing agreement',
  },
};
