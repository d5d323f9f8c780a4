import { expect } from 'chai';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import type { Page } from '../testing/visitor.test-support.js';
import { AACHEN, BY_SCRIPT, tokenOf, useDocumentApp } from './document-app.test-support.js';
import { fetchBytes, readAndLeave, readDuring, until } from '../stored-files/upload-visitor.test-support.js';
import { samples } from '../stored-files/sample-files.test-support.js';

for (const engine of TEST_ENGINES) {
  describe(`D-16 the list of documents, on ${engine}`, () => {
    const app = useDocumentApp({ engine });
    beforeEach(async () => {
      for (const name of ['a.pdf', 'b.png', 'c.docx']) {
        const bytes = name.endsWith('pdf')
          ? samples.pdf()
          : name.endsWith('png')
            ? samples.png()
            : samples.docx();
        await app().upload([[name, bytes]]);
      }
    });
    const idOf = async (name: string) => (await app().documentPath(name)).slice(-36);
    const order = async () => (await app().stored()).map(({ fileName }) => fileName).join(' ');
    const listOf = (page: Page) => Object.fromEntries(page.fields(`${app().path}/list`));
    const send = (fields: Readonly<Record<string, string>>, headers = {}) =>
      app().visitor.post(`${app().path}/list`, fields, headers);

    it('stands on the page of the object, with everything that belongs to it', async () => {
      const { text, body } = await app().open(`/objects/${app().objectId}`);
      for (const part of [
        'Dokumente',
        'a.pdf',
        'PDF, 1 KB, hinzugefügt am',
        'Sichtbar für',
        'nach Bestätigung',
      ]) {
        expect(text).to.contain(part);
      }
      const forms = body.split('<form').slice(1);
      for (const form of forms)
        expect(form.indexOf('</form>'), 'a form inside of a form').to.be.greaterThan(0);
    });

    it('stores kinds and visibilities', async () => {
      const page = await app().open();
      const [a, b] = [await idOf('a.pdf'), await idOf('b.png')];
      const changes = { [`kind:${a}`]: 'teilungserklaerung', [`visibility:${b}`]: 'all' };
      const after = await app().visitor.submit(page, `${app().path}/list`, changes);
      expect(after.redirects).to.deep.equal([
        { status: 303, location: `/objects/${app().objectId}#documents` },
      ]);
      expect(after.alert).to.equal('a.pdf: Angaben übernommen. b.png: Angaben übernommen.');
      const stored = await app().stored();
      expect(stored.map(({ kind, visibility }) => `${kind} ${visibility}`)).to.deep.equal([
        'teilungserklaerung broker',
        'sonstiges all',
        'sonstiges broker',
      ]);
    });

    it('moves a document by a button, without a script', async () => {
      const b = await idOf('b.png');
      const page = await app().open();
      const up = await app().visitor.submit(page, `${app().path}/list`, { move: `up:${b}` });
      expect(up.alert).to.equal('b.png: jetzt an Stelle 1 von 3.');
      expect(await order()).to.equal('b.png a.pdf c.docx');
      await app().visitor.submit(page, `${app().path}/list`, { move: `down:${b}` });
      await app().visitor.submit(page, `${app().path}/list`, { move: `down:${b}` });
      await app().visitor.submit(page, `${app().path}/list`, { move: `down:${b}` });
      expect(await order()).to.equal('a.pdf c.docx b.png');
    });

    it('keeps what was chosen when a document is moved', async () => {
      const a = await idOf('a.pdf');
      const changes = { [`kind:${a}`]: 'expose', move: `down:${a}` };
      const after = await app().visitor.submit(await app().open(), `${app().path}/list`, changes);
      expect(after.alert).to.equal('a.pdf: Angaben übernommen. a.pdf: jetzt an Stelle 2 von 3.');
    });

    it('tells the second of two tabs that changed the same, and undoes nothing of the first', async () => {
      const [a, b] = [await idOf('a.pdf'), await idOf('b.png')];
      const [first, second] = [listOf(await app().open()), listOf(await app().open())];
      await send({ ...first, [`kind:${a}`]: 'expose', [`visibility:${b}`]: 'all' });
      const answer = await send({ ...second, [`kind:${a}`]: 'grundriss', [`kind:${b}`]: 'grundriss' });
      expect(answer.status).to.equal(409);
      expect(answer.text).to.contain('a.pdf: Die Angaben wurden inzwischen in einem anderen Fenster');
      const stored = await app().stored();
      expect(stored.map(({ kind, visibility }) => `${kind} ${visibility}`).slice(0, 2)).to.deep.equal([
        'expose broker',
        'grundriss all',
      ]);
    });

    it('tells that a document has been deleted meanwhile', async () => {
      const a = await idOf('a.pdf');
      const fields = listOf(await app().open());
      await app().visitor.submit(await app().open(`${app().path}/${a}/delete`), `${app().path}/${a}/delete`);
      const untouched = await send(fields);
      expect(untouched.status).to.equal(200);
      const answer = await send({ ...fields, [`kind:${a}`]: 'expose' });
      expect(answer.status).to.equal(409);
      expect(answer.text).to.contain('wurde inzwischen gelöscht');
    });

    it('shows the same form, filled, when the session has changed', async () => {
      const a = await idOf('a.pdf');
      const fields = listOf(await app().open());
      await app().visitor.open(app().test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url);
      const answer = await send({ ...fields, [`kind:${a}`]: 'expose' });
      expect(answer.status).to.equal(409);
      expect(answer.text).to.contain('Bitte prüfen und erneut speichern.');
      expect((await app().stored())[0]?.kind).to.equal('sonstiges');
      expect(listOf(answer)[`kind:${a}`]).to.equal('expose');
      const again = await app().visitor.submit(answer, `${app().path}/list`);
      expect(again.alert).to.equal('a.pdf: Angaben übernommen.');
    });

    it('refuses what no page of ours sends, and writes nothing', async () => {
      const fields = listOf(await app().open());
      const a = await idOf('a.pdf');
      const before = await app().stored();
      for (const [wrong, status] of [
        [{ [`kind:${a}`]: '<script>' }, 400],
        [{ [`visibility:${a}`]: 'bidders' }, 400],
        [{ move: 'up:everything' }, 400],
        [{ _token: '' }, 403],
        [{ _token: 'made up' }, 403],
        [{ [`kind:${a}`]: 'x'.repeat(70_000) }, 413],
      ] as const) {
        const answer = await send({ ...fields, [`kind:${a}`]: 'expose', ...wrong });
        expect(answer.status, JSON.stringify(wrong).slice(0, 80)).to.equal(status);
      }
      const many = Object.fromEntries(
        Array.from({ length: 10_000 }, (_, index) => [`kind:${index}`, 'expose']),
      );
      expect((await send(many)).status).to.equal(413);
      expect(await app().stored()).to.deep.equal(before);
      const strange = '00000000-0000-4000-8000-000000000000';
      expect((await app().open(`${app().path}/${strange}/download`)).status).to.equal(404);
      expect((await app().open(`${app().path}/no-id/download`)).status).to.equal(404);
    });

    describe('deleting', () => {
      it('asks first and says what stays', async () => {
        const path = `${await app().documentPath('a.pdf')}/delete`;
        const question = await app().open(path);
        expect(question.heading).to.equal('Dokument löschen');
        expect(question.text).to.contain('Soll „a.pdf“ gelöscht werden?');
        expect(question.text).to.contain('die übrigen Dokumente bleiben, und in onOffice ändert sich nichts');
        expect(await order()).to.equal('a.pdf b.png c.docx');
        const after = await app().visitor.submit(question, path);
        expect(after.alert).to.equal('a.pdf: gelöscht.');
        expect(await order()).to.equal('b.png c.docx');
        expect((await app().open(path)).status).to.equal(404);
        expect((await app().visitor.submit(question, path)).status).to.equal(404);
      });

      it('needs a token of its own session', async () => {
        const path = `${await app().documentPath('a.pdf')}/delete`;
        const question = await app().open(path);
        expect((await app().visitor.submit(question, path, { _token: 'x' })).status).to.equal(403);
        await app().visitor.open(
          app().test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url,
        );
        const stale = await app().visitor.submit(question, path);
        expect(stale.status).to.equal(409);
        expect(stale.text).to.contain('Bitte prüfen und erneut speichern.').and.to.contain('Soll „a.pdf“');
        expect(await order()).to.equal('a.pdf b.png c.docx');
        await app().visitor.submit(stale, path);
        expect(await order()).to.equal('b.png c.docx');
      });

      it('asks a script inside of the list', async () => {
        const path = `${await app().documentPath('a.pdf')}/delete`;
        const question = await app().visitor.open(path, BY_SCRIPT);
        expect(question.body).to.match(/^\s*<section[^>]*data-object-documents/);
        expect(question.text).to.contain('Soll „a.pdf“ gelöscht werden?');
        const done = await app().visitor.post(path, listOf(question), BY_SCRIPT);
        expect(done.text).to.contain('a.pdf: gelöscht.');
        expect(await order()).to.equal('b.png c.docx');
      });
    });

    it('answers a script with the section alone', async () => {
      const page = await app().visitor.open(app().path, BY_SCRIPT);
      expect(page.body).to.match(/^\s*<section[^>]*data-object-documents/);
      expect(page.body).not.to.contain('<html');
      const a = await idOf('a.pdf');
      const changed = await send({ ...listOf(page), [`kind:${a}`]: 'expose' }, BY_SCRIPT);
      expect(changed.status).to.equal(200);
      expect(changed.redirects).to.deep.equal([]);
      expect(changed.text).to.contain('a.pdf: Angaben übernommen.');
      expect((await app().open()).text).not.to.contain('a.pdf: Angaben übernommen.');
    });

    describe('giving a document out', () => {
      const get = async (name: string, manner: string, method?: string) =>
        fetchBytes(app().target(), `${await app().documentPath(name)}/${manner}`, method);

      it('shows PDF and pictures with nothing allowed to run', async () => {
        for (const [name, type] of [
          ['a.pdf', 'application/pdf'],
          ['b.png', 'image/png'],
        ] as const) {
          const { status, headers, bytes } = await get(name, 'preview');
          expect(status).to.equal(200);
          expect(headers.get('content-type')).to.equal(type);
          expect(headers.get('content-disposition')).to.equal(`inline; filename=${name}`);
          expect(headers.get('content-security-policy')).to.equal(
            "sandbox; default-src 'none'; frame-ancestors 'self'",
          );
          expect(headers.get('x-content-type-options')).to.equal('nosniff');
          expect(headers.get('cross-origin-resource-policy')).to.equal('same-origin');
          expect(headers.get('cache-control')).to.equal('no-store');
          expect(bytes.length).to.equal(Number(headers.get('content-length')));
        }
      });

      it('shows nothing else in the browser', async () => {
        expect((await get('c.docx', 'preview')).status).to.equal(404);
        expect((await app().open()).body).not.to.contain(`${await idOf('c.docx')}/preview`);
      });

      it('offers every document as a file, under its name', async () => {
        const names: Readonly<Record<string, string>> = {
          'c.docx': 'attachment; filename=c.docx',
          'Größe 50 % "neu" 🏡.pdf':
            'attachment; filename="Gr??e 50 % \\"neu\\" ??.pdf"; filename*=UTF-8\'\'Gr%C3%B6%C3%9Fe%2050%20%25%20%22neu%22%20%F0%9F%8F%A1.pdf',
          "a;b=c'd.pdf": 'attachment; filename="a;b=c\'d.pdf"',
        };
        await app().upload([['Größe 50 % %22neu%22 🏡.pdf', samples.pdf('1')]]);
        await app().upload([["a;b=c'd.pdf", samples.pdf('2')]]);
        for (const [name, disposition] of Object.entries(names)) {
          const { headers, status } = await get(name, 'download');
          expect(status).to.equal(200);
          // A plain form for old programs, and the name as it is for all others (RFC 6266).
          expect(headers.get('content-disposition')).to.equal(disposition);
        }
        expect((await get('c.docx', 'download')).bytes.equals(samples.docx())).to.equal(true);
      });

      it('answers HEAD without a body', async () => {
        const { status, headers, bytes } = await get('c.docx', 'download', 'HEAD');
        expect(status).to.equal(200);
        expect(headers.get('content-length')).to.equal(String(samples.docx().length));
        expect(bytes.length).to.equal(0);
      });

      it('survives readers who go away in the middle', async () => {
        await app().upload([['groß.pdf', samples.pdfOfSize(20_000_000)]]);
        const path = `${await app().documentPath('groß.pdf')}/download`;
        for (let reader = 0; reader < 3; reader += 1) await readAndLeave(app().target({ path }));
        expect((await get('groß.pdf', 'download')).bytes).to.have.length(20_000_000);
        expect(app().test.log.filter((line) => line.includes('"level":50'))).to.deep.equal([]);
      });

      it('shows a page instead of damaged bytes, and tells the operator', async () => {
        await app()
          .test.context.database.knex('object_document_chunks')
          .where({ document_id: await idOf('a.pdf') })
          .update({ bytes: Buffer.from('%PDF-1.4 something else') });
        for (const manner of ['preview', 'download']) {
          const page = await app().open(`${await app().documentPath('a.pdf')}/${manner}`);
          expect(page.status).to.equal(500);
          expect(page.headers.get('content-type')).to.contain('text/html');
          expect(page.headers.get('content-disposition')).to.equal(null);
          expect(page.heading).to.equal('Dieses Dokument ist beschädigt');
          expect(page.text).to.contain('„a.pdf“').and.not.to.contain('something else');
          const requestId = page.headers.get('x-request-id') ?? '';
          expect(page.text).to.contain(requestId);
          const entry = app().test.log.find(
            (line) => line.includes(requestId) && line.includes('file_damaged'),
          );
          expect(entry).to.contain('"level":50').and.not.to.contain('a.pdf');
        }
        expect((await get('b.png', 'preview')).status).to.equal(200);
      });

      it('breaks off when the database fails in the middle, and tells the operator', async () => {
        await app().upload([['groß.pdf', samples.pdfOfSize(20_000_000)]]);
        const path = `${await app().documentPath('groß.pdf')}/download`;
        const { knex } = app().test.context.database;
        const { requestId, isWhole } = await readDuring(app().target({ path }), () =>
          knex.schema.renameTable('object_document_chunks', 'chunks_out_of_reach'),
        );
        await knex.schema.renameTable('chunks_out_of_reach', 'object_document_chunks');
        expect(isWhole).to.equal(false);
        const isTold = (line: string) => line.includes(requestId) && line.includes('"level":50');
        await until(() => app().test.log.some(isTold));
        expect(app().test.log.find(isTold)).to.contain('unexpected error').and.not.to.contain('groß.pdf');
        expect((await get('groß.pdf', 'download')).bytes).to.have.length(20_000_000);
      });
    });

    it('speaks English, too', async () => {
      const page = await app().open();
      await app().visitor.submit(page, '/language', { language: 'en' });
      const token = tokenOf(await app().open(), app().path);
      const { page: english } = await app().upload([['x.html', samples.html()]], { token });
      expect(english.text).to.contain('x.html: not saved because its content is neither PDF nor PNG');
      await app().visitor.submit(english, '/language', { language: 'de' });
    });
  });
}

describe('D-20 the hint at a missing Energieausweis', () => {
  const app = useDocumentApp();
  const hint = 'Unter den Dokumenten ist kein Energieausweis.';

  it('D-20 stands beside the documents until there is one, and stops nothing', async () => {
    const path = `/objects/${app().objectId}`;
    expect((await app().open(path)).text).to.contain(hint);
    await app().upload([['Grundriss.pdf', samples.pdf('1')]]);
    expect((await app().open(path)).text).to.contain(hint);
    const details = await app().open(path);
    expect((await app().visitor.submit(details, path)).redirects[0]?.status).to.equal(303);
    await app().upload([['Energieausweis.pdf', samples.pdf('2')]]);
    expect((await app().open(path)).text).not.to.contain(hint);
  });

  it('D-20 follows the kind that the broker chose, not the name', async () => {
    await app().upload([['scan.pdf', samples.pdf()]]);
    const page = await app().open();
    expect(page.text).to.contain(hint);
    const id = (await app().documentPath('scan.pdf')).slice(-36);
    const after = await app().visitor.submit(page, `${app().path}/list`, {
      [`kind:${id}`]: 'energieausweis',
    });
    expect(after.text).not.to.contain(hint);
  });
});
