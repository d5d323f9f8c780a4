import { appendAuditEvent } from '../audit/audit-store.js';
import { toUtcText } from '../clock.js';
import type { Queryable } from '../database/database.js';
import type { FileContent } from '../stored-files/stored-file.js';
import { lockTenant } from '../tenants/tenant-store.js';
import type { UserKey } from '../tenants/user-store.js';
import type { AppContext } from '../web/app-context.js';
import { contentVersion } from '../web/content-version.js';
import { addOfficeFile, deleteOfficeFile } from './office-file-store.js';
import {
  deleteOfficeText,
  findOfficeText,
  saveOfficeText,
  type OfficeText,
  type TextKey,
} from './office-text-store.js';

export type TextChange = { readonly outcome: 'saved' | 'conflict' | 'too_many' | 'no_room' };

/** What shall be shown: words of the office's own, a file, or again what is delivered. */
export type TextReplacement =
  | { readonly kind: 'markdown'; readonly markdown: string }
  | { readonly kind: 'file'; readonly content: FileContent }
  | { readonly kind: 'delivered' };

/** Names what is shown now, for the form that shows it; `undefined` stands for the delivered text. */
export function textVersion(text: OfficeText | undefined): string {
  return contentVersion(
    text && (text.kind === 'markdown' ? ['markdown', text.markdown] : ['file', text.file.fileId]),
  );
}

/**
 * Puts something else in place of a delivered document, in one language. What was there before goes.
 *
 * @param version what {@link textVersion} said of the text that the form showed
 */
export async function replaceOfficeText(
  { database, clock }: Pick<AppContext, 'database' | 'clock'>,
  user: UserKey,
  key: TextKey,
  { version, replacement }: { readonly version: string; readonly replacement: TextReplacement },
): Promise<TextChange> {
  const at = clock();
  return database.transaction(async (db) => {
    await lockTenant(db, user.tenantId);
    const stored = await findOfficeText(db, user.tenantId, key);
    if (isSame(stored, replacement)) return { outcome: 'saved' };
    if (textVersion(stored) !== version) return { outcome: 'conflict' };
    const storedFile = stored?.kind === 'file' ? stored.file : undefined;
    const outcome = await write(db, user, key, replacement, { at, replacedId: storedFile?.fileId });
    if (outcome !== 'saved') return { outcome };
    // Last, because a text goes with its file.
    if (storedFile) await deleteOfficeFile(db, storedFile);
    const { slug, language } = key;
    const kind = replacement.kind === 'delivered' ? 'office_text.restored' : 'office_text.replaced';
    const detail = { slug, language, by: replacement.kind };
    await appendAuditEvent(db, { ...user, at, kind, detail });
    return { outcome };
  });
}

async function write(
  db: Queryable,
  user: UserKey,
  key: TextKey,
  replacement: TextReplacement,
  { at, replacedId }: { readonly at: number; readonly replacedId: string | undefined },
): Promise<TextChange['outcome']> {
  const noted = { ...key, changedBy: user.userId, changedAt: toUtcText(at) };
  switch (replacement.kind) {
    case 'delivered':
      await deleteOfficeText(db, user.tenantId, key);
      return 'saved';
    case 'markdown':
      await saveOfficeText(db, user.tenantId, { ...noted, ...replacement });
      return 'saved';
    default: {
      const addition = await addOfficeFile(db, user, replacement.content, { at, replacedId });
      if (addition.outcome !== 'stored') return addition.outcome;
      await saveOfficeText(db, user.tenantId, { ...noted, kind: 'file', file: addition.file });
      return 'saved';
    }
  }
}

/** Sent twice, or chosen again: there is nothing to do. */
function isSame(stored: OfficeText | undefined, replacement: TextReplacement): boolean {
  switch (replacement.kind) {
    case 'delivered':
      return stored === undefined;
    case 'markdown':
      return stored?.kind === 'markdown' && stored.markdown === replacement.markdown;
    default:
      return stored?.kind === 'file' && stored.file.sha256 === replacement.content.sha256;
  }
}
