import { expect } from 'chai';
import { listAuditEvents } from '../audit/audit-store.js';
import { elementsOf, readPdf, textOf, type ReadPdf } from '../documents/pdf/read-pdf.test-support.js';
import { findOfficeText } from '../office-documents/office-text-store.js';
import { samples } from '../stored-files/sample-files.test-support.js';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import type { Page, Visitor } from '../testing/visitor.test-support.js';
import {
  AACHEN,
  fetchBytes,
  formOf,
  openAndSend,
  pngOf,
  SABINE,
  send,
  strangerOf,
  TENANT,
  upload,
} from './admin-visitor.test-support.js';

const SLUG = 'das-ist-immo-billie';
const PATH = `/administration/texts/${SLUG}/de`;
const FILE = `${PATH}/file`;
const DELIVERED = `${PATH}/delivered`;
const SHOWN = `/documents/${SLUG}`;

const MARKDOWN = [
  '# Verkaufen mit Haus & Hof',
  'So verkaufen wir bei **{{tenant}}**.',
  '## Der Ablauf',
  '1. Gespräch\n2. Notar',
  '| Schritt | Dauer |\n| --- | --- |\n| Gespräch | 1 Stunde |',
].join('\n\n');

describe('K-6 a delivered text that an office replaces', () => {
  const test = useFreshTestApp();
  const joachim = () => test().signedIn({ estateId: AACHEN });
  const sabine = () => test().signedIn({ estateId: AACHEN, userId: SABINE });
  const stored = (language: 'de' | 'en' = 'de') =>
    findOfficeText(test().context.database.knex, TENANT, { slug: SLUG, language });
  const typedIn = (page: Page) => Object.fromEntries(formOf(page, PATH))['markdown'];
  const save = (visitor: Visitor, markdown: string, changes: Readonly<Record<string, string>> = {}) =>
    openAndSend(visitor, PATH, PATH, { markdown, ...changes });

  async function sendFile(visitor: Visitor, name: string, bytes: Buffer, page?: Page): Promise<Page> {
    const fields = Object.fromEntries(formOf(page ?? (await visitor.open(PATH)), FILE));
    return upload(test(), visitor, FILE, fields, { name, bytes, field: 'documents' });
  }

  async function openPdf(visitor: Visitor, path = `${SHOWN}.pdf`): Promise<ReadPdf> {
    return readPdf((await fetchBytes(test(), visitor, path)).bytes);
  }

  const textsOf = ({ structure }: ReadPdf) => structure.children.map(textOf);

  it('is shown as page and PDF with name and logo of the office, for all of its users', async () => {
    const admin = await joachim();
    const office = '/administration/office';
    await openAndSend(admin, office, office, { displayName: 'Maklerhaus <West>' });
    const logoForm = Object.fromEntries(formOf(await admin.open(office), `${office}/logo`));
    await upload(test(), admin, `${office}/logo`, logoForm, { name: 'logo.png', bytes: pngOf(300, 80) });
    const saved = await save(admin, MARKDOWN);
    expect(saved.alert).to.equal('Gespeichert. Alle in Ihrem Büro sehen jetzt Ihren Text.');
    expect(saved.text).to.match(/eigener Text geändert am .* von Joachim Klein/);

    const broker = await sabine();
    const page = await broker.open(SHOWN);
    expect(page.heading).to.equal('Verkaufen mit Haus & Hof');
    expect(page.body).to.contain('So verkaufen wir bei <strong>Maklerhaus &lt;West&gt;</strong>.');
    expect(page.body).to.contain('alt="Logo von Maklerhaus &lt;West&gt;"');
    expect(page.text).to.contain('Gespräch').and.not.to.contain('Ihre Vorteile');
    const pdf = await openPdf(broker);
    expect(textsOf(pdf)).to.deep.equal([
      'Maklerhaus <West>',
      '',
      'Verkaufen mit Haus & Hof',
      'So verkaufen wir bei Maklerhaus <West>.',
      'Der Ablauf',
      '1.Gespräch2.Notar',
      'SchrittDauerGespräch1 Stunde',
    ]);
    expect(elementsOf(pdf.structure).filter(({ type }) => type === 'Figure')).to.have.length(1);
    expect(pdf.metadata).to.contain('>Verkaufen mit Haus &#38; Hof<');
    expect(pdf.unmarked).to.deep.equal([]);
    const list = await broker.open('/documents');
    expect(list.text).to.contain('Verkaufen mit Haus & Hof').and.to.contain('von Ihrem Büro angepasst');
  });

  for (const slug of ['strategie', 'fragen-und-antworten']) {
    it(`may be ${slug} as well, which then carries the name of the office`, async () => {
      const admin = await joachim();
      const path = `/administration/texts/${slug}/de`;
      await openAndSend(admin, path, path, { markdown: MARKDOWN });
      expect((await admin.open(`/documents/${slug}`)).heading).to.equal('Verkaufen mit Haus & Hof');
      const pdf = await openPdf(admin, `/documents/${slug}.pdf`);
      expect(textsOf(pdf)[0]).to.equal('Testkanzlei onOffice');
    });
  }

  it('begins in the text area as it is delivered', async () => {
    const page = await (await joachim()).open(PATH);
    expect(typedIn(page)).to.match(/^# Das ist immo-billie\n\nEin fester Zeitraum/);
    expect(typedIn(page)).to.contain('{{tenant}}');
    expect(page.text).to.contain('mitgeliefert').and.not.to.contain('Zurück zum mitgelieferten Text');
  });

  it('stays the delivered one when it is saved unchanged', async () => {
    const admin = await joachim();
    const page = await send(admin, await admin.open(PATH), PATH);
    expect(page.alert).to.equal('Alle in Ihrem Büro sehen jetzt den mitgelieferten Text.');
    expect(await stored()).to.equal(undefined);
  });

  it('is previewed without being stored, and keeps what was typed', async () => {
    const admin = await joachim();
    const page = await save(admin, MARKDOWN, { action: 'preview' });
    expect(page.status).to.equal(200);
    expect(page.text).to.contain('Vorschau Noch nicht gespeichert.');
    expect(page.body).to.contain('So verkaufen wir bei <strong>Testkanzlei onOffice</strong>.');
    expect(typedIn(page)).to.equal(`${MARKDOWN}\n`);
    expect(page.body).to.contain('data-unsaved');
    expect(await stored()).to.equal(undefined);
    const saved = await send(admin, page, PATH);
    expect(saved.alert).to.contain('Gespeichert.');
    expect(saved.body).not.to.contain('data-unsaved');
  });

  it('is told line by line what cannot be shown, in German, and keeps what was typed', async () => {
    const wrong = [
      '# Titel',
      'Anfang mit [Link](https://example.com).',
      '## Teil',
      '*kursiv* und 🏡',
      '<script>alert(1)</script>',
      '- a\n  - b',
      'Für {{kunde}}',
    ].join('\n\n');
    for (const action of ['save', 'preview']) {
      const page = await save(await joachim(), wrong, { action });
      expect(page.status).to.equal(422);
      expect(page.alert).to.contain('Bitte prüfen Sie 6 Angaben');
      for (const problem of [
        'Zeile 3 „Anfang mit [Link](https://example.com).“ : Links sind nicht möglich. Schreiben Sie die Adresse als Text.',
        'Zeile 7 „*kursiv* und 🏡“ : Kursiver Text ist nicht möglich.',
        'Zeile 7 „*kursiv* und 🏡“ : Das Zeichen „🏡“ kann im PDF nicht gezeigt werden.',
        'Zeile 9 „<script>alert(1)</script>“ : HTML ist nicht möglich.',
        'Zeile 12 „- b“ : Listen innerhalb von Listen sind nicht möglich.',
        'Zeile 14 „Für {{kunde}}“ : Geschweifte Klammern sind nur für {{tenant}} möglich, den Namen Ihres Büros.',
      ]) {
        expect(page.alert).to.contain(problem);
      }
      expect(page.link('Zeile 12 „- b“').href).to.equal('#markdown');
      expect(page.body).not.to.contain('<script>alert');
      expect(typedIn(page)).to.equal(`${wrong}\n`);
      expect(await stored()).to.equal(undefined);
    }
  });

  it('is told of its first twenty problems, and how many more there are', async () => {
    const wrong = `# Titel\n\nAnfang.\n\n${Array.from({ length: 10_000 }, () => '*x*').join('\n\n')}`;
    const page = await save(await joachim(), wrong);
    expect(page.status).to.equal(422);
    expect(page.text).to.contain('Es gibt noch 9980 weitere Stellen, die hier nicht genannt sind.');
    expect(page.body.match(/Kursiver Text ist nicht möglich/g)).to.have.length(40);
  });

  it('may be long, but not endless, and nothing typed is lost', async () => {
    const admin = await joachim();
    const longest = `# Titel\n\n${'ä '.repeat(29_990)}`;
    expect((await save(admin, longest)).alert).to.contain('Gespeichert.');
    const tooLong = `# Titel\n\n${'ä '.repeat(30_100)}x`;
    const page = await save(admin, tooLong);
    expect(page.status).to.equal(422);
    expect(page.alert).to.contain('Der Text darf höchstens 60000 Zeichen lang sein, es sind 60211.');
    expect(typedIn(page)).to.equal(`${tooLong}\n`);
  });

  it('may be anything but empty', async () => {
    for (const markdown of ['', ' \r\n \u0000']) {
      const page = await save(await joachim(), markdown);
      expect(page.status).to.equal(422);
      expect(page.alert).to.contain('Der Text ist leer.');
    }
  });

  it('is the own one of its office and language', async () => {
    const admin = await joachim();
    await save(admin, MARKDOWN);
    const english = await test().signedIn({ estateId: AACHEN, userId: SABINE });
    await english.submit(await english.open('/documents'), '/language', { language: 'en' });
    expect((await english.open(SHOWN)).heading).to.equal('This is immo-billie');
    const stranger = await strangerOf(test());
    expect((await stranger.open(SHOWN)).heading).to.equal('Das ist immo-billie');
    expect((await openPdf(stranger)).metadata).not.to.contain('Haus');
    expect((await stranger.open(PATH)).body).not.to.contain('Haus &amp; Hof');
    await send(stranger, await stranger.open(PATH), PATH, { markdown: MARKDOWN.replace('Haus', 'Boot') });
    expect((await admin.open(SHOWN)).heading).to.equal('Verkaufen mit Haus & Hof');
  });

  it('goes back to the delivered one after a question', async () => {
    const admin = await joachim();
    const page = await save(admin, MARKDOWN);
    expect(page.text).to.contain('Ihr eigener Text wird gelöscht');
    const restored = await send(admin, page, DELIVERED);
    expect(restored.alert).to.equal('Alle in Ihrem Büro sehen jetzt den mitgelieferten Text.');
    expect((await admin.open(SHOWN)).heading).to.equal('Das ist immo-billie');
    const events = await listAuditEvents(test().context.database.knex, TENANT, { limit: 20 });
    expect(events.filter(({ kind }) => kind.startsWith('office_text')).map(({ kind }) => kind)).to.deep.equal(
      ['office_text.restored', 'office_text.replaced'],
    );
    expect((await admin.open('/administration/audit')).text).to.contain(
      'Mitgelieferter Text „das-ist-immo-billie“ ersetzt, Sprache: de',
    );
  });

  it('is not overwritten by a window that showed an older state', async () => {
    const admin = await joachim();
    const [first, second, third] = [await admin.open(PATH), await admin.open(PATH), await admin.open(PATH)];
    await send(admin, first, PATH, { markdown: MARKDOWN });
    const other = MARKDOWN.replace('Haus', 'Boot');
    const told = await send(admin, second, PATH, { markdown: other });
    expect(told.status).to.equal(409);
    expect(told.alert).to.contain('inzwischen jemand anderes oder ein anderes Fenster');
    expect(typedIn(told)).to.equal(`${other}\n`);
    expect(told.body).to.match(/<pre class="stored-text"[^>]*># Verkaufen mit Haus &amp; Hof/);
    const file = await sendFile(admin, 'eigenes.pdf', samples.pdf(), third);
    expect(file.status).to.equal(409);
    expect(file.alert).to.contain('Soll Ihre Datei es trotzdem ersetzen, wählen Sie sie erneut aus.');
    expect((await admin.open(SHOWN)).heading).to.equal('Verkaufen mit Haus & Hof');
    await send(admin, told, PATH);
    expect((await admin.open(SHOWN)).heading).to.equal('Verkaufen mit Boot & Hof');
  });

  it('is not stored from a form of an earlier session, which is shown again, filled', async () => {
    const page = await (await joachim()).open(PATH);
    const later = await joachim();
    const told = await send(later, page, PATH, { markdown: MARKDOWN });
    expect(told.status).to.equal(409);
    expect(told.alert).to.contain('Bitte prüfen und erneut speichern');
    expect(typedIn(told)).to.equal(`${MARKDOWN}\n`);
    const file = await sendFile(later, 'a.pdf', samples.pdf(), page);
    expect([file.status, file.alert]).to.deep.equal([
      409,
      'Ihre Anmeldung hat sich inzwischen geändert. Bitte wählen Sie die Datei erneut aus und laden Sie sie noch einmal hoch.',
    ]);
    expect(await stored()).to.equal(undefined);
    await send(later, told, PATH);
    expect(await stored()).to.include({ kind: 'markdown' });
    const shown = await later.open(PATH);
    const evenLater = await joachim();
    const kept = await send(evenLater, shown, DELIVERED);
    expect([kept.status, (await stored())?.kind]).to.deep.equal([409, 'markdown']);
  });

  it('is kept in the page of somebody whose session has ended', async () => {
    const admin = await joachim();
    const page = await admin.open(PATH);
    await admin.submit(page, '/sign-out');
    const lost = await send(admin, page, PATH, { markdown: MARKDOWN });
    expect(lost.status).to.equal(401);
    const told = await (await joachim()).post(PATH, lost.fields(PATH));
    expect(told.status).to.equal(409);
    expect(typedIn(told)).to.equal(`${MARKDOWN}\n`);
  });

  describe('by a file', () => {
    it('is that file, byte by byte, under its own name', async () => {
      const admin = await joachim();
      const bytes = samples.pdf('Broschüre');
      const page = await sendFile(admin, 'Unsere Broschüre.pdf', bytes);
      expect(page.alert).to.equal('Gespeichert. Alle in Ihrem Büro sehen jetzt Ihre PDF-Datei.');
      const broker = await sabine();
      const shown = await broker.open(SHOWN);
      expect(shown.text).to.contain('Unsere Broschüre.pdf');
      expect(shown.link('Als PDF öffnen').href).to.equal(`${SHOWN}.pdf`);
      const served = await fetchBytes(test(), broker, `${SHOWN}.pdf`);
      expect(served.bytes.equals(bytes)).to.equal(true);
      expect(served.headers.get('content-disposition')).to.match(/^inline; .*Unsere%20Brosch%C3%BCre\.pdf$/);
      const list = await broker.open('/documents');
      expect(list.links.map(({ href }) => href))
        .to.include(`${SHOWN}.pdf`)
        .and.not.to.include(SHOWN);
      expect((await stored())?.kind).to.equal('file');
    });

    for (const [name, bytes, reason] of [
      ['Bild.pdf', samples.png(), 'Diese Datei ist kein PDF.'],
      ['Seite.pdf', samples.html(), 'Der Inhalt dieser Datei ist weder PDF noch PNG'],
      ['leer.pdf', Buffer.alloc(0), 'Diese Datei ist leer.'],
    ] as const) {
      it(`is refused with a reason: ${name}`, async () => {
        const page = await sendFile(await joachim(), name, bytes);
        expect(page.status).to.equal(422);
        expect(page.alert).to.contain(reason);
        expect(await stored()).to.equal(undefined);
      });
    }

    it('has to be chosen', async () => {
      const admin = await joachim();
      const page = await upload(
        test(),
        admin,
        FILE,
        Object.fromEntries(formOf(await admin.open(PATH), FILE)),
      );
      expect(page.status).to.equal(422);
      expect(page.alert).to.contain('Bitte wählen Sie eine Datei aus.');
    });

    it('replaces and is replaced without leaving a byte behind', async () => {
      const admin = await joachim();
      const files = () => test().context.database.knex('tenant_files');
      await sendFile(admin, 'a.pdf', samples.pdf('a'));
      await sendFile(admin, 'b.pdf', samples.pdf('b'));
      expect((await files()).map(({ file_name: name }: { file_name: string }) => name)).to.deep.equal([
        'b.pdf',
      ]);
      await save(admin, MARKDOWN);
      expect(await files()).to.deep.equal([]);
      await sendFile(admin, 'c.pdf', samples.pdf('c'));
      const page = await admin.open(PATH);
      expect(page.text).to.contain('Ihre PDF-Datei wird aus immo-billie gelöscht');
      await send(admin, page, DELIVERED);
      expect(await files()).to.deep.equal([]);
      expect(await test().context.database.knex('tenant_file_chunks')).to.deep.equal([]);
      expect(await stored()).to.equal(undefined);
    });

    it('counts among the files of the office', async () => {
      const admin = await joachim();
      await sendFile(admin, 'a.pdf', samples.pdf('a'));
      expect((await admin.open('/administration/documents')).text).to.contain('1 von höchstens 50 Dateien');
    });
  });

  it('has no other names and languages', async () => {
    const admin = await joachim();
    for (const name of ['unbekannt/de', `${SLUG}/fr`, 'video/de', `${SLUG}/__proto__`]) {
      expect((await admin.open(`/administration/texts/${name}`)).status, name).to.equal(404);
    }
  });

  it('falls back to the delivered one when this version of the app cannot read it, and the operator is told', async () => {
    const admin = await joachim();
    await save(admin, MARKDOWN);
    await test().context.database.knex('tenant_texts').update({ markdown: 'ohne Titel' });
    expect((await admin.open(SHOWN)).heading).to.equal('Das ist immo-billie');
    expect(test().log.some((line) => line.includes('a text of an office cannot be shown'))).to.equal(true);
    expect(typedIn(await admin.open(PATH))).to.equal('ohne Titel');
  });

  it('shows in Administration what is delivered and what is not', async () => {
    const admin = await joachim();
    await save(admin, MARKDOWN);
    const page = await admin.open('/administration/documents');
    expect(page.text).to.match(
      /Das ist immo-billie eigener Text Ändern : Das ist immo-billie, Deutsch mitgeliefert Ändern : Das ist immo-billie, Englisch/,
    );
  });
});
