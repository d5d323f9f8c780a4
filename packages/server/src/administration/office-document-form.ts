import { cleanName } from '../documents/source/clean-name.js';
import { cleanLine, createFieldReader, type FormError } from '../objects/form-fields.js';
import type { DocumentTexts } from '../office-documents/office-document-store.js';

/** Longest texts, in characters. */
export const DOCUMENT_LIMITS: Readonly<Record<keyof DocumentTexts, number>> = {
  title: 150,
  description: 500,
};

/** Reads what was typed about a document. An empty title is no error: then the file's name is one. */
export function parseDocumentForm(body: Readonly<Record<string, unknown>>): {
  /** As typed, for the form that is shown again. */
  readonly texts: DocumentTexts;
  readonly errors: readonly FormError[];
} {
  const texts: DocumentTexts = {
    title: cleanName(cleanLine(body['title'])),
    description: cleanName(cleanLine(body['description'])),
  };
  const fields = createFieldReader();
  for (const field of ['title', 'description'] as const) {
    fields.limited(field, `officeDocuments.${field}Label`, texts[field], DOCUMENT_LIMITS[field]);
  }
  return { texts, errors: fields.errors };
}
