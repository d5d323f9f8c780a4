import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LANGUAGES, type Language } from '../i18n/translate.js';
import { parseDocument, type ParsedDocument } from './source/parse-document.js';

/** The files in `content/<language>`, without their ending. */
export const DOCUMENT_FILES = [
  'strategie',
  'das-ist-immo-billie',
  'fragen-und-antworten',
  'video-interessenten',
  'erklaervideo',
] as const;

export type DocumentFile = (typeof DOCUMENT_FILES)[number];

export interface DeliveredDocument extends ParsedDocument {
  /** The Markdown that it was read from. */
  readonly source: string;
}

/** Every document in every language, read and checked once. */
export type DocumentLibrary = (file: DocumentFile, language: Language) => DeliveredDocument;

const CONTENT_FOLDER = fileURLToPath(new URL('../../content/', import.meta.url));

/**
 * Reads all documents, so that a broken one stops the start and not a broker.
 *
 * @throws DocumentSyntaxError for the first file that cannot be shown as it is written.
 */
export function loadDocumentLibrary(folder = CONTENT_FOLDER): DocumentLibrary {
  const read = (language: Language) =>
    new Map(
      DOCUMENT_FILES.map((file) => {
        const source = readFileSync(join(folder, language, `${file}.md`), 'utf8');
        return [file, { ...parseDocument(source, `${language}/${file}.md`), source }];
      }),
    );
  const languages = new Map(LANGUAGES.map((language) => [language, read(language)]));
  return (file, language) => {
    const document = languages.get(language)?.get(file);
    if (!document) throw new Error(`no document ${language}/${file}`);
    return document;
  };
}
