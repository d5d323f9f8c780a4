import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { readBytes } from '../stored-files/file-bytes.js';
import { KEPT_TOGETHER } from '../stored-files/file-limits.js';
import { CHUNK_BYTES, chunksOf, type FileContent } from '../stored-files/stored-file.js';
import { deleteDemoTenants } from '../tenants/tenant-store.js';
import type { UserKey } from '../tenants/user-store.js';
import { createUser, onBothEngines } from '../testing/both-engines.test-support.js';
import { rowsOf } from '../testing/database-content.test-support.js';
import { addOfficeDocument } from './add-office-document.js';
import { moveOfficeDocument, removeOfficeDocument } from './arrange-office-documents.js';
import { changeOfficeDocument, documentVersion } from './change-office-document.js';
import { findOfficeDocument, listOfficeDocuments, type OfficeDocument } from './office-document-store.js';
import { findOfficeText, listOfficeTexts } from './office-text-store.js';
import { replaceOfficeText, textVersion, type TextReplacement } from './replace-office-text.js';

const clock = () => Date.parse('2026-11-23T09:00:00.000Z');

function contentOf(bytes: Buffer, fileName = 'Größe 🏡.pdf'): FileContent {
  return {
    fileName,
    mediaType: 'application/pdf',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    chunks: () => chunksOf(bytes),
  };
}

