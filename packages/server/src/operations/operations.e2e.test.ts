import { expect } from 'chai';
import { startTestApp, useTestApp } from '../testing/test-app.test-support.js';

const TOKEN = 'metrics-token-of-the-tests';

describe('operations', () => {
  const test = useTestApp({ config: { metricsToken: TOKEN } });

  it('/livez says that the process is alive', async () => {
    const page = await test().visitor().open('/livez');
    expect(page.status).to.equal(200);
    expect(page.json).to.deep.equal({ status: 'ok' });
  });

  it('/readyz says that the database is up to date', async () => {
    const page = await test().visitor().open('/readyz');
    expect(page.status).to.equal(200);
    expect(page.json).to.deep.equal({ status: 'ok' });
  });

  it('need no session and start none', async () => {
    const visitor = test().visitor();
    for (const path of ['/livez', '/readyz', '/metrics']) await visitor.open(path);
    expect(visitor.cookieLines).to.deep.equal([]);
  });

  it('/metrics shows figures by route pattern, to whoever has the token', async () => {
    await (await test().signedIn({ estateId: 1437 })).open('/objects');
    const page = await test()
      .visitor()
      .open('/metrics', { authorization: `Bearer ${TOKEN}` });
    expect(page.status).to.equal(200);
    expect(page.headers.get('content-type')).to.match(/^text\/plain/);
    expect(page.body).to.match(
      /http_request_duration_seconds_count\{method="GET",route="\/import\/:estateId",status="200"\} \d/,
    );
    expect(page.body).not.to.contain('/import/1437').and.not.to.contain(TOKEN);
  });

  it('/metrics answers 401 without the token', async () => {
    for (const authorization of [
      '',
      `Bearer ${TOKEN}x`,
      `Bearer ${TOKEN.slice(0, -1)}`,
      TOKEN,
      `Basic ${TOKEN}`,
    ]) {
      const page = await test()
        .visitor()
        .open('/metrics', authorization === '' ? {} : { authorization });
      expect(page.status, authorization).to.equal(401);
      expect(page.body).not.to.contain('http_request');
    }
  });

  it('/metrics does not exist where no token is configured', async () => {
    const bare = await startTestApp();
    try {
      expect((await bare.visitor().open('/metrics', { authorization: 'Bearer undefined' })).status).to.equal(
        404,
      );
      expect((await bare.visitor().open('/metrics')).status).to.equal(404);
    } finally {
      await bare.close();
    }
  });

  it('/readyz answers 503 while migrations are pending', async () => {
    const { knex } = test().context.database;
    await knex.schema.renameTable('knex_migrations', 'knex_migrations_away');
    const page = await test().visitor().open('/readyz');
    await knex.schema.renameTable('knex_migrations_away', 'knex_migrations');
    expect(page.status).to.equal(503);
    expect(page.json).to.deep.equal({ status: 'migrations_pending' });
  });

  it('/readyz answers 503 and /livez 200 when the database cannot be reached', async () => {
    const other = await startTestApp({ engine: 'postgres' });
    try {
      await other.context.database.knex.destroy();
      const page = await other.visitor().open('/readyz');
      expect(page.status).to.equal(503);
      expect(page.json).to.deep.equal({ status: 'database_unreachable' });
      expect((await other.visitor().open('/livez')).status).to.equal(200);
    } finally {
      await other.close();
    }
  });
});
