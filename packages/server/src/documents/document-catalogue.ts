import type { DocumentFile } from './document-library.js';

/** A document with a page and a PDF of its own. */
export interface CatalogueEntry {
  /** Names it in addresses and, below `documents.cards`, among the texts. The same in every language. */
  readonly slug: string;
  readonly file: DocumentFile;
  /** Carries name and logo of the office, for its sellers. */
  readonly isHandout: boolean;
}

/** What „Dokumente“ offers to read, in the order of the guide. */
export const CATALOGUE: readonly CatalogueEntry[] = [
  { slug: 'strategie', file: 'strategie', isHandout: false },
  { slug: 'das-ist-immo-billie', file: 'das-ist-immo-billie', isHandout: true },
  { slug: 'fragen-und-antworten', file: 'fragen-und-antworten', isHandout: false },
];

/** The transcript of the video for prospects; its page is the one of the video. */
export const VIDEO_ENTRY: CatalogueEntry = {
  slug: 'video',
  file: 'video-interessenten',
  isHandout: false,
};
