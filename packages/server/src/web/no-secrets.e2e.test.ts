import { expect } from 'chai';
import { startTestApp, type TestApp } from '../testing/test-app.test-support.js';
import { rowsOf, listTables } from '../testing/database-content.test-support.js';
import { parameterOf, tamperedWith } from '../testing/signed-url.test-support.js';

const AACHEN = 1437;
const PATH = `/import/${AACHEN}`;
const WRONG_KEY = 'canary'.repeat(10) + 'abcd';
const IMPATIENT = { timeouts: { connectMs: 300, responseMs: 900, totalMs: 1000 }, retry: { attempts: 1 } };

describe('secrets, tokens and claims', () => {
  let test: TestApp;

  before(async () => {
    test = await startTestApp({ parts: { patience: IMPATIENT } });
  });
  after(() => test.close());

  /** Everything that may go right or wrong with a secret in hand. */
  async function walkThrough(): Promise<void> {
    const { control } = test.simulator;
    const admin = test.visitor();
    const { url } = control.activationUrl();
    const page = await admin.open(url);
    await admin.open(tamperedWith(url, 'userId', '99'));
    await admin.post('/onoffice/activation', { ticket: page.field('ticket'), apiKey: WRONG_KEY });
    control.faults({ fault: 'error:170' });
    await admin.post('/onoffice/activation', { ticket: page.field('ticket'), apiKey: WRONG_KEY });
    await test.activate();

    const service = control.serviceUrl({ estateId: AACHEN, userId: 21 }).url;
    await admin.open(tamperedWith(service, 'estateId', '1439'));
    await admin.open(service.replace('/onoffice/service', '/onoffice/unknown'));
    await admin.open(service.replace('/onoffice/service', '/unknown'));
    const broker = test.visitor();
    const wizard = await broker.open(service);
    await admin.open(service);
    for (const fault of ['error:22', 'error:201', 'http-500-html', 'malformed-json', 'refuse']) {
      control.faults({ fault, times: 5 });
      await broker.open(PATH);
      await broker.submit(wizard, PATH);
      control.faults({ fault, times: 0 });
    }
    const { knex } = test.context.database;
    await knex.schema.renameTable('claims', 'claims_away');
    await broker.open(PATH);
    await broker.open(control.serviceUrl({ estateId: AACHEN, userId: 21 }).url);
    await knex.schema.renameTable('claims_away', 'claims');
    const details = await broker.submit(wizard, PATH);
    for (const path of [details.url.pathname, '/objects', '/administration', '/close', '/help'])
      await broker.open(path);
  }

  it('never appear in a page, header, address or log line, whatever goes wrong', async () => {
    await walkThrough();
    expect(test.watch.secrets().size).to.be.greaterThan(10);
    expect(test.log.length).to.be.greaterThan(30);
    expect(test.watch.findLeaks(test.log)).to.deep.equal([]);
  });

  it('lie in the database only sealed or hashed', async () => {
    const { database } = test.context;
    const rows = (await Promise.all((await listTables(database)).map((table) => rowsOf(database, table))))
      .flat()
      .join('\n');
    for (const [value, name] of test.watch.secrets()) expect(rows.includes(value), name).to.equal(false);
  });

  it('would be found if they did appear', () => {
    const [secret = ''] = [...test.watch.secrets().keys()];
    expect(test.watch.findLeaks([`{"msg":"${secret}"}`])).to.have.length(1);
    const claim = parameterOf(test.simulator.control.serviceUrl({ estateId: AACHEN }).url, 'apiClaim');
    const exchange = {
      method: 'GET',
      sentBody: '',
      status: 200,
      headers: new Headers(),
      body: `<p>${claim}</p>`,
    };
    test.watch.note({ ...exchange, url: `http://localhost/onoffice/service?apiClaim=${claim}` });
    expect(test.watch.findLeaks([])).to.deep.equal(['apiClaim in the answer 200 to GET /onoffice/service']);
    test.watch.forgetExchanges();
  });
});
