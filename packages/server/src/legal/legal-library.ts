import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language } from '../i18n/translate.js';

/** The texts that a provider in onOffice's Marketplace needs, in the order in which they are linked. */
export const LEGAL_PAGES = ['beschreibung', 'rechte', 'agb', 'datenschutz', 'avv'] as const;

export type LegalPage = (typeof LEGAL_PAGES)[number];

export interface LegalSource {
  readonly markdown: string;
  /** The language of the text, which need not be the one that was asked for. */
  readonly language: Language;
}

/** Finds a text in a language. */
export type LegalLibrary = (page: LegalPage, language: Language) => Promise<LegalSource>;

const DELIVERED_FOLDER = fileURLToPath(new URL('../../content-legal/', import.meta.url));

/**
 * The legal texts: those of the operator's folder (`de/agb.md`, `en/agb.md` …) where there are some, else the
 * delivered drafts. A text that the operator has replaced only in German is shown in German to everybody: a
 * draft must not stand beside the text that counts. Read with each request, so that a change needs no restart.
 */
export function createLegalLibrary(replacementFolder: string | undefined): LegalLibrary {
  const [defaultLanguage] = LANGUAGES;
  return async (page, language) => {
    for (const candidate of replacementFolder === undefined ? [] : new Set([language, defaultLanguage])) {
      const markdown = await readIfThere(join(replacementFolder ?? '', candidate, `${page}.md`));
      if (markdown !== undefined) return { markdown, language: candidate };
    }
    return { markdown: await readFile(join(DELIVERED_FOLDER, language, `${page}.md`), 'utf8'), language };
  };
}

export function isLegalPage(value: unknown): value is LegalPage {
  return LEGAL_PAGES.some((page) => page === value);
}

/** A file that exists but cannot be read is an error: falling back to a draft would hide it. */
async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) {
      return undefined;
    }
    throw error;
  }
}
