import { expect } from 'chai';
import { createHash } from 'node:crypto';
import { deleteDemoTenants } from '../tenants/tenant-store.js';
import { lockOrCreateObject, type ObjectKey } from '../objects/object-store.js';
import { createTenant, onBothEngines, type EngineUnderTest } from '../testing/both-engines.test-support.js';
import { contentOf, rowsOf } from '../testing/database-content.test-support.js';
import type { Database } from '../database/database.js';
import { FileDamagedError, readBytes, readChunk } from '../stored-files/file-bytes.js';
import { KEPT_TOGETHER } from '../stored-files/file-limits.js';
import { CHUNK_BYTES, chunksOf } from '../stored-files/stored-file.js';
import { addDocument, type Addition, type Candidate } from './add-document.js';
import { changeDocuments } from './change-documents.js';
import { findDocument, listDocuments } from './document-store.js';
import { fileOf, type ObjectDocument } from './document.js';
import { removeDocument } from './remove-document.js';

const NOW = Date.parse('2026-11-23T09:00:00.000Z');
const clock = () => NOW;

async function createObject({ database }: EngineUnderTest): Promise<ObjectKey> {
  const tenantId = await createTenant(database);
  const entry = { tenantId, estateId: '1437', userId: '21', at: '2026-11-23T09:00:00.000Z' };
  const { object } = await database.transaction((db) => lockOrCreateObject(db, entry));
  return { tenantId, objectId: object.objectId };
}

function candidateOf(bytes: Buffer, parts: Partial<Candidate> = {}): Candidate {
  return {
    kind: 'sonstiges',
    visibility: 'broker',
    fileName: 'Größe 🏡.pdf',
    mediaType: 'application/pdf',
    sizeBytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    onofficeFileId: null,
    chunks: () => chunksOf(bytes),
    ...parts,
  };
}

/** Bytes that repeat nowhere, so that mixed up chunks show. */
function bytesOf(size: number): Buffer {
  const bytes = Buffer.alloc(size);
  for (let at = 0; at + 4 <= size; at += 4) bytes.writeUInt32LE(at ^ size, at);
  return bytes;
}

