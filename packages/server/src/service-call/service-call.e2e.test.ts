import { expect } from 'chai';
import { request as httpRequest } from 'node:http';
import { deleteExpired } from '../operations/delete-expired.js';
import { findTenant } from '../tenants/tenant-store.js';
import { findUser } from '../tenants/user-store.js';
import { businessDataOf, contentOf, rowsOf } from '../testing/database-content.test-support.js';
import { parameterOf, signedAnew, tamperedWith } from '../testing/signed-url.test-support.js';
import { startTestApp, useTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { TEST_ENGINES } from '../testing/test-databases.test-support.js';
import { createTestClock } from '../testing/test-clock.test-support.js';
import type { Page } from '../testing/visitor.test-support.js';
import { readClaim } from './claim-store.js';

const AACHEN = '1437';
const JOACHIM = { tenantId: '20101', userId: '21' };

describe('the service call', () => {
  const test = useTestApp();

  const serviceUrl = (estateId: string | number = AACHEN, userId: string | number = 21) =>
    test().simulator.control.serviceUrl({ estateId, userId }).url;

  /** What the log says about refused requests since it had so many lines. */
  const reasonsSince = (line: number) =>
    test()
      .log.slice(line)
      .map((text) => JSON.parse(text) as { reason?: string })
      .flatMap(({ reason }) => (reason === undefined ? [] : [reason]));

  function expectWizard(page: Page): void {
    expect(page.status).to.equal(200);
    expect(page.heading).to.equal('Objekt importieren');
    expect(page.url.pathname).to.equal(`/import/${AACHEN}`);
    expect(page.url.search).to.equal('');
  }

  it('B-2 L-2 signs the broker in and leads to the wizard of the estate', async () => {
    const visitor = test().visitor();
    const page = await visitor.open(serviceUrl());
    expectWizard(page);
    expect(page.redirects.map(({ status }) => status)).to.deep.equal([303, 303]);
    expect(page.redirects[0]?.location).to.match(/^\/import\/1437\?handover=[\w-]{22}$/);
    expect(page.headerText).to.contain('Joachim Klein').and.to.contain('Testkanzlei onOffice');
  });

  it('B-7 keeps the claim of the call, and notes user and sign-in', async () => {
    const { database, secretBox } = test().context;
    const url = serviceUrl();
    await test().visitor().open(url);
    expect(await readClaim(database.knex, secretBox, JOACHIM)).to.equal(parameterOf(url, 'apiClaim'));
    expect(await findUser(database.knex, JOACHIM)).to.include({
      firstName: 'Joachim',
      lastName: 'Klein',
      role: 'admin',
    });
    expect((await rowsOf(database, 'audit_events')).join()).to.contain('user.signed_in');
  });

  it('B-6 takes over a new name of the office', async () => {
    await test()
      .visitor()
      .open(signedAnew(serviceUrl(), { customerName: 'Testkanzlei & Töchter' }));
    expect((await findTenant(test().context.database.knex, '20101'))?.name).to.equal('Testkanzlei & Töchter');
    await test().visitor().open(serviceUrl());
    expect((await findTenant(test().context.database.knex, '20101'))?.name).to.equal('Testkanzlei onOffice');
  });

  it('speaks the user’s language, and the one he chose here from then on', async () => {
    const visitor = test().visitor();
    const english = await visitor.open(serviceUrl(AACHEN, 25));
    expect(english.body).to.contain('<html lang="en">');
    await visitor.submit(english, '/language', { language: 'de', returnTo: '/objects' });
    const again = await test().visitor().open(serviceUrl(AACHEN, 25));
    expect(again.body).to.contain('<html lang="de">');
  });

  describe('is refused with 403, a German page and the reason in the log', () => {
    const cases: readonly (readonly [string, (url: string) => string, string, string])[] = [
      [
        'another estate',
        (url) => tamperedWith(url, 'estateId', '1439'),
        'signature_mismatch',
        'nicht gültig',
      ],
      ['another user', (url) => tamperedWith(url, 'userId', '23'), 'signature_mismatch', 'nicht gültig'],
      [
        'another office',
        (url) => tamperedWith(url, 'customerWebId', '20303'),
        'signature_mismatch',
        'nicht gültig',
      ],
      ['an added parameter', (url) => `${url}&x=1`, 'signature_mismatch', 'nicht gültig'],
      ['another secret', (url) => signedAnew(url, {}, 'wrong-secret'), 'signature_mismatch', 'nicht gültig'],
      ['no signature', (url) => url.replace(/&signature=.*/, ''), 'signature_missing', 'nicht gültig'],
      ['half a signature', (url) => url.slice(0, -10), 'signature_malformed', 'nicht gültig'],
      ['no parameters', (url) => url.replace(/\?.*/, ''), 'signature_missing', 'nicht gültig'],
      ['a doubled parameter', (url) => url.replace('?', '?userId=23&'), 'parameter_repeated', 'nicht gültig'],
      ['no estate', (url) => signedAnew(url, { estateId: null }), 'parameter_missing', 'nicht gültig'],
      ['no user', (url) => signedAnew(url, { userId: null }), 'parameter_missing', 'nicht gültig'],
      ['no office', (url) => signedAnew(url, { customerWebId: null }), 'parameter_missing', 'nicht gültig'],
      ['no claim', (url) => signedAnew(url, { apiClaim: null }), 'parameter_missing', 'nicht gültig'],
      ['no timestamp', (url) => signedAnew(url, { timestamp: null }), 'timestamp_missing', 'nicht gültig'],
      [
        'an unfilled macro',
        (url) => signedAnew(url, { estateId: '_estateId' }),
        'parameter_invalid',
        'nicht gültig',
      ],
      ['an old timestamp', (url) => signedAnew(url, { timestamp: '1000000000' }), 'too_old', 'abgelaufen'],
      [
        'a future timestamp',
        (url) => signedAnew(url, { timestamp: '9999999999' }),
        'too_far_ahead',
        'abgelaufen',
      ],
    ];
    for (const [what, change, reason, title] of cases) {
      it(`${what}: ${reason}`, async () => {
        const visitor = test().visitor();
        const url = signedAnew(serviceUrl(), { customerName: 'canary-value' });
        const [line, before] = [test().log.length, await contentOf(test().context.database)];
        const page = await visitor.open(change(url));
        expect(page.status).to.equal(403);
        expect(page.heading).to.equal(`Dieser Aufruf ist ${title}`);
        expect(page.text).to.contain('Bitte öffnen Sie immo-billie erneut aus onOffice');
        expect(page.headers.get('referrer-policy')).to.equal('no-referrer');
        expect(reasonsSince(line)).to.deep.equal([reason]);
        expect(test().log.slice(line).join()).not.to.contain('canary-value');
        expect(page.body).not.to.contain('canary-value');
        expect(visitor.cookieLines).to.deep.equal([]);
        expect(await contentOf(test().context.database)).to.deep.equal(before);
      });
    }
  });

  it('B-5 L-6 works after a tampered copy was refused: only a genuine call uses the URL up', async () => {
    const url = serviceUrl();
    await test()
      .visitor()
      .open(tamperedWith(url, 'estateId', '1439'));
    expectWizard(await test().visitor().open(url));
  });

  it('L-6 works once: from another browser the used URL is refused', async () => {
    const url = serviceUrl();
    await test().visitor().open(url);
    const thief = test().visitor();
    const page = await thief.open(url);
    expect(page).to.include({ status: 403, heading: 'Dieser Aufruf wurde bereits verwendet' });
    expect(await thief.open('/objects')).to.include({ status: 401 });
  });

  it('L-6 leads the browser that used the URL back to its wizard', async () => {
    const visitor = test().visitor();
    const url = serviceUrl();
    await visitor.open(url);
    const again = await visitor.open(url);
    expectWizard(again);
    expect(again.redirects).to.deep.equal([{ status: 303, location: `/import/${AACHEN}` }]);
  });

  it('refuses the used URL to its own browser once the session is over', async () => {
    const visitor = test().visitor();
    const url = serviceUrl();
    await visitor.submit(await visitor.open(url), '/sign-out');
    expect(await visitor.open(url)).to.include({ status: 403 });
  });

  it('refuses an older URL when the session belongs to a newer one', async () => {
    const visitor = test().visitor();
    const older = serviceUrl();
    await visitor.open(older);
    await visitor.open(serviceUrl('1439'));
    expect(await visitor.open(older)).to.include({ status: 403 });
  });

  for (const [what, method, headers] of [
    ['a HEAD request', 'HEAD', {}],
    ['a prefetch', 'GET', { 'sec-purpose': 'prefetch' }],
    ['a prerender', 'GET', { 'sec-purpose': 'prefetch;prerender' }],
    ['an older prefetch', 'GET', { purpose: 'prefetch' }],
    ['a prefetch of an older Firefox', 'GET', { 'x-moz': 'prefetch' }],
    ['a preview of Safari', 'GET', { 'x-purpose': 'preview' }],
  ] as const) {
    it(`consumes nothing for ${what}`, async () => {
      const url = serviceUrl();
      const before = await contentOf(test().context.database);
      const page = await test().visitor().request(method, url, headers);
      expect(page.status).to.equal(204);
      expect(await contentOf(test().context.database)).to.deep.equal(before);
      expectWizard(await test().visitor().open(url));
    });
  }

  it('B-6 cleans an estate’s number of its dots', async () => {
    test().simulator.control.wire({ serviceIdFormat: 'dotted' });
    try {
      const url = serviceUrl();
      expect(parameterOf(url, 'estateId')).to.equal('1.437');
      expectWizard(await test().visitor().open(url));
    } finally {
      test().simulator.control.wire({ serviceIdFormat: 'plain' });
    }
  });

  it('accepts a signature over the address with its port', async () => {
    test().simulator.control.wire({ signedPort: 'with' });
    try {
      expectWizard(await test().visitor().open(serviceUrl()));
    } finally {
      test().simulator.control.wire({ signedPort: 'without' });
    }
  });

  it('B-6 accepts lists such as chosen images', async () => {
    expectWizard(
      await test()
        .visitor()
        .open(signedAnew(serviceUrl(), { imageIds: ['1', '2'] })),
    );
  });

  it('ignores what the Host header says', async () => {
    const url = new URL(serviceUrl());
    const statusFor = (host: string, path: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const { hostname, port } = new URL(test().app.url);
        const outgoing = httpRequest({ hostname, port, path, headers: { host } }, (response) => {
          response.resume();
          resolve(response.statusCode);
        });
        outgoing.on('error', reject).end();
      });
    expect(await statusFor('evil.example', `${url.pathname}${url.search}`)).to.equal(303);
    const forged = new URL(signedAnew(serviceUrl().replace(url.host, 'evil.example')));
    expect(await statusFor('evil.example', `${forged.pathname}${forged.search}`)).to.equal(403);
  });

  it('says 409 for an office that is not activated, and consumes nothing', async () => {
    const { url } = test().simulator.control.serviceUrl({ estateId: '1437', userId: 21, customer: '20303' });
    const page = await test().visitor().open(url);
    expect(page).to.include({ status: 409, heading: 'immo-billie ist noch nicht freigeschaltet' });
    await test().activate('20303');
    expect((await test().visitor().open(url)).text).to.contain('Friesenhaus mit Deichblick');
  });

  it('keeps the newest claim when an older call is opened late', async () => {
    const { database, secretBox } = test().context;
    const now = Math.floor(Date.now() / 1000);
    const older = signedAnew(serviceUrl(), { timestamp: String(now + 50) });
    const newer = signedAnew(serviceUrl(), { timestamp: String(now + 60) });
    await test().visitor().open(newer);
    await test().visitor().open(older);
    expect(await readClaim(database.knex, secretBox, JOACHIM)).to.equal(parameterOf(newer, 'apiClaim'));
  });

  it('changes the session id with every call, so that nobody can have planted it', async () => {
    const visitor = test().visitor();
    await visitor.open(serviceUrl());
    const thief = visitor.copy();
    const before = [...visitor.cookies.values()];
    await visitor.open(serviceUrl('1439'));
    expect([...visitor.cookies.values()]).not.to.deep.equal(before);
    expect(await thief.open('/objects')).to.include({ status: 401 });
    expect(await visitor.open('/objects')).to.include({ status: 200 });
  });

  it('remembers the estates that the same broker opened before', async () => {
    const visitor = test().visitor();
    await visitor.open(serviceUrl());
    await visitor.open(serviceUrl('1439'));
    expect((await visitor.open('/import/1437')).heading).to.equal('Objekt importieren');
    expect((await visitor.open('/import/1439')).heading).to.equal('Objekt importieren');
  });

  it('starts anew when somebody else signs in from the same browser', async () => {
    const visitor = test().visitor();
    await visitor.open(serviceUrl());
    await visitor.open(serviceUrl('1439', 23));
    expect(await visitor.open('/import/1437')).to.include({ status: 404 });
    expect((await visitor.open('/import/1439')).headerText).to.contain('Sabine Bergmann');
  });

  it('L-3 writes access data and no business data', async () => {
    const before = await businessDataOf(test().context.database);
    await test().visitor().open(serviceUrl());
    expect(await businessDataOf(test().context.database)).to.deep.equal(before);
  });
});

