import { de } from './de.js';

export const en: typeof de = de;