onBothEngines('K-6 what an office puts beside and in place of the delivered documents', (under) => {
  let user: UserKey;
  beforeEach(async () => {
    user = await createUser(under().database);
  });
  const context = (database = under().database) => ({ database, clock });
  const add = (bytes: Buffer, title = '', database = under().database) =>
    addOfficeDocument(context(database), user, { title, description: '' }, contentOf(bytes));
  const list = () => listOfficeDocuments(under().database.knex, user.tenantId);
  const titles = async () => (await list()).map(({ title }) => title);
  const only = async (): Promise<OfficeDocument> => {
    const [document] = await list();
    if (!document) throw new Error('there is no document');
    return document;
  };
  const filesLeft = async () =>
    (
      await Promise.all(
        ['tenant_files', 'tenant_file_chunks'].map((table) => rowsOf(under().database, table)),
      )
    )
      .flat()
      .filter((row) => row.includes(user.tenantId)).length;

  it('keeps description, size, checksum and every byte', async () => {
    const bytes = Buffer.alloc(2 * CHUNK_BYTES + 7, 'immo-billie');
    const texts = { title: 'Titel 🏡', description: 'Wozu' };
    await addOfficeDocument(context(), user, texts, contentOf(bytes));
    const { file, documentId, ...stored } = await only();
    expect(stored).to.deep.equal(texts);
    expect(file).to.deep.include({
      tenantId: user.tenantId,
      fileName: 'Größe 🏡.pdf',
      mediaType: 'application/pdf',
      sizeBytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      addedBy: user.userId,
      addedAt: '2026-11-23T09:00:00.000Z',
    });
    const chunks: Buffer[] = [];
    for await (const chunk of readBytes(under().second.knex, file)) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(bytes)).to.equal(true);
    const key = { tenantId: user.tenantId, documentId };
    expect(await findOfficeDocument(under().second.knex, key)).to.deep.equal({ ...stored, file, documentId });
  });

  it('stores nothing when the bytes are not the described ones', async () => {
    const content = { ...contentOf(Buffer.from('one')), chunks: () => chunksOf(Buffer.from('two')) };
    const texts = { title: '', description: '' };
    const error: unknown = await addOfficeDocument(context(), user, texts, content).catch(
      (caught: unknown) => caught,
    );
    expect(error).to.be.instanceOf(Error);
    expect(await list()).to.deep.equal([]);
    expect(await filesLeft()).to.equal(0);
  });

  it('takes at most 50 files, over two servers at the same time, replaced texts among them', async () => {
    for (let number = 2; number < KEPT_TOGETHER.files; number += 1) await add(Buffer.from(`${number}`));
    const replacement: TextReplacement = { kind: 'file', content: contentOf(Buffer.from('text')) };
    const key = { slug: 'strategie', language: 'de' } as const;
    await replaceOfficeText(context(), user, key, { version: textVersion(undefined), replacement });
    const { database, second } = under();
    const additions = await Promise.all(
      ['x', 'y', 'z'].map((text, index) => add(Buffer.from(text), text, index % 2 ? database : second)),
    );
    expect(additions.map(({ outcome }) => outcome).toSorted()).to.deep.equal([
      'stored',
      'too_many',
      'too_many',
    ]);
    const text = await findOfficeText(database.knex, user.tenantId, key);
    const next: TextReplacement = { kind: 'file', content: contentOf(Buffer.from('newer text')) };
    const change = { version: textVersion(text), replacement: next };
    expect(await replaceOfficeText(context(), user, key, change)).to.deep.equal({ outcome: 'saved' });
  });

  it('takes at most 200 MB, to the byte, where a newer file has the room of the older one', async () => {
    await add(Buffer.from('large'), 'large');
    await under()
      .database.knex('tenant_files')
      .where('tenant_id', user.tenantId)
      .update({ size_bytes: KEPT_TOGETHER.bytes - 10 });
    expect((await add(Buffer.alloc(11, 'a'))).outcome).to.equal('no_room');
    const document = await only();
    const change = {
      version: documentVersion(document),
      texts: document,
      content: contentOf(Buffer.alloc(20, 'b')),
    };
    const { outcome } = await changeOfficeDocument(context(), user, document.documentId, change);
    expect(outcome).to.equal('saved');
    expect((await add(Buffer.alloc(11, 'c'))).outcome).to.equal('stored');
  });

  it('has a file once, even when two servers take it in at the same time', async () => {
    const { database, second } = under();
    const additions = await Promise.all(
      [database, second].map((server) => add(Buffer.from('one'), 'eins', server)),
    );
    expect(additions.map(({ outcome }) => outcome).toSorted()).to.deep.equal(['duplicate', 'stored']);
  });

  it('takes no file that another document has already when one is exchanged, but its own again', async () => {
    await add(Buffer.from('one'), 'eins');
    await add(Buffer.from('two'), 'zwei');
    const document = await only();
    const change = (bytes: string) =>
      changeOfficeDocument(context(), user, document.documentId, {
        version: documentVersion(document),
        texts: document,
        content: contentOf(Buffer.from(bytes)),
      });
    expect((await change('two')).outcome).to.equal('duplicate');
    expect((await change('one')).outcome).to.equal('saved');
  });

  it('moves over two servers without losing one', async () => {
    for (const title of ['a', 'b', 'c', 'd']) await add(Buffer.from(title), title);
    const { database, second } = under();
    await Promise.all(
      (await list()).map(({ documentId }, index) =>
        moveOfficeDocument(context(index % 2 ? database : second), user, documentId, 'down'),
      ),
    );
    expect((await titles()).toSorted()).to.deep.equal(['a', 'b', 'c', 'd']);
    const [first] = await list();
    await moveOfficeDocument(context(), user, first?.documentId ?? '', 'up');
    expect((await list())[0]).to.deep.equal(first);
  });

  it('is seen, changed and removed by its own tenant only', async () => {
    await add(Buffer.from('ours'), 'ours');
    const document = await only();
    const stranger = await createUser(under().database);
    const { documentId } = document;
    const { knex } = under().database;
    expect(await listOfficeDocuments(knex, stranger.tenantId)).to.deep.equal([]);
    expect(await findOfficeDocument(knex, { tenantId: stranger.tenantId, documentId })).to.equal(undefined);
    expect(await removeOfficeDocument(context(), stranger, documentId)).to.equal(undefined);
    const change = { version: documentVersion(document), texts: document, content: undefined };
    const { outcome } = await changeOfficeDocument(context(), stranger, documentId, change);
    expect(outcome).to.equal('gone');
    await moveOfficeDocument(context(), stranger, documentId, 'down');
    expect(await only()).to.deep.equal(document);
    const foreignFile = { ...document.file, tenantId: stranger.tenantId };
    const error: unknown = await readBytes(knex, foreignFile)
      .next()
      .catch((caught: unknown) => caught);
    expect(error).to.have.property('code', 'file_damaged');
  });

  it('keeps one of two texts that come at the same time, and tells the other', async () => {
    const key = { slug: 'strategie', language: 'de' } as const;
    const { database, second } = under();
    const changes = await Promise.all(
      [database, second].map((server, index) =>
        replaceOfficeText(context(server), user, key, {
          version: textVersion(undefined),
          replacement: { kind: 'markdown', markdown: `# ${index}` },
        }),
      ),
    );
    expect(changes.map(({ outcome }) => outcome).toSorted()).to.deep.equal(['conflict', 'saved']);
    expect(await listOfficeTexts(database.knex, user.tenantId)).to.have.length(1);
  });

  it('leaves no byte behind, removed alone or with the tenant', async () => {
    await add(Buffer.alloc(3 * CHUNK_BYTES, 'x'), 'eins');
    const { documentId } = await only();
    expect(await removeOfficeDocument(context(), user, documentId)).to.include({ title: 'eins' });
    expect(await removeOfficeDocument(context(), user, documentId)).to.equal(undefined);
    expect(await filesLeft()).to.equal(0);
    await add(Buffer.alloc(3 * CHUNK_BYTES, 'y'));
    const replacement: TextReplacement = { kind: 'file', content: contentOf(Buffer.from('text')) };
    const key = { slug: 'strategie', language: 'de' } as const;
    await replaceOfficeText(context(), user, key, { version: textVersion(undefined), replacement });
    const { knex } = under().database;
    await knex('tenants').where('tenant_id', user.tenantId).update({ is_demo: true });
    await deleteDemoTenants(knex);
    expect(await filesLeft()).to.equal(0);
    expect(await listOfficeTexts(knex, user.tenantId)).to.deep.equal([]);
  });
});