for (const engine of TEST_ENGINES) {
  describe(`the same service call many times at once, on ${engine}`, () => {
    const test = useTestApp({ engine });

    it('L-6 signs in exactly one browser, over two servers', async () => {
      const second = await test().startSecond();
      try {
        const { url } = test().simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 });
        const visitors = Array.from({ length: 8 }, (_, index) => (index % 2 ? test() : second).visitor());
        const pages = await Promise.all(visitors.map((visitor) => visitor.open(url)));
        expect(pages.map(({ status }) => status).toSorted((a, b) => a - b)).to.deep.equal([
          200,
          ...Array.from({ length: 7 }, () => 403),
        ]);
        const signedIn = await Promise.all(visitors.map((visitor) => visitor.open('/objects')));
        expect(signedIn.filter(({ status }) => status === 200)).to.have.length(1);
      } finally {
        await second.close();
      }
    });
  });
}

describe('the time of a service call', () => {
  it('L-6 is over before the memory of its signature', async () => {
    const clock = createTestClock();
    const test = await startTestApp({ clock });
    try {
      await test.activate();
      const ahead = String(Math.floor(clock() / 1000) + 120);
      const url = signedAnew(test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url, {
        timestamp: ahead,
      });
      await test.visitor().open(url);
      clock.advanceSeconds(420);
      await deleteExpired(test.context.database.knex, clock());
      expect(await test.visitor().open(url)).to.include({ heading: 'Dieser Aufruf wurde bereits verwendet' });
      clock.advanceSeconds(1);
      expect(await test.visitor().open(url)).to.include({ heading: 'Dieser Aufruf ist abgelaufen' });
    } finally {
      await test.close();
    }
  });
});

