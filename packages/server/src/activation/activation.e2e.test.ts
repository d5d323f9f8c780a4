import { expect } from 'chai';
import { createTranslations } from '../i18n/translate.js';
import { readCredentials } from '../tenants/credential-store.js';
import { findTenant } from '../tenants/tenant-store.js';
import { findUser } from '../tenants/user-store.js';
import { countRows, rowsOf } from '../testing/database-content.test-support.js';
import { parameterOf, signedAnew, tamperedWith } from '../testing/signed-url.test-support.js';
import { startTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { createTestClock, type TestClock } from '../testing/test-clock.test-support.js';
import type { Page, Visitor } from '../testing/visitor.test-support.js';
import type { ActivationRefusal } from './activate.js';

const TENANT = '20101';
const ADMIN = '21';
const WRONG_KEY = 'K'.repeat(64);
const IMPATIENT = { timeouts: { connectMs: 300, responseMs: 900, totalMs: 1000 }, retry: { attempts: 1 } };

const textOf = (reason: ActivationRefusal, language: 'de' | 'en' = 'de') =>
  createTranslations()(language)(`activation.reasons.${reason}`);

describe('the activation', () => {
  let test: TestApp;
  let clock: TestClock;
  let visitor: Visitor;

  beforeEach(async () => {
    clock = createTestClock();
    test = await startTestApp({ clock, parts: { patience: IMPATIENT } });
    visitor = test.visitor();
  });
  afterEach(() => test.close());

  const openPage = (changes: Parameters<typeof signedAnew>[1] = {}) =>
    visitor.open(signedAnew(test.simulator.control.activationUrl().url, changes));
  const key = () => test.simulator.control.credentials().secret;
  const send = (ticket: string, apiKey: string) => visitor.post('/onoffice/activation', { ticket, apiKey });
  const stored = () => readCredentials(test.context.database.knex, test.context.secretBox, TENANT);

  function expectRefused(answer: Page, reason: ActivationRefusal, status = 200): void {
    expect(answer.status).to.equal(status);
    expect(answer.json).to.deep.equal({ status: 'error', reason, message: textOf(reason) });
  }

  describe('A-7 the page in onOffice’s dialog', () => {
    it('A-7 has one field, one button and the status of the key', async () => {
      const page = await openPage();
      expect(page.status).to.equal(200);
      expect(page.label('apiKey')).to.equal('API-Key zur Freischaltung');
      expect(page.buttons).to.deep.equal(['jetzt freischalten']);
      expect(page.text).to.contain('API-Key Status: Inaktiv');
    });

    it('A-7 works without any cookie and lets itself be framed', async () => {
      const page = await openPage();
      expect(visitor.cookieLines).to.deep.equal([]);
      expect(page.headers.get('x-frame-options')).to.equal(null);
      expect(page.headers.get('referrer-policy')).to.equal('no-referrer');
      expect(page.headers.get('cache-control')).to.equal('no-store');
    });

    it('may be loaded again while its URL is fresh, and each load activates', async () => {
      const { url } = test.simulator.control.activationUrl();
      const first = await visitor.open(url);
      clock.advanceSeconds(300);
      const second = await visitor.open(url);
      expect(second.status).to.equal(200);
      expect((await send(second.field('ticket'), key())).json).to.deep.equal({ status: 'active' });
      expect((await send(first.field('ticket'), key())).json).to.deep.equal({ status: 'active' });
    });

    it('A-12 is refused when its URL is too old, tampered with or incomplete', async () => {
      const { url } = test.simulator.control.activationUrl();
      expect(await visitor.open(tamperedWith(url, 'userId', '23'))).to.include({ status: 403 });
      expect(await visitor.open(url.replace(/signature=.*/, ''))).to.include({ status: 403 });
      for (const name of ['apiToken', 'customerWebId', 'userId', 'parameterCacheId']) {
        const page = await openPage({ [name]: null });
        expect(page, name).to.include({ status: 403, heading: 'Dieser Aufruf ist nicht gültig' });
      }
      clock.advanceSeconds(301);
      expect(await visitor.open(url)).to.include({ status: 403, heading: 'Dieser Aufruf ist abgelaufen' });
    });

    it('stands a call without the name of the office or a claim', async () => {
      expect(await openPage({ customerName: null, apiClaim: null })).to.include({ status: 200 });
    });

    it('takes the last of a parameter that occurs twice, as PHP does', async () => {
      const { url } = test.simulator.control.activationUrl();
      expect(await visitor.open(url.replace('?', '?userId=99&'))).to.include({ status: 200 });
    });

    it('A-10 keeps token and claim in a sealed ticket', async () => {
      const { url } = test.simulator.control.activationUrl();
      const page = await visitor.open(url);
      for (const name of ['apiToken', 'apiClaim', 'parameterCacheId']) {
        expect(page.body, name).not.to.contain(parameterOf(url, name));
      }
    });

    it('writes nothing', async () => {
      await openPage();
      expect(await countRows(test.context.database)).to.deep.equal({});
    });

    it('speaks the language that onOffice names', async () => {
      const page = await openPage({ UserLanguage: 'ENG' });
      expect(page.body).to.contain('<html lang="en"');
      const answer = await send(page.field('ticket'), '');
      expect(answer.json).to.deep.include({ message: textOf('empty', 'en') });
    });
  });

  describe('A-9 with the right key', () => {
    it('A-8 A-9 stores the key, makes the admin and answers „active“', async () => {
      const answer = await send((await openPage()).field('ticket'), key());
      expect(answer.status).to.equal(200);
      expect(answer.json).to.deep.equal({ status: 'active' });
      const { token, secret } = test.simulator.control.credentials();
      expect(await stored()).to.deep.equal({ token, secret });
      const { knex } = test.context.database;
      expect(await findTenant(knex, TENANT)).to.include({
        name: 'Testkanzlei onOffice',
        keyState: 'unlocked',
      });
      expect((await findUser(knex, { tenantId: TENANT, userId: ADMIN }))?.role).to.equal('admin');
      expect(test.simulator.control.overview().customers[0]?.state).to.equal('active');
    });

    it('A-9 asks onOffice for nothing but to unlock', async () => {
      await send((await openPage()).field('ticket'), key());
      const actions = test.simulator.control.requests().flatMap((request) => request.actions);
      expect(actions.map(({ resourcetype }) => resourcetype)).to.deep.equal(['unlockProvider']);
    });

    it('A-13 trims blanks and line breaks around a pasted key', async () => {
      const answer = await send((await openPage()).field('ticket'), `\r\n\t ${key()} \u00a0\n`);
      expect(answer.json).to.deep.equal({ status: 'active' });
      expect((await stored())?.secret).to.equal(key());
    });

    it('takes JSON as well', async () => {
      const page = await openPage();
      const body = JSON.stringify({ ticket: page.field('ticket'), apiKey: key() });
      const answer = await fetch(`${test.app.url}/onoffice/activation`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', origin: test.context.config.publicUrl },
      });
      expect(await answer.json()).to.deep.equal({ status: 'active' });
    });

    it('A-12 answers its JSON even where the body cannot be read', async () => {
      for (const [type, body] of [
        ['application/x-www-form-urlencoded', `ticket=x&apiKey=${'x'.repeat(20_000)}`],
        ['application/json', '{"ticket":'],
        ['application/x-www-form-urlencoded; charset=klingon', 'ticket=x'],
      ] as const) {
        const answer = await fetch(`${test.app.url}/onoffice/activation`, {
          method: 'POST',
          body,
          headers: { 'content-type': type, origin: test.context.config.publicUrl },
        });
        expect(answer.status, type).to.equal(200);
        expect(await answer.json(), type).to.include({ status: 'error', reason: 'format' });
      }
    });

    it('A-7 A-12 says that this very key is active already', async () => {
      const { url } = test.simulator.control.activationUrl();
      await send((await visitor.open(url)).field('ticket'), key());
      const page = await visitor.open(url);
      expect(page.text).to.contain('API-Key Status: Aktiv');
      expect(page.text).to.contain('immo-billie ist mit diesem API-Key bereits freigeschaltet');
      expect(page.label('apiKey')).to.equal('API-Key zur Freischaltung');
    });

    it('A-12 says of a new key that the one before stays in force until then', async () => {
      await test.activate();
      test.simulator.control.customers({ state: 'blocked' });
      const page = await openPage();
      expect(page.text).to.contain('API-Key Status: Inaktiv');
      expect(page.text).to.contain('Für Ihr Büro ist bereits ein API-Key hinterlegt');
      await send(page.field('ticket'), key());
      expect((await openPage()).text).to.contain('API-Key Status: Aktiv');
    });

    it('A-12 does not call a key active that onOffice has refused since', async () => {
      const { url } = test.simulator.control.activationUrl();
      await send((await visitor.open(url)).field('ticket'), key());
      const broker = await test.signedIn({ estateId: 1437 });
      test.simulator.control.faults({ fault: 'error:48', times: 20 });
      await broker.open('/import/1437');
      expect((await visitor.open(url)).text).to.contain('API-Key Status: Inaktiv');
    });

    it('A-12 may be repeated when it is active already', async () => {
      await test.activate();
      const page = await openPage();
      expect((await send(page.field('ticket'), key())).json).to.deep.equal({ status: 'active' });
    });
  });

  describe('A-12 every reason against it is told, and nothing is stored', () => {
    afterEach(async () => {
      expect(await stored()).to.equal(undefined);
      expect(await rowsOf(test.context.database, 'tenants')).to.deep.equal([]);
    });

    it('empty', async () => {
      const ticket = (await openPage()).field('ticket');
      expectRefused(await send(ticket, ''), 'empty');
      expectRefused(await send(ticket, ' \n '), 'empty');
      expectRefused(await visitor.post('/onoffice/activation', { ticket }), 'empty');
    });

    it('format', async () => {
      const ticket = (await openPage()).field('ticket');
      for (const text of [
        'K'.repeat(63),
        'K'.repeat(65),
        `${'K'.repeat(63)}-`,
        `${'K'.repeat(63)}ü`,
        `${'K'.repeat(32)} ${'K'.repeat(31)}`,
      ]) {
        expectRefused(await send(ticket, text), 'format');
      }
      expect(test.simulator.control.requests()).to.deep.equal([]);
    });

    it('ticket_invalid, as 403', async () => {
      const ticket = (await openPage()).field('ticket');
      for (const wrong of ['', 'x', `${ticket}x`, ticket.replace('.', '.A'), ticket.slice(0, -4)]) {
        expectRefused(await send(wrong, key()), 'ticket_invalid', 403);
      }
      expectRefused(await visitor.post('/onoffice/activation', {}), 'ticket_invalid', 403);
      expectRefused(
        await visitor.post('/onoffice/activation', [
          ['ticket', ticket],
          ['ticket', ticket],
          ['apiKey', key()],
        ]),
        'ticket_invalid',
        403,
      );
    });

    it('ticket_expired, after an hour and not before', async () => {
      const ticket = (await openPage()).field('ticket');
      clock.advanceMinutes(60);
      expectRefused(await send(ticket, WRONG_KEY), 'key_refused');
      clock.advanceMs(1);
      expectRefused(await send(ticket, key()), 'ticket_expired');
    });

    it('key_refused', async () => {
      expectRefused(await send((await openPage()).field('ticket'), WRONG_KEY), 'key_refused');
    });

    it('claim_refused', async () => {
      const ticket = (await openPage()).field('ticket');
      test.simulator.control.claims({ expire: true });
      expectRefused(await send(ticket, key()), 'claim_refused');
    });

    it('cache_gone', async () => {
      const ticket = (await openPage()).field('ticket');
      test.simulator.control.parameterCaches({ drop: true });
      expectRefused(await send(ticket, key()), 'cache_gone');
      const foreign = parameterOf(
        test.simulator.control.activationUrl({ customer: '20303' }).url,
        'parameterCacheId',
      );
      expectRefused(
        await send((await openPage({ parameterCacheId: foreign })).field('ticket'), key()),
        'cache_gone',
      );
    });

    for (const code of [41, 42, 48, 158]) {
      it(`blocked (error ${code})`, async () => {
        const ticket = (await openPage()).field('ticket');
        test.simulator.control.faults({ fault: `error:${code}` });
        expectRefused(await send(ticket, key()), 'blocked');
      });
    }

    for (const fault of [
      'refuse',
      'reset',
      'http-500-html',
      'http-429',
      'truncated-json',
      'malformed-json',
      'missing-tail',
      'timeout-before-body',
      'error:170',
    ]) {
      it(`unreachable (${fault})`, async () => {
        const ticket = (await openPage()).field('ticket');
        test.simulator.control.faults({ fault });
        expectRefused(await send(ticket, key()), 'unreachable');
      });
    }

    it('rate_limited, as 429 after ten tries of a ticket, even over two servers', async () => {
      const second = await test.startSecond();
      try {
        const elsewhere = second.visitor();
        const ticket = (await openPage()).field('ticket');
        for (let count = 1; count <= 10; count += 1) {
          const server = count % 2 ? visitor : elsewhere;
          const answer = await server.post('/onoffice/activation', { ticket, apiKey: WRONG_KEY });
          expect(answer.json, `try ${count}`).to.deep.include({ reason: 'key_refused' });
        }
        for (const server of [visitor, elsewhere]) {
          const answer = await server.post('/onoffice/activation', { ticket, apiKey: key() });
          expectRefused(answer, 'rate_limited', 429);
        }
      } finally {
        await second.close();
      }
    });

    it('403 for a form of another site, whatever the ticket', async () => {
      const ticket = (await openPage()).field('ticket');
      for (const origin of ['https://evil.example', 'null', test.simulator.url]) {
        const answer = await visitor.post('/onoffice/activation', { ticket, apiKey: key() }, { origin });
        expectRefused(answer, 'ticket_invalid', 403);
      }
      expect(test.simulator.control.requests()).to.deep.equal([]);
    });
  });

  it('counts the tries of each ticket on its own', async () => {
    const ticket = (await openPage()).field('ticket');
    for (let count = 1; count <= 11; count += 1) await send(ticket, WRONG_KEY);
    const fresh = (await openPage()).field('ticket');
    expect((await send(fresh, key())).json).to.deep.equal({ status: 'active' });
  });

  it('answers 429 to very many tries from one address', async () => {
    const statuses = new Set<number>();
    for (let count = 1; count <= 61; count += 1) statuses.add((await send('x', '')).status);
    expect([...statuses]).to.deep.equal([403, 429]);
    expectRefused(await send('x', ''), 'rate_limited', 429);
  });

  it('keeps the old credentials in force until the new ones are unlocked', async () => {
    await test.activate();
    const before = await stored();
    test.simulator.control.customers({ state: 'blocked' });
    const ticket = (await openPage()).field('ticket');
    expect(key()).not.to.equal(before?.secret);

    expectRefused(await send(ticket, WRONG_KEY), 'key_refused');
    test.simulator.control.faults({ fault: 'refuse' });
    expectRefused(await send(ticket, key()), 'unreachable');
    expect(await stored()).to.deep.equal(before);

    expect((await send(ticket, key())).json).to.deep.equal({ status: 'active' });
    const { token, secret } = test.simulator.control.credentials();
    expect(await stored()).to.deep.equal({ token, secret });
  });

  it('mends a tenant whose key was refused', async () => {
    await test.activate();
    const broker = await test.signedIn({ estateId: 1437 });
    test.simulator.control.customers({ state: 'blocked' });
    expect((await broker.open('/import/1437')).heading).to.equal('onOffice lehnt den Zugang ab');
    expect((await broker.open('/administration')).text).to.contain('onOffice lehnt den API-Key seit dem');
    await test.activate();
    expect((await broker.open('/import/1437')).heading).to.equal('Objekt importieren');
    expect((await broker.open('/administration')).text).to.contain(`endet auf ${key().slice(-4)}`);
  });

  it('A-13 shows the last four characters of the key, and only to administrators', async () => {
    await test.activate();
    const admin = await test.signedIn({ estateId: 1437, userId: 21 });
    expect((await admin.open('/administration')).text).to.contain(`endet auf ${key().slice(-4)}`);
    const broker = await test.signedIn({ estateId: 1437, userId: 23 });
    expect((await broker.open('/administration')).body).not.to.contain(key().slice(-4));
  });

  it('activates several offices side by side', async () => {
    await test.activate();
    await test.activate('20517');
    const { knex } = test.context.database;
    expect((await findTenant(knex, '20517'))?.name).to.equal(
      'Müller & Söhne + Partner (Köln/Bonn) *~ „Immobilien“',
    );
    expect((await readCredentials(knex, test.context.secretBox, '20517'))?.secret).to.equal(
      test.simulator.control.credentials({ customer: '20517' }).secret,
    );
  });

  it('logs why a URL was refused, and no value of it', async () => {
    const { url } = test.simulator.control.activationUrl();
    await visitor.open(tamperedWith(url, 'customerName', 'canary-office'));
    const log = test.log.join('\n');
    expect(log).to.contain('signature_mismatch').and.not.to.contain('canary-office');
  });
});
