import type { Queryable } from '../database/database.js';
import type { Language } from '../i18n/translate.js';
import { OFFICE_FILES, toOfficeFile, type OfficeFile, type OfficeFileRow } from './office-file-store.js';

/** Names a delivered document in one language. */
export interface TextKey {
  readonly slug: string;
  readonly language: Language;
}

/** What an office shows in place of a delivered document: a text of its own, or a file. */
export type OfficeText = TextKey & {
  readonly changedBy: string;
  /** UTC. */
  readonly changedAt: string;
} & TextSource;

export type TextSource =
  | { readonly kind: 'markdown'; readonly markdown: string }
  | { readonly kind: 'file'; readonly file: OfficeFile };

/** A row without a file has no columns of one. */
interface TextRow extends Partial<OfficeFileRow> {
  readonly slug: string;
  readonly language: Language;
  readonly markdown: string | null;
  readonly changed_by: string;
  readonly changed_at: string;
}

const TEXTS = 'tenant_texts';

export async function listOfficeTexts(db: Queryable, tenantId: string): Promise<OfficeText[]> {
  const rows = (await withFiles(db, tenantId)) as TextRow[];
  return rows.map(toText);
}

export async function findOfficeText(
  db: Queryable,
  tenantId: string,
  { slug, language }: TextKey,
): Promise<OfficeText | undefined> {
  const row = await withFiles(db, tenantId).where({ slug, language }).first<TextRow | undefined>();
  return row && toText(row);
}

/** Stores a text in place of the one before, whose file the caller deletes. */
export async function saveOfficeText(db: Queryable, tenantId: string, text: OfficeText): Promise<void> {
  await db(TEXTS)
    .insert({
      tenant_id: tenantId,
      slug: text.slug,
      language: text.language,
      markdown: text.kind === 'markdown' ? text.markdown : null,
      file_id: text.kind === 'file' ? text.file.fileId : null,
      changed_by: text.changedBy,
      changed_at: text.changedAt,
    })
    .onConflict(['tenant_id', 'slug', 'language'])
    .merge();
}

export async function deleteOfficeText(
  db: Queryable,
  tenantId: string,
  { slug, language }: TextKey,
): Promise<void> {
  await db(TEXTS).where({ tenant_id: tenantId, slug, language }).delete();
}

function withFiles(db: Queryable, tenantId: string) {
  return db(TEXTS)
    .leftJoin(OFFICE_FILES, `${OFFICE_FILES}.file_id`, `${TEXTS}.file_id`)
    .where(`${TEXTS}.tenant_id`, tenantId)
    .select(`${OFFICE_FILES}.*`, 'slug', 'language', 'markdown', 'changed_by', 'changed_at');
}

function toText(row: TextRow): OfficeText {
  const { slug, language, markdown } = row;
  const noted = { slug, language, changedBy: row.changed_by, changedAt: row.changed_at };
  if (markdown !== null) return { ...noted, kind: 'markdown', markdown };
  if (!hasFile(row)) throw new Error(`the text ${slug}/${language} has neither words nor a file`);
  return { ...noted, kind: 'file', file: toOfficeFile(row) };
}

function hasFile(row: TextRow): row is TextRow & OfficeFileRow {
  return typeof row.file_id === 'string';
}