async function readAll({ knex }: Database, document: ObjectDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of readBytes(knex, fileOf(document))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function storedOf(addition: Addition): ObjectDocument {
  if (addition.outcome !== 'stored') throw new Error(`not stored: ${addition.outcome}`);
  return addition.document;
}

onBothEngines('D-16 the documents of an object', (under) => {
  let key: ObjectKey;
  beforeEach(async () => {
    key = await createObject(under());
  });
  const add = (bytes: Buffer, parts: Partial<Candidate> = {}, database = under().database) =>
    addDocument({ database, clock }, key, '21', candidateOf(bytes, parts));
  const list = () => listDocuments(under().database.knex, key);
  const namesOf = async () => (await list()).map(({ fileName }) => fileName);

  it('keep description, size, checksum and every byte', async () => {
    const bytes = bytesOf(1000);
    const stored = storedOf(await add(bytes, { kind: 'expose', visibility: 'all', onofficeFileId: '507' }));
    const { documentId, ...described } = stored;
    expect(described).to.deep.equal({
      ...key,
      kind: 'expose',
      visibility: 'all',
      fileName: 'Größe 🏡.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 1000,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      onofficeFileId: '507',
      addedBy: '21',
      addedAt: '2026-11-23T09:00:00.000Z',
    });
    expect(await list()).to.deep.equal([stored]);
    expect(await findDocument(under().second.knex, { ...key, documentId })).to.deep.equal(stored);
    expect(await readAll(under().second, stored)).to.deep.equal(bytes);
  });

  for (const size of [1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3_333_333]) {
    it(`of ${size} bytes come out as they went in, in chunks`, async () => {
      const bytes = bytesOf(size);
      const document = storedOf(await add(bytes));
      expect((await readAll(under().database, document)).equals(bytes)).to.equal(true);
      const { knex } = under().database;
      const chunks = Math.ceil(size / CHUNK_BYTES);
      expect(await readChunk(knex, fileOf(document), chunks - 1)).to.have.length(
        size - (chunks - 1) * CHUNK_BYTES,
      );
      expect(await readChunk(knex, fileOf(document), chunks)).to.equal(undefined);
    });
  }

  it('are not stored at all when the bytes are not the described ones', async () => {
    const before = await contentOf(under().database);
    const bytes = bytesOf(CHUNK_BYTES + 5);
    for (const wrong of [
      { sizeBytes: 7 },
      { sha256: 'f'.repeat(64) },
      { chunks: () => chunksOf(bytes.subarray(1)) },
    ]) {
      const error: unknown = await add(bytes, wrong).catch((caught: unknown) => caught);
      expect(error).to.be.instanceOf(Error);
    }
    expect(await contentOf(under().database)).to.deep.equal(before);
  });

  it('are not stored when the bytes break off', async () => {
    function* breakingOff() {
      yield Buffer.from('%PDF');
      throw new Error('the scratch file is gone');
    }
    const error: unknown = await add(bytesOf(10), { chunks: breakingOff }).catch((caught: unknown) => caught);
    expect(error).to.have.property('message', 'the scratch file is gone');
    expect(await list()).to.deep.equal([]);
    expect((await rowsOf(under().database, 'object_document_chunks')).join()).not.to.contain(key.tenantId);
  });

  it('follow one another in the order of adding', async () => {
    for (const fileName of ['c', 'a', 'b']) await add(Buffer.from(fileName), { fileName });
    expect(await namesOf()).to.deep.equal(['c', 'a', 'b']);
  });

  it('are at most 50, over two servers at the same time', async () => {
    for (let number = 1; number < KEPT_TOGETHER.files; number += 1) await add(Buffer.from(`${number}`));
    const { database, second } = under();
    const additions = await Promise.all(
      ['x', 'y', 'z', 'ä'].map((text, index) => add(Buffer.from(text), {}, index % 2 ? database : second)),
    );
    expect(additions.map(({ outcome }) => outcome).toSorted()).to.deep.equal([
      'stored',
      'too_many',
      'too_many',
      'too_many',
    ]);
    expect(await list()).to.have.length(KEPT_TOGETHER.files);
  });

  it('are at most 200 MB together, to the byte', async () => {
    const document = storedOf(await add(Buffer.from('large')));
    await under()
      .database.knex('object_documents')
      .where({ document_id: document.documentId })
      .update({ size_bytes: KEPT_TOGETHER.bytes - 10 });
    expect((await add(bytesOf(11))).outcome).to.equal('no_room');
    expect((await add(bytesOf(10))).outcome).to.equal('stored');
    expect((await add(bytesOf(1))).outcome).to.equal('no_room');
  });

  it('are there once: neither the same bytes nor the same file of onOffice come twice', async () => {
    const first = storedOf(await add(Buffer.from('one'), { fileName: 'first.pdf', onofficeFileId: '507' }));
    expect(await add(Buffer.from('one'), { fileName: 'second.pdf' })).to.deep.equal({
      outcome: 'duplicate',
      document: first,
    });
    expect(await add(Buffer.from('changed'), { onofficeFileId: '507' })).to.deep.equal({
      outcome: 'already_taken',
      document: first,
    });
    expect((await add(Buffer.from('other'), { onofficeFileId: '509' })).outcome).to.equal('stored');
    expect(await list()).to.have.length(2);
  });

  it('are there once even when two servers take the same one in at the same time', async () => {
    const { database, second } = under();
    const additions = await Promise.all(
      [database, second].map((server) => add(bytesOf(CHUNK_BYTES * 2), {}, server)),
    );
    expect(additions.map(({ outcome }) => outcome).toSorted()).to.deep.equal(['duplicate', 'stored']);
  });

  it('may be the same in two objects', async () => {
    await add(Buffer.from('one'), { onofficeFileId: '507' });
    key = await createObject(under());
    expect((await add(Buffer.from('one'), { onofficeFileId: '507' })).outcome).to.equal('stored');
  });

  it('cannot be added to an object that is gone, or is another tenant’s', async () => {
    const { objectId } = key;
    key = { tenantId: await createTenant(under().database), objectId };
    expect((await add(Buffer.from('one'))).outcome).to.equal('object_gone');
  });

  it('are seen, changed and removed by their own tenant only', async () => {
    const document = storedOf(await add(Buffer.from('ours')));
    const { database } = under();
    const foreign = { ...document, tenantId: await createTenant(database) };
    expect(await listDocuments(database.knex, foreign)).to.deep.equal([]);
    expect(await findDocument(database.knex, foreign)).to.equal(undefined);
    expect(await readChunk(database.knex, fileOf(foreign), 0)).to.equal(undefined);
    expect(await removeDocument({ database, clock }, foreign, '21')).to.equal(undefined);
    const choices = new Map([
      [
        document.documentId,
        { shown: document, chosen: { kind: 'expose' as const, visibility: 'all' as const } },
      ],
    ]);
    const form = { choices, move: undefined };
    expect(await changeDocuments({ database, clock }, foreign, '21', form)).to.deep.equal([]);
    expect(await list()).to.deep.equal([document]);
  });

  it('are found under their own object only', async () => {
    const document = storedOf(await add(Buffer.from('ours')));
    const other = await createObject(under());
    const strange = { ...document, objectId: other.objectId };
    expect(await findDocument(under().database.knex, strange)).to.equal(undefined);
    expect(await removeDocument({ database: under().database, clock }, strange, '21')).to.equal(undefined);
  });

  it('change their order over two servers without losing one', async () => {
    for (const fileName of ['a', 'b', 'c', 'd']) await add(Buffer.from(fileName), { fileName });
    const documents = await list();
    const { database, second } = under();
    await Promise.all(
      documents.map(({ documentId }, index) =>
        changeDocuments({ database: index % 2 ? database : second, clock }, key, '21', {
          choices: new Map(),
          move: { documentId, direction: 'down' },
        }),
      ),
    );
    expect((await namesOf()).toSorted()).to.deep.equal(['a', 'b', 'c', 'd']);
  });

  it('tell what was changed, and note it in the audit log without a name', async () => {
    const [first, second] = [
      await add(Buffer.from('a'), { fileName: 'a.pdf' }),
      await add(Buffer.from('b')),
    ].map(storedOf);
    if (!first || !second) throw new Error('two documents are needed');
    const report = await changeDocuments({ database: under().database, clock }, key, '23', {
      choices: new Map([
        [first.documentId, { shown: first, chosen: { kind: 'grundriss', visibility: 'all' } }],
        [second.documentId, { shown: second, chosen: second }],
      ]),
      move: { documentId: first.documentId, direction: 'down' },
    });
    expect(report).to.deep.equal([
      { outcome: 'changed', name: 'a.pdf' },
      { outcome: 'moved', name: 'a.pdf', params: { place: 2, count: 2 } },
    ]);
    expect(
      (await list()).map(({ documentId, kind, visibility }) => ({ documentId, kind, visibility })),
    ).to.deep.equal([
      { documentId: second.documentId, kind: 'sonstiges', visibility: 'broker' },
      { documentId: first.documentId, kind: 'grundriss', visibility: 'all' },
    ]);
    await removeDocument({ database: under().database, clock }, second, '23');
    const events = (await under()
      .database.knex('audit_events')
      .where({ tenant_id: key.tenantId })
      .orderBy('event_id')
      .select('kind', 'user_id', 'detail')) as { kind: string; user_id: string; detail: string }[];
    expect(events.map((event) => `${event.kind} ${event.user_id}`)).to.deep.equal([
      'document.added 21',
      'document.added 21',
      'document.changed 23',
      'document.removed 23',
    ]);
    expect(events.map(({ detail }) => detail).join()).not.to.match(/pdf|Größe/);
  });

  it('leave no chunk behind, removed alone or with the object', async () => {
    const chunksLeft = async () =>
      (await under().database.knex('object_document_chunks').where({ tenant_id: key.tenantId })).length;
    const first = storedOf(await add(bytesOf(2 * CHUNK_BYTES)));
    await add(bytesOf(3 * CHUNK_BYTES));
    expect(await chunksLeft()).to.equal(5);
    expect(await removeDocument({ database: under().database, clock }, first, '21')).to.deep.equal(first);
    expect(await removeDocument({ database: under().database, clock }, first, '21')).to.equal(undefined);
    expect(await chunksLeft()).to.equal(3);
    await under()
      .database.knex('objects')
      .where({ tenant_id: key.tenantId, object_id: key.objectId })
      .delete();
    expect(await list()).to.deep.equal([]);
    expect(await chunksLeft()).to.equal(0);
  });

  it('leave no chunk behind when the tenant goes', async () => {
    await add(bytesOf(2 * CHUNK_BYTES));
    const { knex } = under().database;
    await knex('tenants').where('tenant_id', key.tenantId).update({ is_demo: true });
    await deleteDemoTenants(knex);
    expect((await rowsOf(under().database, 'object_document_chunks')).join()).not.to.contain(key.tenantId);
  });

  describe('when stored bytes are damaged', () => {
    const damages: Readonly<Record<string, (document: ObjectDocument) => Promise<unknown>>> = {
      'a chunk is missing': ({ documentId }) =>
        chunksTable().where({ document_id: documentId, chunk_number: 1 }).delete(),
      'the last chunk is missing': ({ documentId }) =>
        chunksTable().where({ document_id: documentId, chunk_number: 2 }).delete(),
      'a chunk is too long': ({ documentId }) =>
        chunksTable()
          .where({ document_id: documentId, chunk_number: 2 })
          .update({ bytes: bytesOf(CHUNK_BYTES) }),
      'a chunk is empty': ({ documentId }) =>
        chunksTable()
          .where({ document_id: documentId, chunk_number: 0 })
          .update({ bytes: Buffer.alloc(0) }),
      'a bit has turned': async (document) => {
        const bytes = Buffer.from((await readChunk(under().database.knex, fileOf(document), 1)) ?? '');
        bytes.writeUInt8(bytes.readUInt8(7) ^ 1, 7);
        const { documentId } = document;
        await chunksTable().where({ document_id: documentId, chunk_number: 1 }).update({ bytes });
      },
    };
    const chunksTable = () => under().database.knex('object_document_chunks');
    for (const [what, damage] of Object.entries(damages)) {
      it(`is noticed before the last byte is given out: ${what}`, async () => {
        const document = storedOf(await add(bytesOf(2 * CHUNK_BYTES + 100)));
        await damage(document);
        let given = 0;
        let error: unknown;
        try {
          for await (const chunk of readBytes(under().database.knex, fileOf(document))) given += chunk.length;
        } catch (caught) {
          error = caught;
        }
        expect(error).to.be.instanceOf(FileDamagedError);
        expect(given).to.be.lessThan(document.sizeBytes);
      });
    }
  });
});
