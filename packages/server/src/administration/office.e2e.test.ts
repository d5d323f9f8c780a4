import { expect } from 'chai';
import { findTenantLogo } from '../tenants/tenant-logo-store.js';
import { findTenantSettings } from '../tenants/tenant-settings-store.js';
import { useFreshTestApp } from '../testing/test-app.test-support.js';
import type { Page, Visitor } from '../testing/visitor.test-support.js';
import {
  AACHEN,
  fetchBytes,
  formOf,
  jpegOf,
  JOACHIM,
  openAndSend,
  pngClaiming,
  pngOf,
  SABINE,
  send,
  strangerOf,
  TENANT,
  upload,
} from './admin-visitor.test-support.js';

const PATH = '/administration/office';
const LOGO = `${PATH}/logo`;
const DELETE = `${PATH}/logo/delete`;

const TEXTS = {
  displayName: 'Müller & Söhne „GmbH“ 🏡',
  imprint: 'Müller & Söhne\r\nHauptstraße 1\r\n52062 Aachen',
  privacyUrl: 'https://www.mueller.example/datenschutz?a=1&b=2',
  senderName: 'Ihr Team',
};

describe('O-6 the office', () => {
  const test = useFreshTestApp();
  const joachim = () => test().signedIn({ estateId: AACHEN, userId: JOACHIM });
  const settings = async () => (await findTenantSettings(test().context.database.knex, TENANT)).office;
  const logo = () => findTenantLogo(test().context.database.knex, TENANT);
  const stranger = () => strangerOf(test());

  const uploadLogo = async (
    visitor: Visitor,
    file?: { name: string; bytes: Uint8Array; type?: string },
  ): Promise<Page> => {
    const page = await visitor.open(PATH);
    const [, token] = formOf(page, LOGO).find(([name]) => name === '_token') ?? [];
    return upload(test(), visitor, LOGO, { _token: token ?? '' }, file);
  };

  describe('its texts', () => {
    it('O-6 are saved and shown again as they were typed', async () => {
      const admin = await joachim();
      const page = await openAndSend(admin, PATH, PATH, TEXTS);
      expect(page.alert).to.equal('Gespeichert.');
      const shown = Object.fromEntries(formOf(page, PATH));
      expect(shown).to.include({ ...TEXTS, imprint: TEXTS.imprint.replaceAll('\r', '') });
      expect(await settings()).to.deep.equal({ ...TEXTS, imprint: TEXTS.imprint.replaceAll('\r', '') });
      expect((await admin.open(PATH)).alert).to.equal('');
    });

    it('K-6 appear on the hand-out, with the logo', async () => {
      const admin = await joachim();
      const plain = await admin.open('/documents/das-ist-immo-billie.pdf');
      await openAndSend(admin, PATH, PATH, TEXTS);
      const page = await admin.open('/documents/das-ist-immo-billie');
      expect(page.text).to.contain('Müller & Söhne „GmbH“');
      await uploadLogo(admin, { name: 'logo.png', bytes: pngOf(300, 80) });
      const branded = await admin.open('/documents/das-ist-immo-billie.pdf');
      expect([plain.status, branded.status]).to.deep.equal([200, 200]);
      expect(plain.body).not.to.contain('/Subtype /Image');
      expect(branded.body).to.contain('/Subtype /Image');
    });

    it('may be emptied again', async () => {
      const admin = await joachim();
      await openAndSend(admin, PATH, PATH, TEXTS);
      await openAndSend(admin, PATH, PATH, { displayName: '', imprint: '', privacyUrl: '', senderName: '' });
      expect(await settings()).to.deep.equal({
        displayName: '',
        imprint: '',
        privacyUrl: '',
        senderName: '',
      });
    });

    it('come back with what is wrong, and nothing is saved', async () => {
      const admin = await joachim();
      const bad = {
        displayName: '🏡'.repeat(101),
        privacyUrl: 'javascript:alert(1)',
        senderName: '<script>alert(1)</script>',
        imprint: '</textarea><script>alert(2)</script>',
      };
      const page = await openAndSend(admin, PATH, PATH, bad);
      expect(page.status).to.equal(422);
      expect(page.alert).to.contain('Bitte prüfen Sie 2 Angaben:');
      expect(page.link('Anzeigename').href).to.equal('#displayName');
      expect(page.link('Link zur Datenschutzerklärung').href).to.equal('#privacyUrl');
      expect(page.control('displayName')).to.contain('aria-invalid="true"').and.contain('displayName-error');
      expect(Object.fromEntries(formOf(page, PATH))).to.include(bad);
      expect(page.body).not.to.match(/<script>alert/);
      expect((await settings()).displayName).to.equal('');
      const mended = await send(admin, page, PATH, { displayName: 'Kurz', privacyUrl: '' });
      expect(mended.alert).to.equal('Gespeichert.');
      expect((await settings()).senderName).to.equal('<script>alert(1)</script>');
      expect(mended.body).not.to.match(/<script>alert/);
    });

    it('tell the second window, keep what it typed, and show what is stored', async () => {
      const admin = await joachim();
      const [first, second] = [await admin.open(PATH), await admin.open(PATH)];
      await send(admin, first, PATH, { displayName: 'Erstes Fenster' });
      const told = await send(admin, second, PATH, { displayName: 'Zweites Fenster' });
      expect(told.status).to.equal(409);
      expect(told.alert).to.contain('inzwischen jemand anderes oder ein anderes Fenster');
      expect(told.text).to.contain('Gespeichert ist jetzt: Erstes Fenster');
      expect(Object.fromEntries(formOf(told, PATH))['displayName']).to.equal('Zweites Fenster');
      expect((await settings()).displayName).to.equal('Erstes Fenster');
      expect((await send(admin, told, PATH)).alert).to.equal('Gespeichert.');
      expect((await settings()).displayName).to.equal('Zweites Fenster');
    });

    it('come back filled when they were sent from an earlier session', async () => {
      const shown = await (await joachim()).open(PATH);
      const later = await joachim();
      const page = await send(later, shown, PATH, { displayName: 'Aus alter Sitzung' });
      expect(page.status).to.equal(409);
      expect(page.alert).to.contain('Bitte prüfen und erneut speichern.');
      expect((await settings()).displayName).to.equal('');
      expect((await send(later, page, PATH)).alert).to.equal('Gespeichert.');
      expect((await settings()).displayName).to.equal('Aus alter Sitzung');
    });

    it('are kept in the page of somebody who is no longer signed in', async () => {
      const admin = await joachim();
      const shown = await admin.open(PATH);
      const page = await send(test().visitor(), shown, PATH, { displayName: 'Ohne Sitzung' });
      expect(page.status).to.equal(401);
      expect(page.field('displayName')).to.equal('Ohne Sitzung');
      expect((await settings()).displayName).to.equal('');
    });

    it('refuse a form without token, or with one of another purpose', async () => {
      const admin = await joachim();
      expect((await admin.post(PATH, TEXTS)).status).to.equal(403);
      const other = (await admin.open('/administration/defaults')).field('_token');
      expect((await admin.post(PATH, { ...TEXTS, _token: other })).status).to.equal(403);
      expect((await settings()).displayName).to.equal('');
    });

    it('refuse a form that is too large', async () => {
      const admin = await joachim();
      const page = await openAndSend(admin, PATH, PATH, { imprint: 'x'.repeat(100_000) });
      expect(page.status).to.equal(413);
    });

    it('are those of the own office only', async () => {
      await openAndSend(await joachim(), PATH, PATH, TEXTS);
      const page = await (await stranger()).open(PATH);
      expect(page.body).not.to.contain('Müller');
    });
  });

  describe('its logo', () => {
    it('is stored, previewed and served with what a browser needs', async () => {
      const admin = await joachim();
      const bytes = pngOf(300, 80);
      const page = await uploadLogo(admin, { name: 'logo.png', bytes });
      expect(page.alert).to.equal('Das Logo wurde gespeichert.');
      expect(page.body).to.match(/<img src="\/administration\/logo\?[^"]+" alt="Ihr Logo">/);
      expect((await logo())?.bytes.equals(bytes)).to.equal(true);
      const served = await fetchBytes(test(), admin, '/administration/logo');
      expect(served.status).to.equal(200);
      expect(served.bytes.equals(bytes)).to.equal(true);
      expect(Object.fromEntries(served.headers)).to.include({
        'content-type': 'image/png',
        'content-length': String(bytes.length),
        'cache-control': 'private, no-cache',
        'x-content-type-options': 'nosniff',
        'content-disposition': 'inline; filename="logo.png"',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
      });
      const etag = served.headers.get('etag') ?? '';
      const again = await fetchBytes(test(), admin, '/administration/logo', { 'if-none-match': etag });
      expect([again.status, again.bytes.length]).to.deep.equal([304, 0]);
    });

    it('is there for brokers of the office too, and for nobody else', async () => {
      await uploadLogo(await joachim(), { name: 'logo.jpg', bytes: jpegOf(20, 20) });
      const broker = await test().signedIn({ estateId: AACHEN, userId: SABINE });
      const served = await fetchBytes(test(), broker, '/administration/logo');
      expect([served.status, served.headers.get('content-type')]).to.deep.equal([200, 'image/jpeg']);
      expect((await fetchBytes(test(), await stranger(), '/administration/logo')).status).to.equal(404);
      expect((await fetchBytes(test(), test().visitor(), '/administration/logo')).status).to.equal(401);
    });

    const fakes: readonly (readonly [string, Buffer, string])[] = [
      [
        'logo.svg',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        'weder ein PNG- noch ein JPEG-Bild',
      ],
      [
        'logo.png',
        Buffer.from('<!doctype html><script>alert(1)</script>'),
        'weder ein PNG- noch ein JPEG-Bild',
      ],
      ['bombe.png', pngClaiming(60_000, 60_000), 'breiter oder höher als 2000 Pixel'],
      ['gross.png', Buffer.concat([pngOf(10, 10), Buffer.alloc(600 * 1024)]), 'größer als 512 KB'],
      ['sehr-gross.png', Buffer.alloc(5 * 1024 * 1024, 1), 'größer als 512 KB'],
      ['kaputt.png', pngOf(300, 80).subarray(0, 70), 'beschädigt oder unvollständig'],
      ['leer.png', Buffer.alloc(0), 'Bitte wählen Sie eine Datei aus'],
    ];
    for (const [name, bytes, reason] of fakes) {
      it(`is refused as ${name}, whatever its name and type say, and the one before stays`, async () => {
        const admin = await joachim();
        await uploadLogo(admin, { name: 'gut.png', bytes: pngOf(20, 20) });
        const page = await uploadLogo(admin, { name, bytes, type: 'image/png' });
        expect(page.status).to.equal(422);
        expect(page.alert).to.contain(reason);
        expect(page.link('Logo').href).to.equal('#logo');
        expect((await logo())?.bytes.equals(pngOf(20, 20))).to.equal(true);
      });
    }

    it('has to be chosen', async () => {
      const page = await uploadLogo(await joachim());
      expect(page.status).to.equal(422);
      expect(page.alert).to.contain('Bitte wählen Sie eine Datei aus');
    });

    it('has to be chosen again after the session has changed, and the page says so', async () => {
      const page = await (await joachim()).open(PATH);
      const [, token] = formOf(page, LOGO).find(([name]) => name === '_token') ?? [];
      const later = await joachim();
      const told = await upload(
        test(),
        later,
        LOGO,
        { _token: token ?? '' },
        { name: 'logo.png', bytes: pngOf(20, 20) },
      );
      expect(told.status).to.equal(409);
      expect(told.alert).to.contain('wählen Sie die Datei erneut aus');
      expect(await logo()).to.equal(undefined);
    });

    it('has to be chosen again by somebody whose session had ended, after signing in again', async () => {
      const admin = await joachim();
      const page = await admin.open(PATH);
      await admin.submit(page, '/sign-out');
      const fields = Object.fromEntries(formOf(page, LOGO));
      const file = { name: 'logo.png', bytes: pngOf(20, 20) };
      const lost = await upload(test(), admin, LOGO, fields, file);
      expect(lost.status).to.equal(401);
      const told = await (await joachim()).post(LOGO, lost.fields(LOGO));
      expect(told.status).to.equal(409);
      expect(told.alert).to.contain('wählen Sie die Datei erneut aus');
    });

    it('is not taken without a token, with two files, or from a form that is none', async () => {
      const admin = await joachim();
      const file = { name: 'logo.png', bytes: pngOf(20, 20) };
      expect((await upload(test(), admin, LOGO, {}, file)).status).to.equal(403);
      expect((await admin.post(LOGO, { _token: 'x' })).status).to.equal(403);
      const broken = await admin.request('POST', LOGO, { 'content-type': 'multipart/form-data; boundary=x' });
      expect(broken.status).to.be.oneOf([400, 403]);
      const many = await upload(
        test(),
        admin,
        LOGO,
        Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`f${index}`, 'x'])),
        file,
      );
      expect(many.status).to.equal(400);
      expect(await logo()).to.equal(undefined);
    });

    it('is deleted, once', async () => {
      const admin = await joachim();
      const page = await uploadLogo(admin, { name: 'logo.png', bytes: pngOf(20, 20) });
      expect((await send(admin, page, DELETE)).alert).to.equal('Das Logo wurde gelöscht.');
      expect(await logo()).to.equal(undefined);
      expect((await fetchBytes(test(), admin, '/administration/logo')).status).to.equal(404);
      expect((await send(admin, page, DELETE)).alert).to.equal('Das Logo wurde gelöscht.');
      const events = await test().context.database.knex('audit_events').where('kind', 'logo.deleted');
      expect(events).to.have.length(1);
    });
  });
});
