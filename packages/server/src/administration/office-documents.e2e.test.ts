import { expect } from 'chai';
import { listAuditEvents } from '../audit/audit-store.js';
import { listOfficeDocuments } from '../office-documents/office-document-store.js';
import { KEPT_TOGETHER, MAX_FILE_BYTES } from '../stored-files/file-limits.js';
import { samples } from '../stored-files/sample-files.test-support.js';
import { sendParts } from '../stored-files/upload-visitor.test-support.js';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import type { Page, Visitor } from '../testing/visitor.test-support.js';
import {
  AACHEN,
  fetchBytes,
  formOf,
  SABINE,
  send,
  strangerOf,
  TENANT,
  upload,
} from './admin-visitor.test-support.js';

const PATH = '/administration/documents';

interface Chosen {
  readonly name: string;
  readonly bytes: Buffer;
}

describe('K-6 own documents of an office', () => {
  const test = useFreshTestApp();
  const joachim = () => test().signedIn({ estateId: AACHEN });
  const sabine = () => test().signedIn({ estateId: AACHEN, userId: SABINE });
  const stored = () => listOfficeDocuments(test().context.database.knex, TENANT);
  const titles = async () => (await stored()).map(({ title }) => title);

  /** Sends a form of a page with a file, the way a browser without scripts does. */
  function sendWithFile(
    visitor: Visitor,
    page: Page,
    action: string,
    fields: Readonly<Record<string, string>>,
    file?: Chosen,
  ): Promise<Page> {
    const all = { ...Object.fromEntries(formOf(page, action)), ...fields };
    return upload(test(), visitor, action, all, file && { ...file, field: 'documents', type: 'text/html' });
  }

  async function add(
    visitor: Visitor,
    fields: { readonly title?: string; readonly description?: string },
    file: Chosen | undefined = { name: 'Flyer.pdf', bytes: samples.pdf(JSON.stringify(fields)) },
  ): Promise<Page> {
    return sendWithFile(visitor, await visitor.open(PATH), PATH, fields, file);
  }

  async function idOf(title: string): Promise<string> {
    const document = (await stored()).find((one) => one.title === title);
    if (!document) throw new Error(`there is no document ${title}`);
    return document.documentId;
  }

  it('are added by an administrator and there for all of the office', async () => {
    const admin = await joachim();
    const bytes = samples.pdf('Preisliste');
    const page = await add(
      admin,
      { title: 'Unsere <Leistungen>', description: 'Für das Erstgespräch & danach.' },
      { name: 'Größe 🏡.pdf', bytes },
    );
    expect(page.alert).to.equal('Das Dokument wurde hinzugefügt.');
    expect(page.text).to.contain('1 von höchstens 50 Dateien, zusammen 1 KB von höchstens 200 MB.');

    const broker = await sabine();
    const list = await broker.open('/documents');
    expect(list.text).to.contain('Dokumente Ihres Büros Unsere <Leistungen> Für das Erstgespräch & danach.');
    expect(list.text).to.contain('PDF, 1 KB, vom');
    const served = await fetchBytes(test(), broker, list.link('Herunterladen').href);
    expect(served.bytes.equals(bytes)).to.equal(true);
    expect(Object.fromEntries(served.headers)).to.include({
      'content-type': 'application/pdf',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    expect(served.headers.get('content-disposition')).to.match(/^attachment; .*Gr%C3%B6%C3%9Fe%20/);
    const shown = await fetchBytes(test(), broker, list.link('Ansehen').href);
    expect(shown.headers.get('content-disposition')).to.match(/^inline; /);
    expect(shown.headers.get('content-security-policy')).to.contain('sandbox');
  });

  it('are called as their file when nobody says how', async () => {
    await add(await joachim(), {}, { name: 'Checkliste Übergabe.v2.xlsx', bytes: samples.xlsx() });
    expect(await titles()).to.deep.equal(['Checkliste Übergabe.v2']);
    const list = await (await sabine()).open('/documents');
    expect(list.text).to.contain('Excel, 1 KB');
    expect(list.links.map(({ text }) => text)).not.to.include('Ansehen');
    const preview = `/documents/own/${await idOf('Checkliste Übergabe.v2')}/preview`;
    expect((await (await sabine()).open(preview)).status).to.equal(404);
  });

  const refused: readonly (readonly [string, Buffer | undefined, string])[] = [
    ['Seite.pdf', samples.html(), 'Der Inhalt dieser Datei ist weder PDF noch PNG'],
    ['Bild.svg', samples.svg(), 'Der Inhalt dieser Datei ist weder PDF noch PNG'],
    ['Makros.docx', samples.docm(), 'Der Inhalt dieser Datei ist weder PDF noch PNG'],
    ['leer.pdf', Buffer.alloc(0), 'Diese Datei ist leer.'],
    ['groß.pdf', samples.pdfOfSize(MAX_FILE_BYTES + 1), 'Diese Datei ist größer als 25 MB.'],
    ['', undefined, 'Bitte wählen Sie eine Datei aus.'],
  ];
  for (const [name, bytes, reason] of refused) {
    it(`are refused with a reason, and keep what was typed: ${name || 'no file'}`, async () => {
      const admin = await joachim();
      const page = await sendWithFile(
        admin,
        await admin.open(PATH),
        PATH,
        { title: 'Mein Titel', description: 'Wozu' },
        bytes && { name, bytes },
      );
      expect(page.status).to.equal(422);
      expect(page.alert).to.contain(reason);
      expect(page.link('Datei').href).to.equal('#file');
      expect(Object.fromEntries(formOf(page, PATH))).to.include({ title: 'Mein Titel', description: 'Wozu' });
      expect(await stored()).to.deep.equal([]);
    });
  }

  it('are not stored with texts that are too long, and the file has to be chosen again', async () => {
    const typed = { title: 'T'.repeat(151), description: '🏡'.repeat(501) };
    const page = await add(await joachim(), typed);
    expect(page.status).to.equal(422);
    expect(page.alert).to.contain('Bitte prüfen Sie 2 Angaben');
    expect(page.alert).to.contain('Titel : Höchstens 150 Zeichen, es sind 151.');
    expect(page.alert).to.contain('Beschreibung : Höchstens 500 Zeichen, es sind 501.');
    expect(page.alert).to.contain('Bitte wählen Sie sie erneut aus.');
    expect(Object.fromEntries(formOf(page, PATH))).to.include(typed);
    expect(await stored()).to.deep.equal([]);
  });

  it('are one line each, without signs that nobody sees', async () => {
    await add(await joachim(), { title: ' a\u0000b\u202ec ', description: 'eins\r\nzwei' });
    expect((await stored()).map(({ title, description }) => [title, description])).to.deep.equal([
      ['a bc', 'eins zwei'],
    ]);
  });

  it('are there once: the same file is not taken twice', async () => {
    const admin = await joachim();
    await add(admin, { title: 'Flyer' }, { name: 'a.pdf', bytes: samples.pdf() });
    const page = await add(admin, { title: 'Noch einmal' }, { name: 'b.pdf', bytes: samples.pdf() });
    expect(page.status).to.equal(422);
    expect(page.alert).to.contain('Diese Datei gibt es schon: „Flyer“.');
    expect(await titles()).to.deep.equal(['Flyer']);
  });

  it('are as many as there is room for, which the page says', async () => {
    const admin = await joachim();
    await add(admin, { title: 'Groß' });
    const files = test().context.database.knex('tenant_files');
    await files.clone().update({ size_bytes: KEPT_TOGETHER.bytes - 100 });
    const full = await add(admin, {}, { name: 'b.pdf', bytes: samples.pdfOfSize(101) });
    expect(full.status).to.equal(422);
    expect(full.alert).to.contain('dürfen zusammen höchstens 200 MB groß sein');
    const fits = await add(admin, { title: 'Passt' }, { name: 'b.pdf', bytes: samples.pdfOfSize(100) });
    expect(fits.alert).to.equal('Das Dokument wurde hinzugefügt.');
    expect(fits.text).to.contain('2 von höchstens 50 Dateien, zusammen 200 MB von höchstens 200 MB.');
  });

  it('are changed, with or without a newer file, and keep their place and address', async () => {
    const admin = await joachim();
    await add(admin, { title: 'Erstes' });
    await add(admin, { title: 'Zweites' });
    const id = await idOf('Erstes');
    const path = `${PATH}/${id}`;
    const renamed = await sendWithFile(admin, await admin.open(path), path, { title: 'Umbenannt' });
    expect(renamed.alert).to.equal('Gespeichert.');
    expect(await titles()).to.deep.equal(['Umbenannt', 'Zweites']);
    const file = { name: 'neu.png', bytes: samples.png() };
    await sendWithFile(admin, await admin.open(path), path, { description: 'Neu' }, file);
    const [document] = await stored();
    expect(document?.documentId).to.equal(id);
    expect(document?.description).to.equal('Neu');
    expect(document?.file.fileName).to.equal('neu.png');
    const served = await fetchBytes(test(), admin, `/documents/own/${id}/download`);
    expect(served.bytes.equals(samples.png())).to.equal(true);
    expect(await test().context.database.knex('tenant_files')).to.have.length(2);
    expect(await test().context.database.knex('tenant_file_chunks')).to.have.length(2);
  });

  it('are not overwritten by a window that showed an older state', async () => {
    const admin = await joachim();
    await add(admin, { title: 'Alt' });
    const path = `${PATH}/${await idOf('Alt')}`;
    const [first, second] = [await admin.open(path), await admin.open(path)];
    await sendWithFile(admin, first, path, { title: 'Vom ersten Fenster' });
    const file = { name: 'neu.png', bytes: samples.png() };
    const told = await sendWithFile(admin, second, path, { title: 'Vom zweiten Fenster' }, file);
    expect(told.status).to.equal(409);
    expect(told.alert).to.contain('inzwischen jemand anderes oder ein anderes Fenster');
    expect(told.alert).to.contain('Bitte wählen Sie sie erneut aus.');
    expect(told.text).to.contain('Gespeichert ist jetzt: Vom ersten Fenster');
    expect(Object.fromEntries(formOf(told, path))['title']).to.equal('Vom zweiten Fenster');
    expect(await titles()).to.deep.equal(['Vom ersten Fenster']);
    const saved = await sendWithFile(admin, told, path, {});
    expect(saved.alert).to.equal('Gespeichert.');
    expect(await titles()).to.deep.equal(['Vom zweiten Fenster']);
  });

  it('change their order', async () => {
    const admin = await joachim();
    for (const title of ['a', 'b', 'c']) await add(admin, { title });
    const move = `${PATH}/${await idOf('c')}/move`;
    await send(admin, await admin.open(PATH), move, { direction: 'up' });
    expect(await titles()).to.deep.equal(['a', 'c', 'b']);
    await send(admin, await admin.open(PATH), move, { direction: 'down' });
    await send(admin, await admin.open(PATH), move, { direction: 'down' });
    expect(await titles()).to.deep.equal(['a', 'b', 'c']);
    expect((await send(admin, await admin.open(PATH), move, { direction: 'away' })).status).to.equal(400);
    const list = await (await sabine()).open('/documents');
    expect(list.text.indexOf(' a ')).to.be.lessThan(list.text.indexOf(' b '));
  });

  it('are deleted after a question, with every byte, and once', async () => {
    const admin = await joachim();
    await add(admin, { title: 'Weg damit' });
    const path = `${PATH}/${await idOf('Weg damit')}/delete`;
    const page = await admin.open(PATH);
    expect(page.text).to.contain('Soll „Weg damit“ gelöscht werden?');
    for (let time = 0; time < 2; time += 1) {
      expect((await send(admin, page, path)).alert).to.equal('Das Dokument wurde gelöscht.');
    }
    expect(await stored()).to.deep.equal([]);
    expect(await test().context.database.knex('tenant_file_chunks')).to.deep.equal([]);
    const kinds = (await listAuditEvents(test().context.database.knex, TENANT, { limit: 20 }))
      .map(({ kind }) => kind)
      .filter((kind) => kind.startsWith('office_'));
    expect(kinds).to.deep.equal(['office_document.removed', 'office_document.added']);
  });

  it('are noted in the audit log without their names', async () => {
    const admin = await joachim();
    await add(admin, { title: 'Vertraulich' });
    const path = `${PATH}/${await idOf('Vertraulich')}`;
    await sendWithFile(admin, await admin.open(path), path, { title: 'Streng vertraulich' });
    const page = await admin.open('/administration/audit');
    expect(page.text).to.contain('Eigenes Dokument geändert').and.to.contain('Eigenes Dokument hinzugefügt');
    expect(page.text).not.to.match(/vertraulich/i);
  });

  it('belong to their office: another one can neither see, change, move nor delete them', async () => {
    const admin = await joachim();
    await add(admin, { title: 'Nur für uns' });
    const id = await idOf('Nur für uns');
    const stranger = await strangerOf(test());
    for (const path of ['/documents', PATH]) {
      expect((await stranger.open(path)).text).not.to.contain('Nur für uns');
    }
    const addresses = [`/documents/own/${id}/preview`, `/documents/own/${id}/download`, `${PATH}/${id}`];
    for (const path of addresses) expect((await stranger.open(path)).status, path).to.equal(404);
    const own = Object.fromEntries(formOf(await stranger.open(PATH), PATH));
    for (const path of [`${PATH}/${id}`, `${PATH}/${id}/move`]) {
      const answer = await stranger.post(path, { ...own, direction: 'up', title: 'Geklaut' });
      expect(answer.status, path).to.equal(404);
    }
    await stranger.post(`${PATH}/${id}/delete`, own);
    expect(await titles()).to.deep.equal(['Nur für uns']);
  });

  it('are for signed-in people only, and have no other addresses', async () => {
    await add(await joachim(), { title: 'Innen' });
    const id = await idOf('Innen');
    expect((await test().visitor().open(`/documents/own/${id}/download`)).status).to.equal(401);
    const broker = await sabine();
    for (const path of ['own/x/download', `own/${id}/delete`, `own/${id}`]) {
      expect((await broker.open(`/documents/${path}`)).status, path).to.equal(404);
    }
  });

  it('are managed by administrators; a broker gets neither the page nor the link to it', async () => {
    const broker = await sabine();
    const page = await broker.open(PATH);
    expect(page.status).to.equal(403);
    expect(page.heading).to.equal('Nur für Administratoren');
    const list = await broker.open('/documents');
    expect(list.links.map(({ href }) => href)).not.to.include(PATH);
    expect(
      (await (await joachim()).open('/documents')).link('Eigene Dokumente und Texte verwalten').href,
    ).to.equal(PATH);
  });

  describe('from a form of an earlier session', () => {
    it('are not stored; what was typed is there again, and the file has to be chosen again', async () => {
      const page = await (await joachim()).open(PATH);
      const later = await joachim();
      const file = { name: 'a.pdf', bytes: samples.pdf() };
      const told = await sendWithFile(later, page, PATH, { title: 'Getippt' }, file);
      expect(told.status).to.equal(409);
      expect(told.alert).to.contain('Bitte wählen Sie die Datei erneut aus');
      expect(Object.fromEntries(formOf(told, PATH))['title']).to.equal('Getippt');
      expect(await stored()).to.deep.equal([]);
      await sendWithFile(later, told, PATH, {}, file);
      expect(await titles()).to.deep.equal(['Getippt']);
    });

    it('are neither moved nor deleted', async () => {
      const admin = await joachim();
      for (const title of ['a', 'b']) await add(admin, { title });
      const page = await admin.open(PATH);
      const later = await joachim();
      const id = await idOf('b');
      for (const [action, fields] of [
        ['move', { direction: 'up' }],
        ['delete', {}],
      ] as const) {
        const told = await send(later, page, `${PATH}/${id}/${action}`, fields);
        expect(told).to.include({ status: 409, heading: 'Bitte prüfen und erneut speichern' });
      }
      expect(await titles()).to.deep.equal(['a', 'b']);
    });

    it('can be sent again after signing in anew, with all that was typed', async () => {
      const admin = await joachim();
      const page = await admin.open(PATH);
      await admin.submit(page, '/sign-out');
      const file = { name: 'a.pdf', bytes: samples.pdf() };
      const lost = await sendWithFile(admin, page, PATH, { title: 'Getippt', description: 'Lang' }, file);
      expect(lost.status).to.equal(401);
      const again = await joachim();
      const told = await again.post(PATH, lost.fields(PATH));
      expect(told.status).to.equal(409);
      expect(Object.fromEntries(formOf(told, PATH))).to.include({ title: 'Getippt', description: 'Lang' });
    });
  });

  it('are not taken without the token of their form, from elsewhere, or two at once', async () => {
    const admin = await joachim();
    const file = { name: 'a.pdf', bytes: samples.pdf(), field: 'documents' };
    expect((await upload(test(), admin, PATH, {}, file)).status).to.equal(403);
    const other = (await admin.open('/administration/office')).field('_token');
    expect((await upload(test(), admin, PATH, { _token: other }, file)).status).to.equal(403);
    const foreign = await admin.post(PATH, { title: 'x' }, { origin: 'https://evil.example' });
    expect(foreign.status).to.equal(403);
    const _token = Object.fromEntries(formOf(await admin.open(PATH), PATH))['_token'] ?? '';
    const { url } = test().app;
    const target = { url, origin: test().context.config.publicUrl, visitor: admin, path: PATH };
    const files = ['a', 'b'].map((name) => ({ fileName: `${name}.pdf`, bytes: samples.pdf(name) }));
    const two = await sendParts(target, [{ name: '_token', value: _token }, ...files]);
    expect(two.status).to.equal(400);
    const tokenLast = await sendParts(target, [...files.slice(1), { name: '_token', value: _token }]);
    expect(tokenLast.status).to.equal(400);
    const broken = await admin.request('POST', PATH, { 'content-type': 'multipart/form-data; boundary=x' });
    expect(broken.status).to.be.oneOf([400, 403]);
    expect(await stored()).to.deep.equal([]);
  });

  it('show a page instead of damaged bytes', async () => {
    const admin = await joachim();
    await add(admin, { title: 'Kaputt' });
    await test()
      .context.database.knex('tenant_file_chunks')
      .update({ bytes: Buffer.from('anders') });
    const page = await admin.open(`/documents/own/${await idOf('Kaputt')}/preview`);
    expect(page.status).to.equal(500);
    expect(page.heading).to.equal('Dieses Dokument ist beschädigt');
    expect(page.link('Zurück').href).to.equal('/documents');
  });
});
