import { expect } from 'chai';
import { createOnOfficeClient, TransportFailure, type EstateFile } from '@immo-billie/onoffice-sdk';
import {
  apiError,
  createFakeTransport,
  records,
  type FakeTransport,
} from '@immo-billie/onoffice-sdk/testing';
import { pino } from 'pino';
import { createContext } from '../create-context.js';
import { lockOrCreateObject, type OfferObject } from '../objects/object-store.js';
import { createTenant } from '../testing/both-engines.test-support.js';
import { testConfig } from '../testing/test-app.test-support.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-databases.test-support.js';
import type { AppContext } from '../web/app-context.js';
import { listDocuments } from './document-store.js';
import { MAX_FILE_BYTES } from '../stored-files/file-limits.js';
import { samples } from '../stored-files/sample-files.test-support.js';
import { takeOverFiles } from './take-over-files.js';

const NEVER = new AbortController().signal;

describe('D-16 taking over files that onOffice delivers oddly', () => {
  let testDatabase: TestDatabase;
  let context: AppContext;
  let object: OfferObject;
  let onOffice: FakeTransport;
  const log: string[] = [];

  beforeEach(async () => {
    testDatabase = await createTestDatabase('sqlite');
    const config = testConfig({
      publicUrl: 'http://localhost:1',
      onofficeApiUrl: 'http://localhost:2',
      database: testDatabase.location,
    });
    log.length = 0;
    const logger = pino({ level: 'trace' }, { write: (line: string) => void log.push(line) });
    const real = createContext(config, { logger });
    onOffice = createFakeTransport();
    const client = createOnOfficeClient({
      token: 't',
      secret: 's',
      transport: onOffice.transport,
      retry: { attempts: 1 },
    });
    context = {
      ...real,
      onoffice: { ...real.onoffice, forUser: () => Promise.resolve(client) },
    };
    const tenantId = await createTenant(context.database);
    object = await context.database.transaction(
      async (db) =>
        (
          await lockOrCreateObject(db, {
            tenantId,
            estateId: '11',
            userId: '21',
            at: '2026-11-23T09:00:00.000Z',
          })
        ).object,
    );
  });
  afterEach(async () => {
    await context.database.close();
    await testDatabase.remove();
  });

  const fileOf = (id: string, parts: Partial<EstateFile> = {}): EstateFile => ({
    id,
    kind: 'Dokument',
    title: '',
    fileName: `${id}.pdf`,
    sizeBytes: null,
    documentAttribute: '',
    isInternal: true,
    linkUrl: null,
    raw: {},
    ...parts,
  });
  const deliver = (contents: Readonly<Record<string, unknown>>) =>
    onOffice.on('get', 'file', ({ parameters }) => {
      const id = String(parameters['fileid']);
      if (!(id in contents)) return records([]);
      const content = contents[id];
      if (typeof content === 'number') return apiError(content);
      return records([
        { id: Number(id), type: 'file', elements: { type: 'Dokument', originalname: `${id}.pdf`, content } },
      ]);
    });
  const takeOver = async (estateFiles: readonly EstateFile[], fileIds = estateFiles.map(({ id }) => id)) => {
    const report = await takeOverFiles(context, object, {
      userId: '21',
      requestId: 'request',
      estateFiles,
      fileIds,
      visibility: 'all',
      signal: NEVER,
    });
    return report.map(
      ({ outcome, name, params }) =>
        `${name} ${outcome}${params?.['problem'] ? ` ${params['problem']}` : ''}`,
    );
  };
  const names = async () =>
    (await listDocuments(context.database.knex, object)).map(({ fileName }) => fileName);
  const base64 = (bytes: Buffer) => bytes.toString('base64');

  it('refuses by content, like an upload, and takes the neighbours', async () => {
    deliver({
      1: base64(samples.pdf()),
      2: base64(samples.html()),
      3: '',
      4: base64(samples.png()),
      5: 'no base64!',
    });
    expect(await takeOver(['1', '2', '3', '4', '5', '6'].map((id) => fileOf(id)))).to.deep.equal([
      '1.pdf taken_over',
      '2.pdf wrong_type',
      '3.pdf empty',
      '4.pdf.png taken_over',
      '5.pdf not_read onoffice_answer',
      '6.pdf not_in_onoffice',
    ]);
    expect(await names()).to.deep.equal(['1.pdf', '4.pdf.png']);
  });

  it('does not read what onOffice says is too large, nor keeps what turns out to be', async () => {
    deliver({
      2: base64(samples.pdfOfSize(MAX_FILE_BYTES + 1)),
      3: base64(samples.pdfOfSize(MAX_FILE_BYTES)),
    });
    const files = [fileOf('1', { sizeBytes: MAX_FILE_BYTES + 1 }), fileOf('2'), fileOf('3')];
    expect(await takeOver(files)).to.deep.equal([
      '1.pdf too_large',
      '2.pdf not_read onoffice_answer',
      '3.pdf taken_over',
    ]);
    expect(onOffice.requests().flat()).to.have.length(2);
  });

  it('cleans the names that onOffice delivers', async () => {
    deliver({ 1: base64(samples.pdf()) });
    await takeOver([fileOf('1', { fileName: '../../böse\u202e\u0000.html' })]);
    expect(await names()).to.deep.equal(['böse .html.pdf']);
  });

  it('takes the title for a file without a name', async () => {
    deliver({ 1: base64(samples.pdf()), 2: base64(samples.png()) });
    await takeOver([
      fileOf('1', { fileName: '', title: 'Exposé' }),
      fileOf('2', { fileName: '', kind: 'Foto' }),
    ]);
    expect(await names()).to.deep.equal(['Exposé.pdf', 'Foto.png']);
  });

  it('goes on after a file that onOffice refuses', async () => {
    deliver({ 1: 149, 2: base64(samples.pdf()), 3: 127, 4: base64(samples.png()) });
    expect(await takeOver(['1', '2', '3', '4'].map((id) => fileOf(id)))).to.deep.equal([
      '1.pdf not_read onoffice_failed',
      '2.pdf taken_over',
      '3.pdf not_read onoffice_failed',
      '4.pdf.png taken_over',
    ]);
  });

  it('stops asking when onOffice cannot be reached, and says so for every file that is left', async () => {
    deliver({
      1: base64(samples.pdf()),
      2: base64(samples.png()),
      3: base64(samples.jpeg()),
      4: 'AAAA',
      5: 'AAAA',
    });
    onOffice.disturbNext({ status: 200, body: '' });
    onOffice.disturbNext(new TransportFailure('timeout', true));
    expect(await takeOver(['1', '2', '3', '4', '5'].map((id) => fileOf(id)))).to.deep.equal([
      '1.pdf not_read onoffice_answer',
      '2.pdf not_read onoffice_unreachable',
      '3.pdf not_read onoffice_unreachable',
      '4.pdf not_read onoffice_unreachable',
      '5.pdf not_read onoffice_unreachable',
    ]);
    expect(onOffice.requests().flat()).to.have.length(2);
    expect(await names()).to.deep.equal([]);
  });

  it('logs codes, but neither a name nor a content', async () => {
    deliver({ 1: 149 });
    await takeOver([fileOf('1', { fileName: 'Grundbuch Mustermann.pdf' })]);
    expect(log.join('\n')).to.contain('onoffice_failed').and.not.to.contain('Mustermann');
  });
});
