import type { Request, Response } from 'express';
import type { CatalogueEntry } from '../documents/document-catalogue.js';
import type { DocumentLibrary } from '../documents/document-library.js';
import type { DocumentProblem } from '../documents/source/document-syntax-error.js';
import { fillTenant } from '../documents/source/fill-tenant.js';
import type { ParsedDocument } from '../documents/source/parse-document.js';
import { sectionsOf } from '../documents/source/sections-of.js';
import type { FormError } from '../objects/form-fields.js';
import { cleanMarkdown, MAX_TEXT_LENGTH } from '../office-documents/check-office-text.js';
import { findOfficeText, type TextKey } from '../office-documents/office-text-store.js';
import { textVersion } from '../office-documents/replace-office-text.js';
import { userName } from '../tenants/user-names.js';
import { findUser } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { signInOf } from '../web/sign-in-guard.js';
import { DOCUMENTS_PATH, FILE_INPUT } from './office-document-page.js';
import { localsOf, showAdminPage } from './show-admin-page.js';

/** The id of the text area. */
export const MARKDOWN_FIELD = 'markdown';

/** More would help nobody who mends them one after the other. */
const MAX_PROBLEMS = 20;

const MAX_EXCERPT = 40;

export interface TextPageOptions {
  /** As typed; what is stored or delivered without it. */
  readonly markdown?: string;
  readonly version?: string;
  readonly errors?: readonly FormError[];
  /** What was asked to be shown, without being stored. */
  readonly preview?: ParsedDocument;
}

export function pathOfText({ slug, language }: TextKey): string {
  return `/administration/texts/${slug}/${language}`;
}

/** All forms of a text belong together. */
export function purposeOfText({ slug, language }: TextKey): string {
  return `administration:text:${slug}:${language}`;
}

/** What stands in place of one delivered document in one language, and what shall stand there. */
export async function showOfficeText(
  { database, library }: Pick<AppContext, 'database'> & { readonly library: DocumentLibrary },
  request: Request,
  response: Response,
  { entry, key }: { readonly entry: CatalogueEntry; readonly key: TextKey },
  shown: TextPageOptions = {},
): Promise<void> {
  const { tenantId } = signInOf(request);
  const { tenantName } = localsOf(response);
  const delivered = library(entry.file, key.language);
  const stored = await findOfficeText(database.knex, tenantId, key);
  const changer = stored && (await findUser(database.knex, { tenantId, userId: stored.changedBy }));
  const storedMarkdown = stored?.kind === 'markdown' ? stored.markdown : cleanMarkdown(delivered.source);
  const errors = shown.errors ?? [];
  await showAdminPage(request, response, 'office-text', {
    path: pathOfText(key),
    documentsPath: DOCUMENTS_PATH,
    purpose: purposeOfText(key),
    title: delivered.title,
    textLanguage: key.language,
    pdfPath: `/documents/${key.slug}.pdf?language=${key.language}`,
    stored,
    storedMarkdown,
    changerName: changer ? userName(changer) : stored?.changedBy,
    markdown: shown.markdown ?? storedMarkdown,
    version: shown.version ?? textVersion(stored),
    maxLength: MAX_TEXT_LENGTH,
    fileInput: { ...FILE_INPUT, accept: '.pdf' },
    preview: shown.preview && sectionsOf(fillTenant(shown.preview, tenantName)),
    errors: errors.slice(0, MAX_PROBLEMS),
    hiddenErrors: Math.max(0, errors.length - MAX_PROBLEMS),
  });
}

/** The problems of a text as errors of the form, each with its line and how that line begins. */
export function problemErrors(markdown: string, problems: readonly DocumentProblem[]): FormError[] {
  const lines = markdown.split('\n');
  return problems.map(({ code, line, params }) => {
    const text = line === undefined ? '' : (lines[line - 1] ?? '').trim();
    const place = text === '' ? {} : { line: line ?? 0, excerpt: excerptOf(text) };
    return {
      field: MARKDOWN_FIELD,
      label: text === '' ? 'officeDocuments.text.label' : 'officeDocuments.text.place',
      error: `markdown.${code}`,
      params: { ...params, ...place },
    };
  });
}

/** As much as people need to find the line, never half a character. */
function excerptOf(line: string): string {
  const segments = Array.from(new Intl.Segmenter('de').segment(line), ({ segment }) => segment);
  if (segments.length <= MAX_EXCERPT) return line;
  return `${segments.slice(0, MAX_EXCERPT).join('').trimEnd()} …`;
}
