import i18next, { type TFunction } from 'i18next';
import { de } from './de.js';
import { en } from './en.js';

/** Languages of the app; the first one is the default. */
export const LANGUAGES = ['de', 'en'] as const;

export type Language = (typeof LANGUAGES)[number];

export type Translate = TFunction;

export function isLanguage(value: unknown): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The app's language for onOffice's `UserLanguage`, for example `ENG`; German for everything else. */
export function languageOfOnOffice(userLanguage: string | undefined): Language {
  return /^en/i.test(userLanguage ?? '') ? 'en' : 'de';
}

/** Looks texts up by key. Values are not encoded here: the page encodes what it shows. */
export function createTranslations(): (language: Language) => Translate {
  const instance = i18next.createInstance();
  void instance.init({
    resources: { de: { translation: de }, en: { translation: en } },
    supportedLngs: [...LANGUAGES],
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
    showSupportNotice: false,
  } as Parameters<typeof instance.init>[0]);
  return (language) => instance.getFixedT(language);
}
