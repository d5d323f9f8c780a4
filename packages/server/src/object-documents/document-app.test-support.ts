import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listDocuments } from './document-store.js';
import type { ObjectDocument } from './document.js';
import type { AppContext } from '../web/app-context.js';
import { startTestApp, type TestApp, type TestAppOptions } from '../testing/test-app.test-support.js';
import type { Page, Visitor } from '../testing/visitor.test-support.js';
import {
  fetchBytes,
  sendParts,
  type Part,
  type Target,
  type UploadAnswer,
} from '../stored-files/upload-visitor.test-support.js';

export const AACHEN = 1437;

/** An app with an imported object, the broker who looks at it, and a folder for scratch files. */
export interface DocumentApp {
  readonly test: TestApp;
  readonly visitor: Visitor;
  readonly objectId: string;
  /** `/objects/…/documents` */
  readonly path: string;
  /** Scratch files that lie about. */
  readonly scratchFiles: () => string[];
  /** The page of the documents alone. */
  readonly open: (path?: string) => Promise<Page>;
  readonly target: (part?: Partial<Target>) => Target;
  /** Uploads files by the form of the page, as a browser without scripts does. */
  readonly upload: (
    files: readonly (readonly [name: string | Buffer, bytes: Uint8Array])[],
    options?: UploadOptions,
  ) => Promise<UploadAnswer>;
  readonly stored: () => Promise<ObjectDocument[]>;
  /** Path of a stored document; by its name. */
  readonly documentPath: (fileName: string) => Promise<string>;
  readonly download: (fileName: string) => ReturnType<typeof fetchBytes>;
}

export interface UploadOptions {
  readonly token?: string;
  readonly visibility?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly target?: Partial<Target>;
}

/** What a script sends to get the section alone. */
export const BY_SCRIPT = { 'x-requested-with': 'fetch' } as const;

/**
 * Starts an app for the tests of the enclosing `describe`, with „Schöne Immobilie in Aachen“ imported. Each test
 * begins without a document.
 */
export function useDocumentApp(options: TestAppOptions = {}): () => DocumentApp {
  let app: DocumentApp | undefined;
  let folder = '';
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'immo-billie-scratch-'));
    const test = await startTestApp({ ...options, config: { uploadDir: folder, ...options.config } });
    await test.activate();
    app = await openObject(test, folder);
  });
  beforeEach(async () => {
    await app?.test.context.database.knex('object_documents').delete();
  });
  after(async () => {
    await app?.test.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return () => {
    if (!app) throw new Error('the app runs only inside of tests');
    return app;
  };
}

/** Imports an estate without its prospects and returns the object's id. */
export async function importEstate(
  test: TestApp,
  call: { readonly estateId: number; readonly userId?: number; readonly customer?: string },
): Promise<{ readonly visitor: Visitor; readonly objectId: string }> {
  const { visitor, page } = await test.openWizard(call);
  const details = await visitor.submit(page, `/import/${call.estateId}`);
  const objectId = /^\/objects\/([0-9a-f-]{36})$/.exec(details.url.pathname)?.[1];
  if (objectId === undefined) throw new Error(`not imported: ${details.status} ${details.text}`);
  return { visitor, objectId };
}

async function openObject(test: TestApp, folder: string): Promise<DocumentApp> {
  const { visitor, objectId } = await importEstate(test, { estateId: AACHEN });
  const path = `/objects/${objectId}/documents`;
  const target = (part: Partial<Target> = {}): Target => ({
    url: test.app.url,
    origin: test.context.config.publicUrl,
    visitor,
    path,
    ...part,
  });
  const open = (other = path) => visitor.open(other);
  const stored = () => documentsOf(test.context, objectId);
  const documentPath = async (fileName: string) => {
    const document = (await stored()).find((one) => one.fileName === fileName);
    if (!document) throw new Error(`there is no document ${fileName}`);
    return `${path}/${document.documentId}`;
  };
  return {
    test,
    visitor,
    objectId,
    path,
    scratchFiles: () => readdirSync(folder),
    open,
    target,
    async upload(files, { token, visibility, headers, target: part } = {}) {
      const parts: Part[] = [
        { name: '_token', value: token ?? tokenOf(await open(), path) },
        ...files.map(([fileName, bytes]) => ({ fileName, bytes })),
        ...(visibility === undefined ? [] : [{ name: 'visibility', value: visibility }]),
      ];
      return sendParts(target(part), parts, headers);
    },
    stored,
    documentPath,
    download: async (fileName) => fetchBytes(target(), `${await documentPath(fileName)}/download`),
  };
}

async function documentsOf({ database }: AppContext, objectId: string): Promise<ObjectDocument[]> {
  const row = (await database.knex('objects').where({ object_id: objectId }).first('tenant_id')) as
    { readonly tenant_id: string } | undefined;
  return row ? listDocuments(database.knex, { tenantId: row.tenant_id, objectId }) : [];
}

/** The token of the upload form, which is good for all forms of the section. */
export function tokenOf(page: Page, path: string): string {
  return Object.fromEntries(page.fields(path))['_token'] ?? '';
}
