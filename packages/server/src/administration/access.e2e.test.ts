import { expect } from 'chai';
import type { Router } from 'express';
import { useTestApp } from '../testing/test-app.test-support.js';
import { businessDataOf } from '../testing/database-content.test-support.js';
import { AACHEN, JOACHIM, SABINE } from './admin-visitor.test-support.js';
import { administrationRoutes } from './administration-routes.js';

const UUID = '00000000-0000-4000-8000-000000000000';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** What brokers may open as well. */
const FOR_ALL = [
  'GET /administration',
  'HEAD /administration',
  'GET /administration/logo',
  'HEAD /administration/logo',
];

interface Layer {
  readonly route?: { readonly path: string };
  readonly handle?: { readonly stack?: readonly Layer[] };
}

/** The addresses of a router, found in the router itself, so that a new one cannot be forgotten here. */
function pathsOf(stack: readonly Layer[], prefix: string): string[] {
  return stack.flatMap(({ route, handle }) =>
    route ? [`${prefix}${route.path}`] : handle?.stack ? pathsOf(handle.stack, '/administration') : [],
  );
}

describe('O-6 who may open what in Administration', () => {
  const test = useTestApp();

  const addresses = () => {
    const router = administrationRoutes(test().context) as Router & { readonly stack: readonly Layer[] };
    const paths = pathsOf(router.stack, '').map((path) =>
      path
        .replace(/:(?:objectId|documentId)/, UUID)
        .replace(':addressId', '2101')
        .replace(':userId', String(JOACHIM))
        .replace(':slug/:language', 'strategie/en'),
    );
    return [
      ...new Set([...paths, '/administration/nothing', '/administration/users/', '/ADMINISTRATION/USERS']),
    ];
  };

  it('knows all its addresses', () => {
    expect(addresses()).to.include.members([
      '/administration',
      '/administration/logo',
      '/administration/setup',
      '/administration/users',
      `/administration/users/${JOACHIM}/role`,
      '/administration/office',
      '/administration/office/logo',
      '/administration/documents',
      `/administration/documents/${UUID}/delete`,
      '/administration/texts/strategie/en/file',
      '/administration/defaults',
      '/administration/retention',
      `/administration/retention/holds/${UUID}`,
      '/administration/persons',
      '/administration/persons/2101/erase',
      '/administration/persons/2101/export',
      '/administration/key',
      '/administration/audit',
    ]);
  });

  it('refuses a broker everywhere and with every method, and names his administrators', async () => {
    await test().signedIn({ estateId: AACHEN, userId: JOACHIM });
    const broker = await test().signedIn({ estateId: AACHEN, userId: SABINE });
    const before = await businessDataOf(test().context.database);
    for (const path of addresses()) {
      for (const method of METHODS) {
        if (FOR_ALL.includes(`${method} ${path}`)) continue;
        const page = await broker.request(method, path);
        expect(page.status, `${method} ${path}`).to.equal(403);
        if (method === 'HEAD') continue;
        expect(page.heading, `${method} ${path}`).to.equal('Nur für Administratoren');
        expect(page.text).to.contain('Ihr Administrator ist Joachim Klein.');
      }
    }
    expect(await businessDataOf(test().context.database)).to.deep.equal(before);
  });

  it('refuses a broker who sends a form that would be good from an administrator', async () => {
    const broker = await test().signedIn({ estateId: AACHEN, userId: SABINE });
    for (const path of addresses()) {
      const page = await broker.post(path, { role: 'admin', _token: 'x', displayName: 'Meins' });
      expect(page.status, path).to.equal(403);
    }
  });

  it('asks who nobody is to start again from onOffice', async () => {
    for (const path of addresses()) {
      const page = await test().visitor().open(path);
      expect(page.status, path).to.equal(401);
      expect(page.heading).to.equal('Bitte starten Sie immo-billie erneut aus onOffice');
      expect((await test().visitor().post(path, { role: 'admin' })).status, path).to.equal(401);
    }
  });

  it('refuses forms that another site sends, also for administrators', async () => {
    const admin = await test().signedIn({ estateId: AACHEN, userId: JOACHIM });
    for (const path of addresses()) {
      const page = await admin.post(path, {}, { origin: 'https://evil.example' });
      expect(page.status, path).to.equal(403);
      expect(page.heading).to.equal('Anfrage abgelehnt');
    }
  });

  it('shows a broker the way to Objekte and who his administrators are', async () => {
    const broker = await test().signedIn({ estateId: AACHEN, userId: SABINE });
    const page = await broker.open('/administration');
    expect(page.status).to.equal(200);
    expect(page.link('Objekte').href).to.equal('/objects');
    expect(page.text).to.contain('Ihr Administrator ist Joachim Klein.');
    for (const card of ['Einrichtung', 'Benutzer', 'Schlüssel', 'Protokoll'])
      expect(page.text).not.to.contain(card);
  });

  it('shows an administrator all cards', async () => {
    const admin = await test().signedIn({ estateId: AACHEN, userId: JOACHIM });
    const page = await admin.open('/administration');
    const cards = [
      'Objekte',
      'Einrichtung',
      'Benutzer',
      'Büro',
      'Dokumente des Büros',
      'Vorgaben',
      'Aufbewahrung und Löschung',
      'Schlüssel',
      'Protokoll',
    ];
    for (const card of cards) {
      const opened = await admin.open(page.link(card).href);
      expect(opened.status, card).to.equal(200);
      expect(opened.heading, card).to.equal(card);
    }
    expect((await admin.open('/administration/nothing')).status).to.equal(404);
  });

  it('has every page in English too', async () => {
    const admin = await test().signedIn({ estateId: AACHEN, userId: JOACHIM });
    const page = await admin.open('/administration');
    await admin.submit(page, '/language', { language: 'en' });
    for (const path of [
      '',
      '/setup',
      '/users',
      '/office',
      '/documents',
      '/texts/strategie/en',
      '/defaults',
      '/retention',
      '/persons',
      '/key',
      '/audit',
    ]) {
      const english = await admin.open(`/administration${path}`);
      expect(english.status, path).to.equal(200);
      expect(english.body, path).to.contain('lang="en"');
      expect(english.text, path).not.to.match(/administration\.|[äöüß]berpr|Löschung|Einrichtung/);
    }
    await admin.submit(await admin.open('/administration'), '/language', { language: 'de' });
  });
});
