import { expect } from 'chai';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import { CHUNK_BYTES } from '../stored-files/stored-file.js';
import { AACHEN, BY_SCRIPT, importEstate, tokenOf, useDocumentApp } from './document-app.test-support.js';
import {
  breakOff,
  fetchBytes,
  multipartBody,
  sendParts,
  sendRaw,
  until,
} from '../stored-files/upload-visitor.test-support.js';
import { KEPT_TOGETHER, MAX_FILE_BYTES } from '../stored-files/file-limits.js';
import { MAX_FILES_AT_ONCE } from '../stored-files/receive-upload.js';
import { samples } from '../stored-files/sample-files.test-support.js';

const MEBIBYTE = 1024 * 1024;

for (const engine of TEST_ENGINES) {
  describe(`D-16 uploading documents, on ${engine}`, () => {
    const app = useDocumentApp({ engine });
    const names = async () => (await app().stored()).map(({ fileName }) => fileName);

    // Scratch files go right after the answer; one that stays lets the hook run out of time.
    afterEach(() => until(() => app().scratchFiles().length === 0));

    it('D-16 takes several files at once, guesses their kinds and shows them to nobody yet', async () => {
      const { status, location, page } = await app().upload([
        ['Exposé Größe & Plan 🏡.pdf', samples.pdf()],
        ['Grundriss.png', samples.png()],
        ['Foto.jpg', samples.jpeg()],
        ['Foto.webp', samples.webp()],
        ['Protokoll.docx', samples.docx()],
        ['Mieten.xlsx', samples.xlsx()],
      ]);
      expect(status).to.equal(303);
      expect(location).to.equal(`/objects/${app().objectId}#documents`);
      expect(page.text).to.contain('Exposé Größe & Plan 🏡.pdf: gespeichert.');
      const stored = await app().stored();
      expect(stored.map(({ fileName, kind }) => `${fileName} | ${kind}`)).to.deep.equal([
        'Exposé Größe & Plan 🏡.pdf | expose',
        'Grundriss.png | grundriss',
        'Foto.jpg | sonstiges',
        'Foto.webp | sonstiges',
        'Protokoll.docx | protokolle',
        'Mieten.xlsx | sonstiges',
      ]);
      expect(stored.slice(0, 4).map(({ mediaType }) => mediaType)).to.deep.equal([
        'application/pdf',
        'image/png',
        'image/jpeg',
        'image/webp',
      ]);
      expect(new Set(stored.map(({ visibility }) => visibility))).to.deep.equal(new Set(['broker']));
      expect(stored.every(({ addedBy }) => addedBy === '21')).to.equal(true);
    });

    it('D-16 shows the visibility that was chosen with the files', async () => {
      await app().upload([['a.pdf', samples.pdf()]], { visibility: 'confirmed' });
      await app().upload([['b.pdf', samples.pdf('b')]], { visibility: 'nobody' });
      expect((await app().stored()).map(({ visibility }) => visibility)).to.deep.equal([
        'confirmed',
        'broker',
      ]);
    });

    it('D-16 says for each file what was stored and what was refused, and why', async () => {
      const { status, page } = await app().upload([
        ['gut.pdf', samples.pdf()],
        ['Seite.pdf', samples.html()],
        ['Bild.svg', samples.svg()],
        ['leer.pdf', Buffer.alloc(0)],
        ['noch einmal gut.pdf', samples.pdf()],
        ['auch gut.png', samples.png()],
      ]);
      expect(status).to.equal(303);
      const type =
        'nicht gespeichert, denn der Inhalt ist weder PDF noch PNG, JPEG, WebP, Word (DOCX), Excel (XLSX) oder PowerPoint (PPTX).';
      for (const line of [
        'gut.pdf: gespeichert.',
        `Seite.pdf: ${type}`,
        `Bild.svg: ${type}`,
        'leer.pdf: nicht gespeichert, denn die Datei ist leer.',
        'noch einmal gut.pdf: nicht noch einmal gespeichert, denn diese Datei ist als „gut.pdf“ schon da.',
        'auch gut.png: gespeichert.',
      ]) {
        expect(page.text).to.contain(line);
      }
      expect(await names()).to.deep.equal(['gut.pdf', 'auch gut.png']);
      expect((await app().open(`/objects/${app().objectId}`)).text).not.to.contain('gut.pdf: gespeichert');
    });

    it('stores a file with several chunks, and takes 25 MB but not a byte more', async () => {
      const large = samples.pdfOfSize(MAX_FILE_BYTES);
      const { status, page } = await app().upload([
        ['klein.pdf', samples.pdf()],
        ['ein Byte zu groß.pdf', Buffer.concat([large, Buffer.from(' ')])],
        ['groß.pdf', large],
        ['26 MB.pdf', samples.pdfOfSize(26 * MEBIBYTE)],
        ['Ende.png', samples.png()],
      ]);
      expect(status).to.equal(303);
      expect(page.text).to.contain('26 MB.pdf: nicht gespeichert, denn die Datei ist größer als 25 MB.');
      expect(await names()).to.deep.equal(['klein.pdf', 'groß.pdf', 'Ende.png']);
      const { bytes, headers } = await app().download('groß.pdf');
      expect(bytes.equals(large)).to.equal(true);
      expect(headers.get('content-length')).to.equal(String(MAX_FILE_BYTES));
      const chunks = await app().test.context.database.knex('object_document_chunks').count({ total: '*' });
      expect(chunks).to.deep.equal([{ total: MAX_FILE_BYTES / CHUNK_BYTES + 2 }]);
    });

    it('answers 413 with the page itself when a limit kept every file out', async () => {
      const { status, page } = await app().upload([['26 MB.pdf', samples.pdfOfSize(26 * MEBIBYTE)]], {
        visibility: 'all',
      });
      expect(status).to.equal(413);
      expect(page.text).to.contain('26 MB.pdf: nicht gespeichert').and.to.contain('Dateien hinzufügen');
      expect(page.fields(app().path)).to.deep.include(['visibility', 'all']);
    });

    it('keeps the 51st document out and says so, the others stay', async () => {
      const files = Array.from({ length: KEPT_TOGETHER.files + 1 }, (_, index): [string, Buffer] => [
        `${index + 1}.pdf`,
        samples.pdf(String(index)),
      ]);
      const first = await app().upload(files);
      expect(first.status).to.equal(303);
      expect(first.page.text).to.contain(
        '51.pdf: nicht gespeichert, denn ein Objekt kann höchstens 50 Dokumente haben.',
      );
      expect(await names()).to.deep.equal(files.slice(0, KEPT_TOGETHER.files).map(([name]) => name));
      const second = await app().upload([['52.pdf', samples.pdf('52')]]);
      expect(second.status).to.equal(413);
      expect(await names()).to.have.length(KEPT_TOGETHER.files);
    });

    it('keeps out what would make the documents larger than 200 MB together', async () => {
      await app().upload([['riesig.pdf', samples.pdf()]]);
      const { knex } = app().test.context.database;
      await knex('object_documents').update({ size_bytes: KEPT_TOGETHER.bytes - 1000 });
      const { status, page } = await app().upload([
        ['passt.pdf', samples.pdfOfSize(600)],
        ['zu viel.pdf', samples.pdfOfSize(700)],
        ['passt auch.pdf', samples.pdfOfSize(400)],
      ]);
      expect(status).to.equal(303);
      expect(page.text).to.contain(
        'zu viel.pdf: nicht gespeichert, denn die Dokumente eines Objekts dürfen zusammen höchstens 200 MB groß sein.',
      );
      expect(await names()).to.deep.equal(['riesig.pdf', 'passt.pdf', 'passt auch.pdf']);
    });

    it('takes at most 100 files at once, and stores none of more', async () => {
      const files = Array.from({ length: MAX_FILES_AT_ONCE + 1 }, (_, index): [string, Buffer] => [
        `${index + 1}.pdf`,
        samples.pdf(String(index)),
      ]);
      await app().upload([['vorher.pdf', samples.pdf('vorher')]]);
      const { status, page } = await app().upload(files);
      expect(status).to.equal(413);
      expect(page.text).to.contain('Auf einmal können höchstens 100 Dateien gesendet werden.');
      expect(await names()).to.deep.equal(['vorher.pdf']);
    });

    it('asks for a file when none was chosen', async () => {
      for (const files of [[], [['', Buffer.alloc(0)] as const]]) {
        const { status, page } = await app().upload(files);
        expect(status).to.equal(422);
        expect(page.text).to.contain('Bitte wählen Sie mindestens eine Datei aus.');
      }
    });

    it('cleans names of paths, control characters and misleading endings', async () => {
      await app().upload([
        ['../../etc/passwd.pdf', samples.pdf('1')],
        ['..\\..\\Grundriß.png', samples.png('2')],
        ['%0D%0ASet-Cookie: a=b.pdf', samples.pdf('3')],
        ['\u202efdp.exe', samples.pdf('4')],
        ['<script>alert(1)</script>.pdf', samples.pdf('5')],
        ['page.html', samples.polyglot()],
        ['ohne Endung', samples.jpeg()],
        [Buffer.from('Gr\xf6\xdfe.pdf', 'latin1'), samples.pdf('6')],
      ]);
      expect(await names()).to.deep.equal([
        'passwd.pdf',
        'Grundriß.png',
        'Set-Cookie: a=b.pdf',
        'fdp.exe.pdf',
        'script>.pdf',
        'page.html.pdf',
        'ohne Endung.jpg',
        'Gr\ufffd\ufffde.pdf',
      ]);
      const { body } = await app().open();
      expect(body).not.to.contain('<script>alert');
    });

    it('is read as HTML by nobody, whatever a file pretends to be', async () => {
      await app().upload([['Seite.html', samples.polyglot()]]);
      for (const manner of ['preview', 'download']) {
        const path = await app().documentPath('Seite.html.pdf');
        const { headers } = await fetchBytes(app().target(), `${path}/${manner}`);
        expect(headers.get('content-type')).to.equal('application/pdf');
        expect(headers.get('x-content-type-options')).to.equal('nosniff');
        expect(headers.get('content-security-policy')).to.match(/^sandbox; default-src 'none'/);
      }
    });

    describe('the token of the form', () => {
      it('is needed: nothing is kept without it, with one of another form, or with one behind the files', async () => {
        const foreign = (await app().open(`/objects/${app().objectId}`)).fields(`/objects/${app().objectId}`);
        const tokens = ['', 'made up', Object.fromEntries(foreign)['_token'] ?? ''];
        for (const token of tokens) {
          const answer = await app().upload([['a.pdf', samples.pdf()]], { token });
          expect(answer.status).to.equal(403);
        }
        const token = tokenOf(await app().open(), app().path);
        const late = await sendParts(app().target(), [
          { fileName: 'a.pdf', bytes: samples.pdf() },
          { name: '_token', value: token },
        ]);
        expect(late.status).to.equal(400);
        expect(await names()).to.deep.equal([]);
      });

      it('is good for its own session: a later one of the same broker is shown the form again', async () => {
        const token = tokenOf(await app().open(), app().path);
        const { url } = app().test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 });
        await app().visitor.open(url);
        const { status, page } = await app().upload([['a.pdf', samples.pdf()]], { token, visibility: 'all' });
        expect(status).to.equal(409);
        expect(page.text).to.contain('Bitte wählen Sie die Dateien erneut aus');
        expect(page.fields(app().path)).to.deep.include(['visibility', 'all']);
        expect(await names()).to.deep.equal([]);
        const again = await app().upload([['a.pdf', samples.pdf()]], { token: tokenOf(page, app().path) });
        expect(again.status).to.equal(303);
      });

      it('of another user or without a session writes nothing', async () => {
        const token = tokenOf(await app().open(), app().path);
        const sabine = await app().test.signedIn({ estateId: AACHEN, userId: 23 });
        const files = [['a.pdf', samples.pdf()]] as const;
        expect((await app().upload(files, { token, target: { visitor: sabine } })).status).to.equal(403);
        const nobody = app().test.visitor();
        const answer = await app().upload(files, { token, target: { visitor: nobody } });
        expect(answer.status).to.equal(401);
        expect(answer.page.text).to.contain('erneut aus onOffice');
        expect(await names()).to.deep.equal([]);
      });

      it('without a session keeps what was chosen beside the files, to go on after signing in again', async () => {
        const token = tokenOf(await app().open(), app().path);
        const options = { token, visibility: 'all', target: { visitor: app().test.visitor() } };
        const { page } = await app().upload([['a.pdf', samples.pdf()]], options);
        const { url } = app().test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 });
        await app().visitor.open(url);
        const resumed = await app().visitor.post(app().path, page.fields(app().path));
        expect(resumed.status).to.equal(409);
        expect(resumed.text).to.contain('Bitte wählen Sie die Dateien erneut aus');
        expect(resumed.fields(app().path)).to.deep.include(['visibility', 'all']);
        expect(await names()).to.deep.equal([]);
      });

      it('without a session says so for a form that breaks off, too', async () => {
        const target = app().target({ visitor: app().test.visitor() });
        const headers = { 'content-type': 'multipart/form-data; boundary=x' };
        const { status, page } = await sendRaw(target, Buffer.from('--x\r\nContent-Disp'), headers);
        expect(status).to.equal(401);
        expect(page.text).to.contain('erneut aus onOffice');
        expect(page.body).not.to.contain(`action="${app().path}"`);
      });

      it('does not help another site', async () => {
        for (const origin of ['https://evil.example', 'null']) {
          const answer = await app().upload([['a.pdf', samples.pdf()]], { target: { origin } });
          expect(answer.status).to.equal(403);
        }
        expect(await names()).to.deep.equal([]);
      });
    });

    describe('what is malformed', () => {
      const files = [
        { name: '_token', value: 'TOKEN' },
        { fileName: 'a.pdf', bytes: samples.pdfOfSize(300_000) },
      ];
      const bodyWith = async (): Promise<Buffer> => {
        const token = tokenOf(await app().open(), app().path);
        return multipartBody(
          files.map((part) => ('value' in part ? { ...part, value: token } : part)),
          'x',
        );
      };
      const type = (text = 'multipart/form-data; boundary=x') => ({ 'content-type': text });

      it('is refused with a page and stores nothing', async () => {
        const body = await bodyWith();
        const cases: readonly (readonly [string, Uint8Array, Record<string, string>, number])[] = [
          ['a body that ends in a file', body.subarray(0, 200_000), type(), 400],
          ['a body that ends in a header', body.subarray(0, 40), type(), 400],
          ['no boundary', body, type('multipart/form-data'), 400],
          ['another boundary', body, type('multipart/form-data; boundary=y'), 400],
          ['nothing', Buffer.alloc(0), type(), 400],
          ['no multipart', Buffer.from('a=b'), type('application/x-www-form-urlencoded'), 403],
          ['JSON', Buffer.from('{}'), type('application/json'), 403],
          ['a field that is too long', longField(), type(), 400],
          [
            'a field of another name',
            Buffer.from(body.toString('latin1').replace('"documents"', '"others"'), 'latin1'),
            type(),
            400,
          ],
          [
            'nested names',
            Buffer.from(body.toString('latin1').replace('"documents"', '"documents[a][b]"'), 'latin1'),
            type(),
            400,
          ],
        ];
        for (const [what, bytes, headers, status] of cases) {
          const answer = await sendRaw(app().target(), bytes, headers);
          expect(answer.status, what).to.equal(status);
          expect(answer.page.heading, what).not.to.equal('');
          expect(app().scratchFiles(), what).to.deep.equal([]);
        }
        expect(await names()).to.deep.equal([]);
        expect((await app().upload([['danach.pdf', samples.pdf()]])).status).to.equal(303);
      });

      const longField = () => multipartBody([{ name: '_token', value: 'x'.repeat(100_000) }], 'x');

      it('leaves nothing behind when the browser goes away in the middle', async () => {
        const body = await bodyWith();
        for (const sent of [60, 500, 150_000, 250_000]) {
          const headers = { ...type(), 'content-length': String(body.length) };
          await breakOff(
            app().target(),
            body.subarray(0, sent),
            headers,
            () => app().scratchFiles().length > 0,
          );
          await until(() => app().scratchFiles().length === 0);
        }
        expect(await names()).to.deep.equal([]);
        expect((await app().upload([['danach.pdf', samples.pdf()]])).status).to.equal(303);
      });
    });

    it('answers a script with the section alone, with and without something stored', async () => {
      const token = tokenOf(await app().open(), app().path);
      const stored = await app().upload([['a.pdf', samples.pdf()]], { token, headers: BY_SCRIPT });
      expect(stored.status).to.equal(200);
      expect(stored.page.body).to.match(/^\s*<section[^>]*data-object-documents/);
      expect(stored.page.text).to.contain('a.pdf: gespeichert.');
      const refused = await app().upload([['b.html', samples.html()]], { token, headers: BY_SCRIPT });
      expect(refused.status).to.equal(422);
      expect(refused.page.body).to.match(/^\s*<section[^>]*data-object-documents/);
      expect(refused.page.text).to.contain('b.html: nicht gespeichert');
      expect(await names()).to.deep.equal(['a.pdf']);
    });

    it('works over two servers on one database', async () => {
      const second = await app().test.startSecond();
      try {
        const there = second.visitor();
        const { url } = app().test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 });
        await there.open(url);
        await app().upload([['hier.pdf', samples.pdfOfSize(3 * CHUNK_BYTES)]]);
        const page = await there.open(app().path);
        expect(page.text).to.contain('hier.pdf');
        const path = await app().documentPath('hier.pdf');
        await there.submit(page, `${app().path}/list`, { move: `up:${path.slice(-36)}` });
        const removal = await there.open(`${path}/delete`);
        const after = await there.submit(removal, `${path}/delete`);
        expect(after.text).to.contain('hier.pdf: gelöscht.');
        expect((await app().open()).text).not.to.contain('hier.pdf');
      } finally {
        await second.close();
      }
    });

    it('belongs to its tenant: for another one, neither object nor document exist', async () => {
      await app().upload([['unser.pdf', samples.pdf()]]);
      const documentPath = await app().documentPath('unser.pdf');
      await app().test.activate('20303');
      const { visitor: foreigner, objectId } = await importEstate(app().test, {
        estateId: AACHEN,
        customer: '20303',
      });
      const token = tokenOf(
        await foreigner.open(`/objects/${objectId}/documents`),
        `/objects/${objectId}/documents`,
      );
      const addresses = [
        app().path,
        `${app().path}/onoffice`,
        ...['preview', 'download', 'delete'].map((action) => `${documentPath}/${action}`),
        // A document of ours under an object of theirs.
        ...['preview', 'download', 'delete'].map(
          (action) => `/objects/${objectId}/documents/${documentPath.slice(-36)}/${action}`,
        ),
      ];
      for (const address of addresses) expect((await foreigner.open(address)).status, address).to.equal(404);
      const files = [['a.pdf', samples.pdf('fremd')]] as const;
      expect((await app().upload(files, { token, target: { visitor: foreigner } })).status).to.equal(404);
      for (const address of [
        `${app().path}/list`,
        `${app().path}/onoffice`,
        `${documentPath}/delete`,
        `/objects/${objectId}/documents/${documentPath.slice(-36)}/delete`,
      ]) {
        const answer = await foreigner.post(address, { _token: token, file: '501' });
        expect(answer.status, address).to.equal(404);
      }
      expect(await names()).to.deep.equal(['unser.pdf']);
    });

    it('needs somebody who is signed in, for every address', async () => {
      await app().upload([['unser.pdf', samples.pdf()]]);
      const documentPath = await app().documentPath('unser.pdf');
      const nobody = app().test.visitor();
      for (const address of [
        app().path,
        `${app().path}/onoffice`,
        ...['preview', 'download', 'delete'].map((action) => `${documentPath}/${action}`),
      ]) {
        expect((await nobody.open(address)).status, address).to.equal(401);
      }
      for (const address of [`${app().path}/list`, `${app().path}/onoffice`, `${documentPath}/delete`]) {
        expect((await nobody.post(address, {})).status, address).to.equal(401);
      }
    });
  });
}

describe('D-16 uploading without a place for scratch files', () => {
  const app = useDocumentApp({ config: { uploadDir: '/nowhere/at/all' } });

  it('is a failure of ours that is told and logged', async () => {
    const { status, page } = await app().upload([['a.pdf', samples.pdf()]]);
    expect(status).to.equal(500);
    expect(page.heading).to.equal('Das hat nicht geklappt');
    expect(app().test.log.join('\n')).to.contain('ENOENT');
    expect(await app().stored()).to.deep.equal([]);
  });
});
