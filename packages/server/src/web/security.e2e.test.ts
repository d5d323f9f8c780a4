import { expect } from 'chai';
import { createApp } from '../app.js';
import { changingRoutes } from '../testing/app-routes.test-support.js';
import { startTestApp, useTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { contentOf } from '../testing/database-content.test-support.js';

const AACHEN = 1437;

const PAGES = [
  '/objects',
  '/administration',
  '/documents',
  '/help',
  '/close',
  `/import/${AACHEN}`,
  '/unknown',
];

describe('requests of other sites', () => {
  const test = useTestApp();

  it('are refused by every route that changes something, whatever says so', async () => {
    const visitor = await test().signedIn({ estateId: AACHEN });
    const token = (await visitor.open('/objects')).field('_token');
    const headers: readonly Readonly<Record<string, string>>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: test().simulator.url },
      { origin: '', 'sec-fetch-site': 'cross-site' },
    ];
    const routes = changingRoutes(createApp(test().context));
    expect(routes.map(({ path }) => path)).to.include.members([
      '/import/:estateId',
      '/objects/:objectId',
      '/sign-out',
    ]);
    const before = await contentOf(test().context.database);
    for (const { method, path } of routes.filter((route) => route.path !== '/onoffice/activation')) {
      const address = path
        .replace(':estateId', String(AACHEN))
        .replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000');
      for (const header of headers) {
        const page =
          method === 'POST'
            ? await visitor.post(address, { _token: token }, header)
            : await visitor.request(method, address, header);
        expect(page, `${method} ${path} ${JSON.stringify(header)}`).to.include({
          status: 403,
          heading: 'Anfrage abgelehnt',
        });
      }
    }
    expect(without(await contentOf(test().context.database), 'sessions')).to.deep.equal(
      without(before, 'sessions'),
    );
  });

  it('are refused on unknown addresses and with other methods as well', async () => {
    const visitor = await test().signedIn({ estateId: AACHEN });
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const page = await visitor.request(method, '/unknown', { origin: 'https://evil.example' });
      expect(page.status, method).to.equal(403);
    }
  });
});

