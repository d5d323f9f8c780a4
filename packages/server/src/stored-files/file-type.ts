import { fileTypeFromBuffer, fileTypeFromFile, type FileTypeResult } from 'file-type';

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const EXCEL = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const POWERPOINT = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';

/**
 * The types that are taken, each with the endings a name may have. Nothing that a browser runs: no HTML, no
 * SVG, no Office file with macros.
 */
const DOCUMENT_TYPES: ReadonlyMap<string, DocumentType> = new Map([
  ['application/pdf', { label: 'PDF', endings: ['pdf'], isShown: true }],
  ['image/png', { label: 'PNG', endings: ['png'], isShown: true }],
  ['image/jpeg', { label: 'JPEG', endings: ['jpg', 'jpeg', 'jpe', 'jfif'], isShown: true }],
  ['image/webp', { label: 'WebP', endings: ['webp'], isShown: true }],
  [WORD, { label: 'Word', endings: ['docx'], isShown: false }],
  [EXCEL, { label: 'Excel', endings: ['xlsx'], isShown: false }],
  [POWERPOINT, { label: 'PowerPoint', endings: ['pptx'], isShown: false }],
]);

interface DocumentType {
  readonly label: string;
  /** The usual one first. */
  readonly endings: readonly string[];
  /** Whether browsers show it without running anything of it. */
  readonly isShown: boolean;
}

/** For the `accept` of the file input: a help for the person, no check. */
export const ACCEPTED_ENDINGS = [...DOCUMENT_TYPES.values()]
  .flatMap(({ endings }) => endings.map((ending) => `.${ending}`))
  .join(',');

/** The media type that the content shows, if it is one of those that are taken. The name does not count. */
export async function detectMediaType(
  content: { readonly path: string } | Uint8Array,
): Promise<string | undefined> {
  const found = await detect(content);
  // An animated PNG is one that every viewer of PNG shows.
  const mediaType = found?.mime === 'image/apng' ? 'image/png' : found?.mime;
  return mediaType !== undefined && DOCUMENT_TYPES.has(mediaType) ? mediaType : undefined;
}

async function detect(content: { readonly path: string } | Uint8Array): Promise<FileTypeResult | undefined> {
  try {
    return await ('path' in content ? fileTypeFromFile(content.path) : fileTypeFromBuffer(content));
  } catch (error) {
    // The scratch file could not be read. Everything else comes from a content that only pretends to be a type.
    if (error instanceof Error && 'syscall' in error) throw error;
    return undefined;
  }
}

/** „PDF“, for people. */
export function mediaTypeLabel(mediaType: string): string {
  return DOCUMENT_TYPES.get(mediaType)?.label ?? mediaType;
}

/** Whether a preview may be opened in the browser. */
export function isPreviewable(mediaType: string): boolean {
  return DOCUMENT_TYPES.get(mediaType)?.isShown ?? false;
}

/** Endings that a name of this type may have, the usual one first. */
export function endingsOf(mediaType: string): readonly string[] {
  return DOCUMENT_TYPES.get(mediaType)?.endings ?? [];
}
