import { expect } from 'chai';
import { businessDataOf, rowsOf } from '../testing/database-content.test-support.js';
import { startTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { createTestClock, type TestClock } from '../testing/test-clock.test-support.js';
import type { Page } from '../testing/visitor.test-support.js';

const AACHEN = 1437;
const SIGN_IN_AGAIN = 'Bitte starten Sie immo-billie erneut aus onOffice';

/** Pages of a broker, each of which needs a sign-in. */
const BROKER_PAGES = ['/objects', '/administration', '/documents', `/import/${AACHEN}`, '/close'];

describe('„NUR Login“', () => {
  let test: TestApp;
  let clock: TestClock;

  beforeEach(async () => {
    clock = createTestClock();
    test = await startTestApp({ clock });
    await test.activate();
  });
  afterEach(() => test.close());

  function expectSignedOut(page: Page): void {
    expect(page).to.include({ status: 401, heading: SIGN_IN_AGAIN });
    expect(page.text)
      .to.contain('Ein Passwort gibt es nicht.')
      .and.to.contain('„immo-billie“ → „Angebotsverfahren“');
    expect(page.body).not.to.contain('type="password"');
    expect(page.headerText).not.to.contain('Administration');
  }

  it('L-3 L-4 L-7 looks around without changing any business data', async () => {
    const { visitor, page } = await test.openWizard({ estateId: AACHEN });
    const before = await businessDataOf(test.context.database);
    for (const path of [...BROKER_PAGES, '/', '/help', page.link('Zurück').href]) {
      expect((await visitor.open(path)).status, path).to.equal(200);
    }
    expect(await businessDataOf(test.context.database)).to.deep.equal(before);
    expect(await rowsOf(test.context.database, 'imports')).to.deep.equal([]);
  });

  it('L-1 L-2 offers nobody a way in but onOffice', async () => {
    for (const path of BROKER_PAGES) expectSignedOut(await test.visitor().open(path));
  });

  it('L-5 „Abmelden“ ends the session for good', async () => {
    const { visitor, page } = await test.openWizard({ estateId: AACHEN });
    const thief = visitor.copy();
    const goodbye = await visitor.submit(page, '/sign-out');
    expect(goodbye.heading).to.equal('Sie sind abgemeldet');
    expect(goodbye.redirects).to.deep.equal([{ status: 303, location: '/signed-out' }]);
    for (const path of BROKER_PAGES) {
      expectSignedOut(await visitor.open(path));
      expectSignedOut(await thief.open(path));
    }
    expect((await rowsOf(test.context.database, 'audit_events')).join()).to.contain('user.signed_out');
  });

  it('„Abmelden“ needs the form of this session', async () => {
    const { visitor, page } = await test.openWizard({ estateId: AACHEN });
    expect((await visitor.post('/sign-out', {})).status).to.equal(403);
    expect(
      (await visitor.submit(page, '/sign-out', { _token: page.field('_token').slice(0, -2) })).status,
    ).to.equal(403);
    expect((await visitor.open('/objects')).status).to.equal(200);
  });

  it('L-5 ends after an hour without use, and not before', async () => {
    const visitor = await test.signedIn({ estateId: AACHEN });
    clock.advanceMs(60 * 60_000 - 1);
    expect((await visitor.open('/objects')).status).to.equal(200);
    clock.advanceMs(60 * 60_000);
    expectSignedOut(await visitor.open('/objects'));
  });

  it('L-5 ends after ten hours, however busy', async () => {
    const visitor = await test.signedIn({ estateId: AACHEN });
    for (let minutes = 0; minutes < 600; minutes += 50) {
      expect((await visitor.open('/objects')).status, `after ${minutes} minutes`).to.equal(200);
      clock.advanceMinutes(50);
    }
    expect((await visitor.open('/objects')).status).to.equal(200);
    clock.advanceMs(1);
    expectSignedOut(await visitor.open('/objects'));
  });

  it('a session that is over does not stand in the way of a new service call, activation or public page', async () => {
    const { visitor } = await test.openWizard({ estateId: AACHEN });
    for (let minutes = 0; minutes <= 600; minutes += 50) {
      await visitor.open('/objects');
      clock.advanceMinutes(50);
    }
    const copies = [visitor.copy(), visitor.copy(), visitor.copy()] as const;
    expect((await copies[0].open('/help')).status).to.equal(200);
    const { url } = test.simulator.control.activationUrl();
    expect((await copies[1].open(url)).status).to.equal(200);
    const service = test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url;
    expect((await copies[2].open(service)).heading).to.equal('Objekt importieren');
  });

  it('nothing typed is lost when the session ended meanwhile: it can be sent after signing in again', async () => {
    const path = `/import/${AACHEN}`;
    const { visitor, page } = await test.openWizard({ estateId: AACHEN });
    clock.advanceMinutes(61);
    const expired = await visitor.submit(page, path, { note_2101: 'ruft zurück' });
    expectSignedOut(expired);
    expect(await rowsOf(test.context.database, 'imports')).to.deep.equal([]);

    await visitor.open(test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url);
    const again = await visitor.submit(expired, path);
    expect(again.status).to.equal(409);
    expect(again.field('note_2101')).to.equal('ruft zurück');
    expect((await visitor.submit(again, path)).heading).to.equal('Objekt-Details');
  });

  it('keeps sessions over a restart of the server', async () => {
    const visitor = await test.signedIn({ estateId: AACHEN });
    const second = await test.startSecond();
    try {
      const elsewhere = second.visitor();
      for (const [name, value] of visitor.cookies) elsewhere.setCookie(name, value);
      expect((await elsewhere.open('/objects')).status).to.equal(200);
    } finally {
      await second.close();
    }
  });

  it('refuses a cookie whose signature was changed', async () => {
    const visitor = await test.signedIn({ estateId: AACHEN });
    for (const [name, value] of visitor.cookies) visitor.setCookie(name, value.replace(/.{4}$/, 'AAAA'));
    expectSignedOut(await visitor.open('/objects'));
  });

  it('stores ids, names and a language in the session, no claim and no secret', async () => {
    await test.signedIn({ estateId: AACHEN });
    const rows = (await rowsOf(test.context.database, 'sessions')).join('\n');
    for (const [value, name] of test.watch.secrets()) expect(rows.includes(value), name).to.equal(false);
    expect(rows).to.contain('Testkanzlei onOffice');
  });

  it('switches the language and stays on the page', async () => {
    const { visitor, page } = await test.openWizard({ estateId: AACHEN });
    const english = await visitor.submit(page, '/language', { language: 'en' });
    expect(english.url.pathname).to.equal(`/import/${AACHEN}`);
    expect(english.heading).to.equal('Import object');
    for (const returnTo of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'objects',
      '/objects?x=1',
    ]) {
      const answer = await visitor.submit(english, '/language', { language: 'de', returnTo });
      expect(answer.url.origin + answer.url.pathname, returnTo).to.equal(
        `${test.context.config.publicUrl}/objects`,
      );
    }
    expect((await visitor.submit(page, '/language', { language: 'fr' })).status).to.equal(400);
  });
});