describe('security headers', () => {
  const test = useTestApp({ config: { frameAncestors: ["'self'", 'https://*.onoffice.de'] } });

  for (const path of [...PAGES, '/assets/app.css', '/livez']) {
    it(`of ${path} are strict and allow onOffice’s frame`, async () => {
      const visitor = await test().signedIn({ estateId: AACHEN });
      const { headers } = await visitor.open(path);
      const policy = headers.get('content-security-policy') ?? '';
      const directives = new Map(
        policy.split(';').map((directive) => directive.trim().split(/ (.*)/s) as [string, string]),
      );
      expect(directives.get('default-src')).to.equal("'none'");
      expect(directives.get('script-src')).to.equal("'self'");
      expect(directives.get('style-src')).to.equal("'self'");
      expect(directives.get('form-action')).to.equal("'self'");
      expect(directives.get('base-uri')).to.equal("'none'");
      expect(directives.get('frame-ancestors')).to.equal("'self' https://*.onoffice.de");
      expect(policy).not.to.contain('unsafe').and.not.to.contain('upgrade-insecure-requests');
      expect(headers.get('x-frame-options')).to.equal(null);
      expect(headers.get('strict-transport-security')).to.equal(null);
      expect(headers.get('x-content-type-options')).to.equal('nosniff');
      expect(headers.get('x-powered-by')).to.equal(null);
      expect(headers.get('cross-origin-opener-policy')).to.equal(null);
      expect(headers.get('referrer-policy')).to.equal('same-origin');
    });
  }

  it('keep pages with personal data out of every cache', async () => {
    const visitor = await test().signedIn({ estateId: AACHEN });
    for (const path of PAGES)
      expect((await visitor.open(path)).headers.get('cache-control'), path).to.equal('no-store');
  });

  it('allow pages without inline scripts and styles only, so there are none', async () => {
    const visitor = await test().signedIn({ estateId: AACHEN });
    for (const path of PAGES) {
      const { body } = await visitor.open(path);
      expect(body, path).not.to.match(/<style\b|\sstyle="|\son\w+="|javascript:/);
      for (const [tag] of body.matchAll(/<script\b[^>]*>/g)) expect(tag, path).to.match(/ src="\/assets\//);
      for (const [, source = ''] of body.matchAll(/<(?:link|script|img)\b[^>]*(?:href|src)="([^"]*)"/g)) {
        expect(source, path).to.match(/^\//);
      }
    }
  });

  it('let assets be kept', async () => {
    const visitor = test().visitor();
    for (const path of ['/assets/app.css', '/assets/bootstrap.min.css', '/assets/icon.svg']) {
      const page = await visitor.open(path);
      expect(page.status, path).to.equal(200);
      expect(page.headers.get('cache-control'), path).to.contain('max-age=3600');
      expect(visitor.cookieLines).to.deep.equal([]);
    }
  });
});

describe('security headers on https', () => {
  it('add HSTS and upgrade insecure requests', async () => {
    const test = await startTestApp({ config: { publicUrl: 'https://app.example.test', trustProxy: 1 } });
    try {
      const { headers } = await test.visitor().open('/help');
      expect(headers.get('strict-transport-security')).to.equal('max-age=31536000');
      expect(headers.get('content-security-policy')).to.contain('upgrade-insecure-requests');
    } finally {
      await test.close();
    }
  });
});

describe('error pages', () => {
  const test = useTestApp();

  it('for unknown addresses are 404, German, and lead on', async () => {
    const visitor = await test().signedIn({ estateId: AACHEN });
    for (const path of [
      '/unknown',
      '/objects/',
      '/import',
      '/onoffice',
      '/assets/unknown.js',
      '/.env',
      '/%2e%2e/package.json',
    ]) {
      const page = await visitor.open(path);
      if (path === '/objects/') continue;
      expect(page, path).to.include({ status: 404, heading: 'Diese Seite gibt es nicht' });
    }
    expect((await visitor.request('PUT', '/objects')).status).to.equal(404);
  });

  it('for malformed addresses and forms are 400', async () => {
    const visitor = await test().signedIn({ estateId: AACHEN });
    expect(await visitor.open('/objects/%ff')).to.include({
      status: 400,
      heading: 'Die Anfrage war nicht lesbar',
    });
    const page = await visitor.post(
      '/language',
      {},
      { 'content-type': 'application/x-www-form-urlencoded; charset=utf-7' },
    );
    expect(page.status).to.be.oneOf([400, 415]);
  });

  it('for failures of ours say nothing of the inside, but name the request for questions', async () => {
    const visitor = await test().signedIn({ estateId: AACHEN });
    const { knex } = test().context.database;
    await knex.schema.renameTable('objects', 'objects_away');
    const page = await visitor.open('/objects');
    await knex.schema.renameTable('objects_away', 'objects');
    expect(page).to.include({ status: 500, heading: 'Das hat nicht geklappt' });
    expect(page.body).not.to.match(/SQLITE|no such table|node_modules|dist\//i);
    const requestId = page.headers.get('x-request-id') ?? '-';
    expect(page.text).to.contain(requestId);
    const logged = test().log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const entry = logged.find((line) => line['requestId'] === requestId && line['problem'] === 'internal');
    expect(entry).to.have.nested.property('err.stack').that.is.a('string');
  });

  it('work also where the database is gone altogether', async () => {
    const broken = await startTestApp();
    try {
      await broken.activate();
      const visitor = await broken.signedIn({ estateId: AACHEN });
      await broken.context.database.knex.schema.renameTable('sessions', 'sessions_away');
      const page = await visitor.open('/objects');
      expect(page).to.include({ status: 500, heading: 'Das hat nicht geklappt' });
      await broken.context.database.knex.schema.renameTable('sessions_away', 'sessions');
    } finally {
      await broken.close();
    }
  });

  it('ignore a request id from outside', async () => {
    const page = await test().visitor().open('/help', { 'x-request-id': 'from-outside' });
    expect(page.headers.get('x-request-id')).to.match(/^[0-9a-f]{8}-/);
  });
});

describe('the access log', () => {
  let test: TestApp;
  before(async () => {
    test = await startTestApp();
    await test.activate();
  });
  after(() => test.close());

  it('names method, route, status, time, request and tenant, and nothing else', async () => {
    const visitor = await test.signedIn({ estateId: AACHEN });
    await visitor.open(`/import/${AACHEN}?secret=canary-in-the-query`, { 'x-canary': 'canary-in-a-header' });
    await visitor.open('/unknown/canary-in-the-path');
    const lines = test.log.map((line) => JSON.parse(line) as Record<string, unknown>);
    const access = lines.filter(({ msg }) => msg === 'request');
    expect(access).not.to.have.length(0);
    const allowed = new Set([
      'level',
      'time',
      'pid',
      'hostname',
      'msg',
      'method',
      'route',
      'status',
      'ms',
      'requestId',
      'tenant',
    ]);
    for (const line of access) {
      for (const field of Object.keys(line)) expect(allowed.has(field), field).to.equal(true);
    }
    expect(access.map(({ route }) => route)).to.include.members([
      '/onoffice/service',
      '/import/:estateId',
      '-',
    ]);
    expect(access.find(({ route }) => route === '/import/:estateId')).to.include({
      tenant: '20101',
      method: 'GET',
    });
    expect(test.log.join('\n')).not.to.contain('canary');
  });

  it('stays below error and warning while everything is well', async () => {
    const { visitor, page } = await test.openWizard({ estateId: AACHEN });
    const from = test.log.length;
    const details = await visitor.submit(page, `/import/${AACHEN}`);
    await visitor.submit(details, details.url.pathname, { startPrice: '1' });
    const levels = test.log.slice(from).map((line) => (JSON.parse(line) as { level: number }).level);
    expect(levels.every((level) => level <= 30)).to.equal(true);
  });
});

function without(content: Readonly<Record<string, readonly string[]>>, table: string) {
  return Object.fromEntries(Object.entries(content).filter(([name]) => name !== table));
}
