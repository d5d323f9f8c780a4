import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument, type ParsedDocument } from '../documents/source/parse-document.js';
import { LANGUAGES, type Language } from '../i18n/translate.js';
import { isLegalPage } from '../legal/legal-library.js';
import { chapterHref, HELP_CHAPTERS, isHelpChapter, type HelpChapter } from './help-chapters.js';
import { takePicture, type Picture } from './picture.js';

/** The files in `content-help/<language>`, without their ending. */
export const HELP_FILES = ['uebersicht', ...HELP_CHAPTERS] as const;

export type HelpFile = HelpChapter | 'uebersicht';

/** Every page of the guide in every language, read and checked once. */
export type HelpLibrary = (file: HelpFile, language: Language) => ParsedDocument<Picture>;

export interface HelpFolders {
  readonly content: string;
  readonly pictures: string;
}

export const HELP_FOLDERS: HelpFolders = {
  content: fileURLToPath(new URL('../../content-help/', import.meta.url)),
  pictures: fileURLToPath(new URL('../../public/help/', import.meta.url)),
};

/**
 * Reads the whole guide, so that a broken page or a missing picture stops the start and not a broker.
 *
 * @throws DocumentSyntaxError for the first page that cannot be shown as it is written
 */
export function loadHelpLibrary({ content, pictures }: HelpFolders = HELP_FOLDERS): HelpLibrary {
  const read = (file: HelpFile, language: Language) => {
    const source = readFileSync(join(content, language, `${file}.md`), 'utf8');
    return parseDocument(source, `${language}/${file}.md`, {
      takeExtra: (reader) => takePicture(reader, pictures),
      hrefOf: (target) => {
        const path = pathOf(target);
        return path && `${path}?lang=${language}`;
      },
    });
  };
  const languages = new Map(
    LANGUAGES.map((language) => [language, new Map(HELP_FILES.map((file) => [file, read(file, language)]))]),
  );
  return (file, language) => {
    const page = languages.get(language)?.get(file);
    if (!page) throw new Error(`no help page ${language}/${file}`);
    return page;
  };
}

/** Links lead to another chapter (`objekt-details`) or to a legal text (`/legal/rechte`). */
function pathOf(target: string): string | undefined {
  if (isHelpChapter(target)) return chapterHref(target);
  const [, legalPage] = /^\/legal\/(.+)$/.exec(target) ?? [];
  return isLegalPage(legalPage) ? target : undefined;
}
