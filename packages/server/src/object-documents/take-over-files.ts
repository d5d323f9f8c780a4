import { createHash } from 'node:crypto';
import { readEstateFile, type EstateFile, type OnOfficeClient } from '@immo-billie/onoffice-sdk';
import type { OfferObject } from '../objects/object-store.js';
import { MAX_FILE_BYTES, roomBeside } from '../stored-files/file-limits.js';
import { cleanFileName, nameForType } from '../stored-files/file-name.js';
import { detectMediaType } from '../stored-files/file-type.js';
import { chunksOf } from '../stored-files/stored-file.js';
import type { AppContext } from '../web/app-context.js';
import { kindOfEstateFile } from './document-kind.js';
import type { ReportEntry } from './document-report.js';
import { listDocuments } from './document-store.js';
import type { ObjectDocument, Visibility } from './document.js';
import { noteOnOfficeProblem, type OnOfficeProblemCode } from './estate-file-list.js';
import { addAndReport } from './store-upload.js';

/** Contents come whole and as text, so that each one under way takes some hundred megabytes at worst. */
const FILES_IN_FLIGHT = 2;

/** Problems that the next file would meet as well. */
const LASTING: ReadonlySet<OnOfficeProblemCode> = new Set([
  'not_activated',
  'claim_stale',
  'key_refused',
  'onoffice_unreachable',
]);

interface TakeOver {
  readonly userId: string;
  readonly requestId: string;
  /** All files of the estate, as onOffice lists them now. */
  readonly estateFiles: readonly EstateFile[];
  readonly fileIds: readonly string[];
  readonly visibility: Visibility;
  readonly signal: AbortSignal;
}

/** Copies files of the estate into the object, one report line for each that was ticked. */
export async function takeOverFiles(
  context: AppContext,
  object: OfferObject,
  takeOver: TakeOver,
): Promise<ReportEntry[]> {
  const { fileIds, estateFiles } = takeOver;
  const documents = await listDocuments(context.database.knex, object);
  const report = new Map<string, ReportEntry>();
  const wanted: EstateFile[] = [];
  let room = roomBeside(documents).files;
  for (const fileId of new Set(fileIds)) {
    const file = estateFiles.find(({ id }) => id === fileId);
    const refusal = refusalOf(fileId, file, documents);
    if (refusal) report.set(fileId, refusal);
    else if (room <= 0) report.set(fileId, { outcome: 'too_many', name: nameOf(file, fileId) });
    else if (file) {
      wanted.push(file);
      room -= 1;
    }
  }

  const client = wanted.length > 0 ? await clientOf(context, object, takeOver.userId) : undefined;
  let lasting = client && 'problem' in client ? client.problem : undefined;
  for (let start = 0; start < wanted.length; start += FILES_IN_FLIGHT) {
    const group = wanted.slice(start, start + FILES_IN_FLIGHT);
    if (lasting !== undefined || !client || 'problem' in client) {
      for (const file of group) report.set(file.id, notRead(file, lasting ?? 'onoffice_failed'));
      continue;
    }
    const contents = await Promise.all(
      group.map((file) => readContent(context, object, client, file, takeOver.signal)),
    );
    for (const [index, file] of group.entries()) {
      const content = contents[index] ?? { bytes: undefined };
      if ('problem' in content && LASTING.has(content.problem)) lasting = content.problem;
      report.set(file.id, await storeContent(context, object, takeOver, file, content));
    }
  }
  return [...new Set(fileIds)].flatMap((fileId) => report.get(fileId) ?? []);
}

/** What can be said without reading the content. */
function refusalOf(
  fileId: string,
  file: EstateFile | undefined,
  documents: readonly ObjectDocument[],
): ReportEntry | undefined {
  const name = nameOf(file, fileId);
  if (!file) return { outcome: 'not_in_onoffice', name };
  if (file.linkUrl !== null) return { outcome: 'is_link', name };
  const taken = documents.find(({ onofficeFileId }) => onofficeFileId === file.id);
  if (taken) return { outcome: 'already_taken', name, params: { other: taken.fileName } };
  return (file.sizeBytes ?? 0) > MAX_FILE_BYTES ? { outcome: 'too_large', name } : undefined;
}

/** The name of a file of onOffice: that of the file itself, else its title. */
export function nameOf(file: EstateFile | undefined, fileId: string): string {
  return file ? cleanFileName(file.fileName || file.title || file.kind) : fileId;
}

async function clientOf(
  context: AppContext,
  { tenantId }: OfferObject,
  userId: string,
): Promise<OnOfficeClient | { readonly problem: OnOfficeProblemCode }> {
  try {
    return await context.onoffice.forUser({ tenantId, userId });
  } catch (error) {
    return { problem: await noteOnOfficeProblem(context, tenantId, error) };
  }
}

type Content = { readonly bytes: Buffer | undefined } | { readonly problem: OnOfficeProblemCode };

async function readContent(
  context: AppContext,
  { tenantId, estateId }: OfferObject,
  client: OnOfficeClient,
  file: EstateFile,
  signal: AbortSignal,
): Promise<Content> {
  try {
    const read = await client.call(readEstateFile(estateId, file.id, { maxBytes: MAX_FILE_BYTES }), {
      signal,
    });
    return { bytes: read?.content ?? undefined };
  } catch (error) {
    return { problem: await noteOnOfficeProblem(context, tenantId, error) };
  }
}

async function storeContent(
  context: AppContext,
  object: OfferObject,
  { userId, requestId, visibility }: TakeOver,
  file: EstateFile,
  content: Content,
): Promise<ReportEntry> {
  const name = nameOf(file, file.id);
  if ('problem' in content) return notRead(file, content.problem);
  const { bytes } = content;
  if (!bytes) return { outcome: 'not_in_onoffice', name };
  if (bytes.length === 0) return { outcome: 'empty', name };
  const mediaType = await detectMediaType(bytes);
  if (mediaType === undefined) return { outcome: 'wrong_type', name };
  const candidate = {
    kind: kindOfEstateFile(file),
    visibility,
    fileName: nameForType(name, mediaType),
    mediaType,
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    onofficeFileId: file.id,
    chunks: () => chunksOf(bytes),
  };
  return addAndReport(context, object, { userId, requestId }, candidate, 'taken_over');
}

function notRead(file: EstateFile, problem: OnOfficeProblemCode): ReportEntry {
  return { outcome: 'not_read', name: nameOf(file, file.id), params: { problem } };
}