describe('the cookie of a session', () => {
  const cookieOf = async (test: TestApp) => {
    const visitor = test.visitor();
    await visitor.open(test.simulator.control.serviceUrl({ estateId: AACHEN, userId: 21 }).url);
    const [line = ''] = visitor.cookieLines;
    const [pair = '', ...attributes] = line.split('; ');
    return {
      name: pair.split('=')[0],
      attributes: attributes.filter((attribute) => !attribute.startsWith('Expires')),
    };
  };

  it('on http is HttpOnly and Lax', async () => {
    const test = await startTestApp();
    try {
      await test.activate();
      const { name, attributes } = await cookieOf(test);
      expect(name).to.equal('immo-billie');
      expect(attributes).to.have.members(['Path=/', 'HttpOnly', 'SameSite=Lax']);
    } finally {
      await test.close();
    }
  });

  it('on https works in onOffice’s frame: Secure, SameSite=None, Partitioned', async () => {
    const test = await startTestApp({ config: { publicUrl: 'https://app.example.test', trustProxy: 1 } });
    try {
      await test.activate();
      const { name, attributes } = await cookieOf(test);
      expect(name).to.equal('__Host-immo-billie');
      expect(attributes).to.have.members(['Path=/', 'HttpOnly', 'Secure', 'SameSite=None', 'Partitioned']);
    } finally {
      await test.close();
    }
  });
});
